"""The gap split into its causes: too few deals, too late, too seldom won, too small. See docs/algorithms/gap.md.

What a period will bring = deals in play × share that comes to a decision in time × share of those that is won × amount
each. The target is written in the same four figures at the rates of the peers; the gap between the two products is
shared out among the four by Shapley, so that the parts add up to the gap to the fen. Amounts are whole fen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import factorial, prod
from typing import Literal

Factor = Literal["activity", "cycle", "conversion", "size"]
FACTORS: tuple[Factor, ...] = ("activity", "cycle", "conversion", "size")


@dataclass(frozen=True, slots=True)
class Play:
    """Deals of a node in a period. `in_play`: closed in it or open now; `decided` of them: closed in it or expected to
    be; `wins`: won, and of the open ones as many as their stages promise; `amount`: won and weighted, in fen."""

    in_play: int
    decided: int
    wins: float
    amount: int

    @property
    def timely(self) -> float | None:
        """The share that comes to a decision in the period; None when nothing is in play."""
        return self.decided / self.in_play if self.in_play else None

    @property
    def won(self) -> float | None:
        """The share of decisions that are won."""
        return self.wins / self.decided if self.decided else None

    @property
    def size(self) -> float | None:
        """Fen for each win."""
        return self.amount / self.wins if self.wins else None

    def __add__(self, other: "Play") -> "Play":
        return Play(
            self.in_play + other.in_play,
            self.decided + other.decided,
            self.wins + other.wins,
            self.amount + other.amount,
        )


@dataclass(frozen=True, slots=True)
class Usual:
    """The rates that the target is measured by; all above 0. `deals`: how many in play it takes at these."""

    timely: float
    won: float
    size: float

    def deals(self, target: int) -> float:
        """Deals in play that bring the target at these rates."""
        return target / (self.timely * self.won * self.size)


@dataclass(frozen=True, slots=True)
class Split:
    """The parts of a gap by factor; they add up to `gap`. `needed`: deals in play that the target takes."""

    gap: int
    parts: dict[Factor, int]
    needed: float


def usual(own: Play, peers: Play) -> Usual:
    """The rates of the peers; what they have no record of is taken as one's own, so that it explains nothing."""

    def pick(theirs: float | None, mine: float | None) -> float:
        return theirs or mine or 1.0

    return Usual(pick(peers.timely, own.timely), pick(peers.won, own.won), pick(peers.size, own.size))


def split(target: int, own: Play, rates: Usual) -> Split:
    """The gap between a target and what is coming, by cause. A factor of one's own that nothing is known of – the size
    of deals where none is won – counts as usual: it explains nothing."""
    needed = rates.deals(target)
    plan = (needed, rates.timely, rates.won, rates.size)
    have = (
        float(own.in_play),
        rates.timely if own.timely is None else own.timely,
        rates.won if own.won is None else own.won,
        rates.size if own.size is None else own.size,
    )
    gap = target - own.amount
    return Split(gap, dict(zip(FACTORS, exactly(shapley(plan, have), gap), strict=True)), needed)


def shapley(plan: Sequence[float], have: Sequence[float]) -> list[float]:
    """What each factor gives of the difference of two products: its mean effect over all orders in which one product
    turns into the other."""
    size = len(plan)
    found = []
    for n in range(size):
        others = [k for k in range(size) if k != n]
        mean = sum(
            factorial(len(done)) * factorial(size - 1 - len(done)) / factorial(size)
            * prod(plan[k] if k in done else have[k] for k in others)
            for count in range(size)
            for done in combinations(others, count)
        )  # fmt: skip
        found.append((plan[n] - have[n]) * mean)
    return found


def exactly(parts: Sequence[float], total: int) -> list[int]:
    """The parts in whole fen that add up to the total; what rounding leaves goes to the largest part."""
    whole = [round(part) for part in parts]
    largest = max(range(len(whole)), key=lambda n: abs(parts[n]))
    whole[largest] += total - sum(whole)
    return whole
