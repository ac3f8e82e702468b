"""Where metrics are kept side by side, so that one reading serves them all."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

Spread = tuple[int, dict[date, dict[int, int]]]


class _Together(Protocol):
    def __call__(
        self, *columns: str, start: date, end: date, owner: int | None, teams: list[int] | None
    ) -> list[tuple[Any, ...]]: ...


class _Spread(Protocol):
    def __call__(self, column: str, *, start: date, end: date, teams: list[int] | None) -> Spread: ...


@dataclass(frozen=True, slots=True)
class Tallied:
    """`together` reads columns at once: rows (owner, team, *values), 0 for nobody and for no team. `spread` of whole
    months: how many people did anything, and by the first of each month how many did so much ({month: {value:
    people}}, the zeros left out)."""

    together: _Together
    spread: _Spread
