"""How far a deal is: probability, furthest stage, dwell."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

WON, LOST = 100, 0
SECONDS_PER_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Step:
    """A stage as the rules need it."""

    id: int
    position: int
    probability: int


def probability(status: str, stage: Step, overridden: int | None) -> int:
    """Percent: of an open deal the stage's unless overridden; 100 when won, 0 when lost or abandoned."""
    if status != "open":
        return WON if status == "won" else LOST
    return stage.probability if overridden is None else overridden


def furthest(status: str, reached: Iterable[int], last: int) -> int:
    """The highest stage position reached; a won deal has passed all stages, also those it skipped."""
    return last if status == "won" else max(reached, default=0)


def dwell_days(entered: datetime, left: datetime) -> float:
    """Days between two instants, to a tenth, never negative."""
    return round(max((left - entered).total_seconds(), 0) / SECONDS_PER_DAY, 1)


def default_name(customer: str, product: str, reference: str) -> str:
    """What a deal without a name is called: 华兴贸易 · GTX Pro; the reference stands in where there is no customer."""
    parts = [part for part in (customer or reference, product) if part]
    return " · ".join(parts)[:200]
