"""Arithmetic of what went through the stages, and of what changed the pipeline."""

from collections.abc import Mapping
from dataclasses import dataclass

ENTERED = ("new", "forward", "back", "reopened", "moved_in")
LEFT = ("passed", "won", "lost", "abandoned", "returned", "moved_out")
CLOSED = ("won", "lost", "abandoned")
GAINS = ("new", "reopened", "moved_in", "pulled_in", "increased")
LOSSES = ("decreased", "pushed_out", "moved_out", "won", "lost", "abandoned")
Pile = tuple[int, int]  # deals, fen
NOTHING: Pile = (0, 0)


def added(*piles: Pile) -> Pile:
    """Piles put together."""
    return sum(count for count, _ in piles), sum(fen for _, fen in piles)


@dataclass(frozen=True, slots=True)
class Speed:
    """How quickly deals become money. Rates are shares of 1, days as they are, `velocity` fen a day; null = unknown."""

    win_rate: float | None
    average: int | None
    velocity: int | None


def conversion(left: Mapping[str, Pile]) -> float | None:
    """Of the deals that left a stage for good, the share that went on: passed or won ÷ (these + lost + abandoned)."""
    on = left.get("passed", NOTHING)[0] + left.get("won", NOTHING)[0]
    out = left.get("lost", NOTHING)[0] + left.get("abandoned", NOTHING)[0]
    return on / (on + out) if on + out else None


def speed(closed: Mapping[str, Pile], open_count: int | None, cycle: float | None) -> Speed:
    """Win rate = won ÷ closed; average = amount won ÷ won; velocity = open deals × win rate × average ÷ cycle days
    (a cohort has none: nothing new comes in)."""
    won, fen = closed.get("won", NOTHING)
    ended = sum(count for count, _ in closed.values())
    rate = won / ended if ended else None
    average = round(fen / won) if won else None
    velocity = None
    if open_count is not None and rate is not None and average is not None and cycle:
        velocity = round(open_count * rate * average / cycle)
    return Speed(rate, average, velocity)


def balanced(start: int, changes: Mapping[str, int], end: int) -> bool:
    """Whether the changes lead from the start to the end, to the fen."""
    return start + sum(changes.values()) == end
