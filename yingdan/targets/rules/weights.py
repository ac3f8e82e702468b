"""Weights from evidence: what a person or a month is likely to carry, with the numbers that explain it."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
G = TypeVar("G", bound=Hashable)
TRUST_MONTHS = 6
TRUST_YEARS = 1


@dataclass(frozen=True, slots=True)
class History:
    """What a person reached, in how many months in post."""

    value: int
    months: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A weight per month in post, blended from the person's own and the group's monthly average; `trust` in the own."""

    weight: float
    own: float
    group: float
    months: float
    trust: float


def shrunk(history: Mapping[K, History], group: Mapping[K, G]) -> dict[K, Estimate]:
    """Own average × trust + group average × (1 − trust), with trust = months / (months + 6).

    So a newcomer starts from the group, and a year's own record counts for two thirds. The group's average is itself
    blended with everybody's in the same way.
    """
    whole = _mean(history.values())
    members: dict[G, list[History]] = {}
    for key, past in history.items():
        members.setdefault(group[key], []).append(past)
    groups = {name: _blend(pasts, whole) for name, pasts in members.items()}
    estimates = {}
    for key, past in history.items():
        trust = past.months / (past.months + TRUST_MONTHS)
        own = past.value / past.months if past.months else 0.0
        base = groups[group[key]]
        estimates[key] = Estimate(trust * own + (1 - trust) * base, own, base, past.months, trust)
    return estimates


def _mean(histories: Collection[History]) -> float:
    months = sum(past.months for past in histories)
    return sum(past.value for past in histories) / months if months else 0.0


def _blend(histories: list[History], whole: float) -> float:
    months = sum(past.months for past in histories)
    trust = months / (months + TRUST_MONTHS)
    return trust * _mean(histories) + (1 - trust) * whole


def seasonality(history: Mapping[tuple[int, int], int], workdays: Mapping[int, int]) -> dict[int, float]:
    """The share of each month 1–12 in a year (淡旺季): past years' mean share, blended with the share of workdays.

    `history` is value by (year, month); a year counts when all its months sum to more than 0. Trust in n years is
    n / (n + 1): with two years of history the record counts for two thirds.
    """
    base = {month: days / sum(workdays.values()) for month, days in workdays.items()}
    sums = {year: sum(value for (y, _), value in history.items() if y == year) for year, _ in history}
    years = [year for year, total in sums.items() if total > 0]
    if not years:
        return base
    trust = len(years) / (len(years) + TRUST_YEARS)
    past = {month: sum(history.get((year, month), 0) / sums[year] for year in years) / len(years) for month in base}
    return {month: trust * past[month] + (1 - trust) * share for month, share in base.items()}


@dataclass(frozen=True, slots=True)
class Blend:
    """How evidence is weighed. `ability` is the exponent of the attainment factor (0 = it does not count), `potential`
    its share in the weight, `ramp` whether newcomers start lower, `growth_cap` the most a person's year may grow.
    Only if chosen: `territory`, the share by what the territories served could bring; `load`, the exponent of the load
    factor."""

    ability: float = 0.5
    potential: float = 0.2
    ramp: bool = True
    growth_cap: float | None = None
    territory: float = 0.0
    load: float = 0.0


@dataclass(frozen=True, slots=True)
class Ability:
    """A person's attainment of past targets, `rate` shrunk to everybody's, and the factor on the weight."""

    own: float
    months: float
    trust: float
    rate: float
    factor: float


FACTOR_LOW, FACTOR_HIGH = 0.7, 1.3
RAMP_START, RAMP_MONTHS = 0.4, 6


def abilities(past: Mapping[K, tuple[int, int, float]], exponent: float) -> dict[K, Ability]:
    """From (target, actual, months) by person: factor = (own rate shrunk to everybody's ÷ everybody's) ^ exponent,
    between 0.7 and 1.3; trust = months / (months + 6). People without a past target get 1."""
    asked, reached = (sum(row[n] for row in past.values() if row[0] > 0) for n in (0, 1))
    whole = reached / asked if asked else 0.0
    found = {}
    for key, (target, actual, months) in past.items():
        if target <= 0 or whole <= 0:
            found[key] = Ability(0.0, 0.0, 0.0, whole, 1.0)
            continue
        trust = months / (months + TRUST_MONTHS)
        rate = trust * actual / target + (1 - trust) * whole
        factor = min(max((max(rate, 0.0) / whole) ** exponent, FACTOR_LOW), FACTOR_HIGH)
        found[key] = Ability(actual / target, months, trust, rate, factor)
    return found


def with_potential(weights: Mapping[K, float], potentials: Mapping[K, float], share: float) -> dict[K, float]:
    """Weights of which `share` goes by potential instead; the sum stays. Unchanged where nobody has potential."""
    whole = sum(potentials.get(key, 0.0) for key in weights)
    if whole <= 0 or share <= 0:
        return dict(weights)
    total = sum(weights.values())
    return {
        key: (1 - share) * weight + share * total * (potentials.get(key, 0.0) / whole)
        for key, weight in weights.items()
    }


def among(weights: Mapping[K, float], potentials: Mapping[K, float], share: float) -> dict[K, float]:
    """The same among those who have any potential at all: who has none keeps the weight, and so do they together."""
    those = {key: weight for key, weight in weights.items() if potentials.get(key, 0.0) > 0}
    return {**weights, **with_potential(those, potentials, share)}


@dataclass(frozen=True, slots=True)
class Held:
    """Customers and open deals in hand."""

    customers: int
    deals: int


@dataclass(frozen=True, slots=True)
class Load:
    """What a person holds, how many times the average of all that is, and the factor on the weight."""

    held: Held
    times: float
    factor: float


LOAD_LOW, LOAD_HIGH = 0.8, 1.2


def loads(held: Mapping[K, Held], exponent: float, newcomers: Collection[K] = ()) -> dict[K, Load]:
    """Load 负荷 = the mean of customers ÷ average and open deals ÷ average (of the two, what anybody holds at all);
    factor = load ^ −exponent, between 0.8 and 1.2: whoever holds much already has less room for new. Nobody gains by
    it who is new, or holds nothing: there it says only that the person has just begun."""
    means = [
        sum(values) / len(held) for values in zip(*((one.customers, one.deals) for one in held.values()), strict=True)
    ]
    found = {}
    for key, one in held.items():
        ratios = [value / mean for value, mean in zip((one.customers, one.deals), means, strict=True) if mean]
        times = sum(ratios) / len(ratios) if ratios else 1.0
        factor = min(max(times**-exponent, LOAD_LOW), LOAD_HIGH) if times > 0 else 1.0
        found[key] = Load(one, times, min(factor, 1.0) if key in newcomers else factor)
    return found


def ramp(months: float) -> float:
    """What a newcomer carries of a full load after so many months: 40 % at first, all of it after six (爬坡)."""
    return min(1.0, RAMP_START + (1 - RAMP_START) * max(months, 0.0) / RAMP_MONTHS)


def mixes(
    sold: Mapping[tuple[K, int], int], group: Mapping[K, G], base: Mapping[int, float]
) -> dict[K, dict[int, float]]:
    """By person, the share of each part: own record × trust + group's mix × (1 − trust), the group's shrunk to
    everybody's and that to `base` in the same way. Trust is value / (value + an average person's record)."""
    total = sum(base.values()) or 1.0
    start = {part: weight / total for part, weight in base.items()}
    people: dict[K, dict[int, float]] = {key: {} for key in group}
    groups: dict[G, dict[int, float]] = {}
    whole: dict[int, float] = {}
    for (key, part), value in sold.items():
        for line in (people[key], groups.setdefault(group[key], {}), whole):
            line[part] = line.get(part, 0.0) + value
    typical = sum(whole.values()) / max(len(group), 1)
    everybody = _toward(whole, start, typical)
    of_group = {name: _toward(line, everybody, typical) for name, line in groups.items()}
    return {key: _toward(line, of_group.get(group[key], everybody), typical) for key, line in people.items()}


def _toward(own: Mapping[int, float], base: Mapping[int, float], typical: float) -> dict[int, float]:
    """The own mix blended with another."""
    value = sum(own.values())
    if value <= 0:
        return dict(base)
    trust = value / (value + typical)
    return {part: trust * own.get(part, 0.0) / value + (1 - trust) * share for part, share in base.items()}
