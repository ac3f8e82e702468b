"""Until when a record may stay with its owner. See docs/algorithms/recycling.md; `selectors/due.py` says it in SQL."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, get_args

from yingdan.kernel.clock import business_day
from yingdan.pools.rules.days import EARLIEST, Days

ClauseKind = Literal["idle_after_claim", "idle", "no_new_deal", "not_won", "held", "ended", "never_won"]
CLAUSES: tuple[ClauseKind, ...] = get_args(ClauseKind)
MAX_DAYS, MAX_MONTHS = 1500, 120


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition of time: `n` days (workdays, or months for never_won); `field` holds the date for `ended`."""

    kind: ClauseKind
    n: int
    field: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """Clauses of which every one, or any, must have come; time before `counts_from` does not count."""

    clauses: tuple[Clause, ...]
    every: bool = False
    workdays: bool = False
    spares_won: bool = True
    counts_from: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a record that somebody owns and that the rule's condition holds for."""

    owned_at: datetime
    created_at: datetime
    followed_at: datetime | None = None
    deal_on: date | None = None
    won_on: date | None = None
    busy: bool = False
    exempt: bool = False
    dates: Mapping[str, date] = field(default_factory=dict)


def last_day(rule: Rule, facts: Facts, days: Days) -> date | None:
    """The last day on which the owner may act; the sweep of the next day takes the record. None = it stays.

    Spared are records with an open deal or given up, locked and listed ones, and (unless the rule takes them) those
    that were ever won.
    """
    if facts.busy or facts.exempt or (rule.spares_won and facts.won_on is not None) or not rule.clauses:
        return None
    found = [_day(clause, rule, facts, days) for clause in rule.clauses]
    come = [one for one in found if one is not None]
    if not come or (rule.every and len(come) < len(found)):
        return None
    return max(max(come) if rule.every else min(come), EARLIEST)


def _day(clause: Clause, rule: Rule, facts: Facts, days: Days) -> date | None:
    if clause.kind == "ended":
        base = facts.dates.get(clause.field)
        return None if base is None else days.after(base, clause.n, rule.workdays)
    base = _base(clause.kind, facts)
    if base is None:
        return None
    if rule.counts_from is not None:
        base = max(base, rule.counts_from)
    if clause.kind == "never_won":
        return days.months_after(base, clause.n)
    return days.after(base, clause.n, rule.workdays)


def _base(kind: ClauseKind, facts: Facts) -> date | None:
    """The day from which a clause counts; None when it can no longer come."""
    owned = business_day(facts.owned_at)
    match kind:
        case "idle_after_claim":
            return None if facts.followed_at and facts.followed_at >= facts.owned_at else owned
        case "idle":
            return max(owned, business_day(facts.followed_at)) if facts.followed_at else owned
        case "no_new_deal":
            return max(owned, facts.deal_on) if facts.deal_on else owned
        case "not_won":
            return None if facts.won_on and facts.won_on >= owned else owned
        case "never_won":
            return None if facts.won_on else business_day(facts.created_at)
        case _:
            return owned
