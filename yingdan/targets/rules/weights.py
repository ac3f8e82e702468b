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
