"""What targets and what stands beside the forecast need of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from yingdan.kernel.ports import Registry


@dataclass(frozen=True, slots=True)
class Chance:
    """Of a team (`member` None) or a person: how likely its target of a period is reached; amounts in fen."""

    team: int | None
    member: int | None
    period: str
    target: int
    expected: int
    chance: float


@dataclass(frozen=True, slots=True)
class Outlooks:
    """`behind(day, below)`: the nodes whose chance to reach the target of the quarter of a day is smaller, as of the
    last run."""

    behind: Callable[[date, float], list[Chance]]


outlooks: Registry[Outlooks] = Registry(Outlooks)
