"""How a person stands among peers: median and the middle half."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

FEWEST = 4  # with fewer people a middle half says nothing, and would tell who did what
Standing = Literal["low", "middle", "high"]


@dataclass(frozen=True, slots=True)
class Peers:
    """The quartiles of so many people."""

    people: int
    p25: float
    median: float
    p75: float

    def standing(self, value: int) -> Standing:
        """Below the middle half, in it, or above."""
        return "low" if value < self.p25 else "high" if value > self.p75 else "middle"


def quartiles(values: Sequence[int]) -> Peers | None:
    """Linear between neighbours, as spreadsheets do it (PERCENTILE.INC); None for too few people."""
    if len(values) < FEWEST:
        return None
    ordered = sorted(values)
    return Peers(len(ordered), _at(ordered, 0.25), _at(ordered, 0.5), _at(ordered, 0.75))


def spread(counts: Mapping[int, int], people: int) -> Peers | None:
    """The quartiles when it is known how many did so much; the others of these people did nothing."""
    values = [value for value, count in counts.items() for _ in range(count)]
    return quartiles([*values, *[0] * (people - len(values))])


def _at(ordered: Sequence[int], share: float) -> float:
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
