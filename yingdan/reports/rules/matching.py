"""Plan against actual: which planned things happened, and the execution rate. See docs/algorithms/execution-rate.md."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

State = Literal["open", "done", "early", "late", "part", "missed", "dropped"]
WHOLE: Final = 100  # hundredths of a thing
TALKS: Final = frozenset({"call", "visit", "contact"})


@dataclass(frozen=True, slots=True)
class Item:
    """Something planned. `what`: visit, call, contact (of any kind), deal, task, activity or other; `target` is the id
    of the customer, deal or task. An activity is so many (`quantity`) of a `kind`. `said` is by hand: done, dropped."""

    key: int
    what: str
    target: int | None = None
    kind: str = ""
    quantity: int = 1
    said: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened on a day: a record, the kind of work it is, and whom it is about."""

    day: date
    kind: str  # call, visit, contact, demo, task, move, lead, deal
    record: tuple[str, int]
    customer: int | None = None
    deal: int | None = None
    task: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What became of an item: the hundredths that were done, when, and the records that show it."""

    state: State
    share: int
    day: date | None = None
    records: tuple[tuple[str, int], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Window:
    """The span of the plan, and how many days before and after it a thing still counts as done."""

    start: date
    end: date
    early: int
    late: int

    def has(self, day: date) -> bool:
        """Whether something on that day counts."""
        return self.start - timedelta(self.early) <= day <= self.end + timedelta(self.late)

    def off(self, day: date) -> int:
        """Days outside the span; before it negative."""
        return min(0, (day - self.start).days) + max(0, (day - self.end).days)


def match(items: Sequence[Item], facts: Iterable[Fact], window: Window, today: date) -> dict[int, Match]:
    """By key what became of each item. A fact fulfils one item of a kind of plan at most; inside the span goes first,
    then the nearest day."""
    near = sorted((one for one in facts if window.has(one.day)), key=lambda one: _order(one, window))
    used: set[tuple[str, tuple[str, int]]] = set()
    return {item.key: _became(item, near, window, used, today) for item in items}


def _order(fact: Fact, window: Window) -> tuple[int, date, tuple[str, int]]:
    return abs(window.off(fact.day)), fact.day, fact.record


def _became(item: Item, facts: Sequence[Fact], window: Window, used: set[tuple[str, tuple[str, int]]],
            today: date) -> Match:  # fmt: skip
    if item.what == "activity":
        return _counted(item, facts, window, today)
    for fact in facts:
        mark = (item.what, fact.record)
        if mark not in used and fits(item, fact):
            used.add(mark)
            off = window.off(fact.day)
            return Match("early" if off < 0 else "late" if off > 0 else "done", WHOLE, fact.day, (fact.record,))
    if item.said == "done":
        return Match("done", WHOLE)
    if item.said == "dropped":
        return Match("dropped", 0)
    return Match("open" if today <= window.end + timedelta(window.late) else "missed", 0)


def _counted(item: Item, facts: Sequence[Fact], window: Window, today: date) -> Match:
    """So many of a kind inside the span itself."""
    found = [one for one in facts if counts_as(item.kind, one.kind) and window.off(one.day) == 0]
    share = min(WHOLE, WHOLE * len(found) // max(1, item.quantity))
    records = tuple(one.record for one in found)
    if share == WHOLE:
        return Match("done", share, found[item.quantity - 1].day if item.quantity else None, records)
    if item.said == "dropped":
        return Match("dropped", share, None, records)
    return Match("open" if today <= window.end else "part" if share else "missed", share, None, records)


def counts_as(kind: str, happened: str) -> bool:
    """Whether something that happened is work of a planned kind (the kinds of activity targets)."""
    return {"visits": "visit", "calls": "call", "demos": "demo", "leads": "lead", "deals": "deal"}.get(kind) == happened


def fits(item: Item, fact: Fact) -> bool:
    """Whether a fact is what was planned: a visit or call of the customer, any contact where that was planned, anything
    about the deal, the end of the task."""
    match item.what:
        case "visit" | "call":
            return fact.kind == item.what and item.target is not None and fact.customer == item.target
        case "contact":
            return fact.kind in TALKS | {"demo"} and item.target is not None and fact.customer == item.target
        case "deal":
            return item.target is not None and fact.deal == item.target
        case "task":
            return item.target is not None and fact.task == item.target
        case _:
            return False


def rate(shares: Collection[int]) -> float | None:
    """The execution rate 执行率: what was done of what was planned, each item weighing the same; None without items."""
    return sum(shares) / (WHOLE * len(shares)) if shares else None


def quantity_of(per_week: int, workdays: int) -> int:
    """So many of a weekly number in a span with so many workdays, five to the week; one at least, none on free days."""
    return max(1, -(-per_week * workdays // 5)) if workdays and per_week else 0
