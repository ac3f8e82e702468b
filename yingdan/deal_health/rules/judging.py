"""What is wrong with an open deal. `judge.sql` says the same in the database, which tests hold this against.

What the numbers of a threshold mean:

| kind | days | percent | count |
|---|---|---|---|
| stalled | never before so many days in the stage | of the stage's usual stay | usual stay where none is known |
| close_past | days past the date | | |
| close_slipped | days that it was put off in all | | times that it was put off |
| no_next_step | days a deal may be without, or past the planned contact | | |
| silent | days since the last follow-up | | |
| no_decision_maker | not in the first days of a deal | | |
| single_contact | not in the first days of a deal | | people who should take part |
| amount_changed | days looked back | of the amount then, up or down | |
| competitor | | | |
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from yingdan.deal_health.types import GOOD, WATCH

FULL = 100


@dataclass(frozen=True, slots=True)
class Limits:
    """A threshold as the rules need it."""

    days: int = 0
    percent: int = 0
    count: int = 0
    weight: int = 0


# What a company begins with.
DEFAULTS: Mapping[str, Limits] = {
    "stalled": Limits(days=7, percent=150, count=30, weight=25),
    "close_past": Limits(weight=25),
    "close_slipped": Limits(days=30, count=2, weight=15),
    "no_next_step": Limits(days=3, weight=20),
    "silent": Limits(days=14, weight=20),
    "no_decision_maker": Limits(days=21, weight=15),
    "single_contact": Limits(days=21, count=2, weight=10),
    "amount_changed": Limits(days=30, percent=20, weight=10),
    "competitor": Limits(weight=5),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an open deal; days are the company's. `usual` is the stage's usual stay in days and where it
    comes from; `slips` are (day of the change, from, to) of dates put off; `was` the amount at the beginning of the
    time looked back over. `task_due` is the latest day of open tasks about it, `undated_task`: there is one without."""

    entered: date
    opened: date
    usual: float | None = None
    usual_from: str = "default"
    expected_close: date | None = None
    next_step: str = ""
    next_contact: date | None = None
    task_due: date | None = None
    undated_task: bool = False
    last_contact: date | None = None
    people: int = 0
    deciders: int = 0
    known_deciders: int = 0
    competitor: str = ""
    amount: Decimal = Decimal(0)
    was: Decimal | None = None
    slips: Sequence[tuple[date, date, date]] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A signal; `since` None means from the day on which it was first seen."""

    kind: str
    since: date | None
    params: dict[str, Any]
    weight: int


def judge(facts: Facts, limits: Mapping[str, Limits], today: date) -> list[Found]:
    """The signals of a deal; kinds without limits are switched off."""
    checks = {
        "stalled": _stalled, "close_past": _close_past, "close_slipped": _close_slipped,
        "no_next_step": _no_next_step, "silent": _silent, "no_decision_maker": _no_decision_maker,
        "single_contact": _single_contact, "amount_changed": _amount_changed, "competitor": _competitor,
    }  # fmt: skip
    found = []
    for kind, check in checks.items():
        if kind in limits and (answer := check(facts, limits[kind], today)):
            found.append(Found(kind, *answer, limits[kind].weight))
    return found


def score(weights: Sequence[int]) -> int:
    """100 for a deal without a signal, less what its signals weigh."""
    return max(FULL - sum(weights), 0)


def level(points: int) -> str:
    """What a score means."""
    return "good" if points >= GOOD else "watch" if points >= WATCH else "risk"


Answer = tuple[date | None, dict[str, Any]] | None


def _stalled(facts: Facts, limits: Limits, today: date) -> Answer:
    usual = facts.usual if facts.usual is not None else float(limits.count)
    longest = max(limits.days, int(usual * limits.percent / 100))
    if (today - facts.entered).days <= longest:
        return None
    params = {"entered": facts.entered.isoformat(), "usual": round(usual), "limit": longest, "from": facts.usual_from}
    return facts.entered + timedelta(longest + 1), params


def _close_past(facts: Facts, limits: Limits, today: date) -> Answer:
    if facts.expected_close is None or (today - facts.expected_close).days <= limits.days:
        return None
    return facts.expected_close + timedelta(limits.days + 1), {"date": facts.expected_close.isoformat()}


def _close_slipped(facts: Facts, limits: Limits, today: date) -> Answer:
    days = sum((after - before).days for _, before, after in facts.slips)
    if not facts.slips or (len(facts.slips) < limits.count and days < limits.days):
        return None
    params = {"times": len(facts.slips), "days": days, "first": facts.slips[0][1].isoformat()}
    return facts.slips[-1][0], params


def _no_next_step(facts: Facts, limits: Limits, today: date) -> Answer:
    planned = max((day for day in (facts.next_contact, facts.task_due) if day is not None), default=None)
    if planned is not None:
        if (today - planned).days <= limits.days:
            return None
        return planned + timedelta(limits.days + 1), {"why": "overdue", "planned": planned.isoformat()}
    if facts.next_step or facts.undated_task or (today - facts.opened).days <= limits.days:
        return None
    return None, {"why": "none"}


def _silent(facts: Facts, limits: Limits, today: date) -> Answer:
    last = facts.last_contact or facts.opened
    if (today - last).days <= limits.days:
        return None
    return last + timedelta(limits.days + 1), {"last": last.isoformat(), "never": facts.last_contact is None}


def _no_decision_maker(facts: Facts, limits: Limits, today: date) -> Answer:
    if facts.deciders or (today - facts.opened).days <= limits.days:
        return None
    return None, {"known": facts.known_deciders}


def _single_contact(facts: Facts, limits: Limits, today: date) -> Answer:
    if facts.people >= limits.count or (today - facts.opened).days <= limits.days:
        return None
    return None, {"people": facts.people, "wanted": limits.count}


def _amount_changed(facts: Facts, limits: Limits, today: date) -> Answer:
    if not facts.was or abs(facts.amount - facts.was) * 100 < limits.percent * facts.was or facts.amount == facts.was:
        return None
    return None, {"was": f"{facts.was:.2f}", "now": f"{facts.amount:.2f}", "days": limits.days}


def _competitor(facts: Facts, limits: Limits, today: date) -> Answer:
    return (None, {"name": facts.competitor}) if facts.competitor else None
