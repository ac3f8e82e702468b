"""Weights of people and months from evidence, each with its reason in words and numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.kernel.texts import text
from yingdan.org.models import Member
from yingdan.targets import metrics
from yingdan.targets.models import Target
from yingdan.targets.rules import period
from yingdan.targets.rules.decompose import MONTHS
from yingdan.targets.rules.weights import (
    Ability,
    Blend,
    Estimate,
    Load,
    abilities,
    among,
    loads,
    ramp,
    seasonality,
    shrunk,
    with_potential,
)
from yingdan.targets.selectors import evidence
from yingdan.targets.selectors.potential import held, potentials
from yingdan.targets.selectors.serving import Served, served

People = Literal["history", "equal", "manual"]
Months = Literal["history", "workdays", "equal", "manual"]
LEAST_MONTHS = 6  # of record, before growth over it can be capped
DAYS_PER_MONTH = 365.25 / 12
NAMED = 3  # territories that a reason names


@dataclass(frozen=True, slots=True)
class Ask:
    """Whose weights: people with the shares of each month that they are in post."""

    actor: Actor
    target: Target
    people: list[Member]
    posts: Mapping[int, Mapping[int, float]]
    blend: Blend

    def months(self, member: int) -> float:
        """Months in post in the target's year."""
        return round(sum(self.posts[member].values()), 1)

    def amount(self, value: float) -> str:
        """An amount of the target's metric in words."""
        return metrics.said(self.target.metric, round(value), self.actor.locale, about=True)

    def say(self, code: str, **params: object) -> str:
        """A reason in the reader's language."""
        return text(code, self.actor.locale, **params)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The weight of a full month in post (by hand: of the year), its share in the months of a newcomer's ramp, the most
    that the year may be, and why. `history` is the record as a year, `potential` what is in reach, both fen."""

    weight: float
    reason: str
    ramp: Mapping[int, float] = field(default_factory=dict)
    maximum: int | None = None
    history: int = 0
    potential: int = 0


def month_weights(target: Target, teams: list[int], how: Months, given: tuple[float, ...]) -> dict[int, float]:
    """The weight of each month 1–12 for the whole target."""
    if how == "manual":
        if len(given) != 12 or any(weight < 0 for weight in given) or not any(given):
            raise invalid("month_weights", "bad_value")
        return dict(zip(MONTHS, given, strict=True))
    if how == "equal":
        return dict.fromkeys(MONTHS, 1.0)
    workdays = evidence.month_workdays(target.year)
    return seasonality(evidence.seasons(target, teams) if how == "history" else {}, workdays)


def weigh(ask: Ask, how: People, given: Mapping[int, float]) -> dict[int, Weighed]:
    """By member. Whatever the way, the record and the potential are told, so that the result can be judged."""
    histories = evidence.histories(ask.target, ask.people)
    span = evidence.window(ask.target.year)
    worth = potentials([one.id for one in ask.people], span.start, span.end)
    years = {key: round(past.value / past.months * 12) if past.months else 0 for key, past in histories.items()}
    if how == "manual":
        weights = {one.id: float(given.get(one.id, 0)) for one in ask.people}
        if any(weight < 0 for weight in weights.values()) or not any(weights.values()):
            raise invalid("weights", "bad_value")
        reasons = {key: ask.say("target_why_manual", weight=f"{weight:g}") for key, weight in weights.items()}
    elif how == "equal":
        weights = dict.fromkeys(worth, 1.0)
        reasons = {key: ask.say("target_why_equal", posts=f"{ask.months(key):g}") for key in worth}
    else:
        estimates = shrunk(histories, {one.id: one.team_id for one in ask.people})
        able = abilities(evidence.attained(ask.target, ask.people), ask.blend.ability)
        return _from_evidence(ask, estimates, able, worth, years)
    return {key: Weighed(weights[key], reasons[key], {}, None, years[key], worth[key]) for key in weights}


def _from_evidence(
    ask: Ask, estimates: Mapping[int, Estimate], able: Mapping[int, Ability], worth: Mapping[int, int],
    years: Mapping[int, int],
) -> dict[int, Weighed]:  # fmt: skip
    fresh = [key for key, one in estimates.items() if one.months < LEAST_MONTHS]
    load = loads(held(list(worth)), ask.blend.load, fresh) if ask.blend.load else {}
    base = {key: one.weight * able[key].factor * (load[key].factor if load else 1) for key, one in estimates.items()}
    weights = with_potential(base, worth, ask.blend.potential)
    whole = sum(worth.values())
    areas = _areas(ask)
    weights = among(weights, {key: one.worth for key, one in areas.items()}, ask.blend.territory)
    found = {}
    for member in ask.people:
        key = member.id
        reasons = [_record(ask, key, estimates[key]), *_ability(ask, able[key])]
        if whole and ask.blend.potential:
            share = f"{worth[key] / whole:.1%}"
            reasons.append(ask.say("target_why_potential", share=share, part=f"{ask.blend.potential:.0%}"))
        reasons += [*_territory(ask, key, areas), *_load(ask, load.get(key))]
        slope = _ramp(ask.target.year, member) if ask.blend.ramp else {}
        if slope:
            first = min(slope)
            reasons.append(ask.say("target_why_ramp", month=first, share=f"{slope[first]:.0%}"))
        top = _cap(ask, key, estimates[key], years[key])
        if top is not None:
            reasons.append(ask.say("target_why_cap", growth=f"{ask.blend.growth_cap:.0%}", amount=ask.amount(top)))
        end = "" if ask.actor.locale == "en" else "。"
        reason = ("; " if ask.actor.locale == "en" else "；").join(reasons) + end
        found[key] = Weighed(weights[key], reason, slope, top, years[key], worth[key])
    return found


def _record(ask: Ask, member: int, found: Estimate) -> str:
    amounts = {"own": ask.amount(found.own), "group": ask.amount(found.group)}
    code = "target_why_history" if found.months else "target_why_new"
    trust, posts = round(found.trust * 100), f"{ask.months(member):g}"
    return ask.say(code, **amounts, months=f"{found.months:g}", trust=trust, posts=posts)


def _ability(ask: Ask, one: Ability) -> list[str]:
    if one.months <= 0 or not ask.blend.ability:
        return []
    return [ask.say("target_why_ability", rate=f"{one.own:.0%}", factor=f"{one.factor:.2f}")]


def _areas(ask: Ask) -> dict[int, Served]:
    """Who serves territories, if these count."""
    span = evidence.window(ask.target.year)
    return served(ask.people, span.start, span.end) if ask.blend.territory else {}


def _territory(ask: Ask, key: int, areas: Mapping[int, Served]) -> list[str]:
    if not areas:
        return []
    if key not in areas:
        return [ask.say("target_why_no_territory")]
    one, whole = areas[key], sum(each.worth for each in areas.values())
    return [
        ask.say(
            "target_why_territory", names=("、" if ask.actor.locale == "zh-CN" else ", ").join(one.names[:NAMED]),
            customers=f"{one.customers:.0f}", share=f"{one.worth / whole:.1%}", part=f"{ask.blend.territory:.0%}",
        )
    ]  # fmt: skip


def _load(ask: Ask, one: Load | None) -> list[str]:
    if one is None:
        return []
    return [
        ask.say(
            "target_why_load", customers=one.held.customers, deals=one.held.deals, times=f"{one.times:.1f}",
            factor=f"{one.factor:.2f}",
        )
    ]  # fmt: skip


def _ramp(year: int, member: Member) -> dict[int, float]:
    """By month, what a newcomer carries of a full load; only months below a full load."""
    if member.started_on is None:
        return {}
    found = {}
    for month in MONTHS:
        span = period.month(month, year)
        middle = span.start.toordinal() + (span.end.toordinal() - span.start.toordinal()) / 2
        months = (middle - member.started_on.toordinal()) / DAYS_PER_MONTH
        if span.end >= member.started_on and ramp(months) < 1:
            found[month] = ramp(months)
    return found


def _cap(ask: Ask, member: int, found: Estimate, year: int) -> int | None:
    """The most that a person with a record may carry in the year, by the months in post."""
    if ask.blend.growth_cap is None or found.months < LEAST_MONTHS or year <= 0:
        return None
    return round(year * (1 + ask.blend.growth_cap) * ask.months(member) / 12)
