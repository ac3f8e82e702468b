"""The chain of a product at an outlet: what each entry says follows from the entries before it, in order of time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told of a product at an outlet, in pieces. `received` is None when it came in as it was ordered at
    the entry before; `counted` None when only an order was taken; `opening` counts at the first entry only."""

    at: datetime
    key: str
    counted: int | None = None
    ordered: int = 0
    returned: int = 0
    received: int | None = None
    opening: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Opening + received − returned − sold = closing, always. `sold` is the sell-through since the entry before; it is
    negative when more was counted than can be there."""

    opening: int
    received: int
    returned: int
    sold: int
    closing: int
    first: bool

    @property
    def balanced(self) -> bool:
        """The identity of the ledger."""
        return self.opening + self.received - self.returned - self.sold == self.closing


@dataclass(frozen=True, slots=True)
class Before:
    """What an entry begins with: the closing stock of the entry before and what was ordered then."""

    closing: int
    ordered: int


def in_order(told: Iterable[Told]) -> list[Told]:
    """By the time at which it happened, whenever it arrived; the key breaks ties."""
    return sorted(told, key=lambda one: (one.at, one.key))


def line(told: Told, before: Before | None) -> Line:
    """One entry after another one, or the first of all."""
    return _first(told) if before is None else _next(told, before)


def chain(told: Sequence[Told], before: Before | None = None) -> list[Line]:
    """Entries in order of time (`in_order`), each from the one before."""
    made: list[Line] = []
    for one in told:
        found = line(one, before)
        made.append(found)
        before = Before(found.closing, one.ordered)
    return made


def _first(told: Told) -> Line:
    """Nothing is known of the time before: unless the opening stock was told, nothing was sold."""
    received = told.received or 0
    assumed = max(0, (told.counted or 0) + told.returned - received)
    return _closed(told, assumed if told.opening is None else told.opening, received, first=True)


def _next(told: Told, before: Before) -> Line:
    received = before.ordered if told.received is None else told.received
    return _closed(told, before.closing, received, first=False)


def _closed(told: Told, opening: int, received: int, *, first: bool) -> Line:
    """Counted stock closes the entry; without a count nothing was sold as far as is known, and no stock is negative."""
    book = opening + received - told.returned
    closing = max(0, book) if told.counted is None else told.counted
    return Line(opening, received, told.returned, book - closing, closing, first)
