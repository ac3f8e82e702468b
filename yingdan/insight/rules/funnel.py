"""Funnel arithmetic of a cohort: reached, conversion, win rate, average deal, cycle."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CLOSED = ("won", "lost", "abandoned")
Row = tuple[int, str, int, int, int]  # furthest position, status, count, fen, days from opening to closing


@dataclass(frozen=True, slots=True)
class Step:
    """How many deals of the cohort reached a stage.

    `conversion`: share of them that reached the next one (the last stage: that were won); `reach`: share of all deals
    of the cohort that came so far. Null where there is nothing to divide by.
    """

    position: int
    count: int
    fen: int
    conversion: float | None
    reach: float | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the cohort ended so far. `win_rate` = won ÷ closed; `average` in fen; `cycle` in days, of won deals."""

    total: tuple[int, int]
    by_status: dict[str, tuple[int, int]]
    win_rate: float | None
    average: int | None
    cycle: float | None


def share(part: int, whole: int) -> float | None:
    """part ÷ whole, null for nothing."""
    return part / whole if whole else None


def steps(positions: Sequence[int], rows: Iterable[Row]) -> list[Step]:
    """One step for each stage position, first to last. A deal that reached a stage has reached all before it."""
    found = list(rows)
    ordered = sorted(set(positions))
    sums = []
    for n, position in enumerate(ordered):
        reached = [row for row in found if n == 0 or row[0] >= position]
        sums.append((sum(row[2] for row in reached), sum(row[3] for row in reached)))
    won = sum(row[2] for row in found if row[1] == "won")
    following = [count for count, _ in sums[1:]] + [won]
    return [
        Step(position, count, fen, share(after, count), share(count, sums[0][0]))
        for position, (count, fen), after in zip(ordered, sums, following, strict=True)
    ]


def outcome(rows: Iterable[Row]) -> Outcome:
    """Totals by status and what follows from them."""
    found = list(rows)
    by_status = dict.fromkeys(("open", *CLOSED), (0, 0))
    for _, status, count, fen, _ in found:
        had = by_status[status]
        by_status[status] = had[0] + count, had[1] + fen
    won, closed = by_status["won"][0], sum(by_status[status][0] for status in CLOSED)
    days = sum(row[4] for row in found if row[1] == "won")
    total = sum(row[2] for row in found), sum(row[3] for row in found)
    average = round(by_status["won"][1] / won) if won else None
    return Outcome(total, by_status, share(won, closed), average, share(days, won))
