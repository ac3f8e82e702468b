"""Competition ranking (1, 2, 2, 4) and its change against the period before."""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Entry(Generic[K]):
    """Who takes part, with the value that ranks."""

    key: K
    name: str
    value: int


@dataclass(frozen=True, slots=True)
class Place(Generic[K]):
    """A rank. `change` is how many ranks were won (negative: lost) since the period before; null for newcomers."""

    key: K
    rank: int
    previous: int | None
    change: int | None


class Ladder(Generic[K]):
    """Everybody's values in order, made once, so that a rank is looked up and not counted. `sign` is -1 where the
    values are turned round because less is better."""

    def __init__(self, values: Mapping[K, int], sign: int = 1) -> None:
        self.values = values
        self.sign = sign
        self.keys = sorted(values, key=values.__getitem__, reverse=True)
        self.rising = sorted(values.values())

    def rank(self, key: K) -> int | None:
        """One more than the number of those with a higher value; None for who takes no part."""
        value = self.values.get(key)
        return None if value is None else len(self.rising) - bisect_right(self.rising, value) + 1

    def rank_won(self, key: K) -> int | None:
        """The rank of who reached something at all, among such."""
        return self.rank(key) if self.values.get(key, 0) * self.sign > 0 else None

    def gap(self, key: K) -> int | None:
        """How much is missing to the value of the place above; None for who is first or takes no part."""
        value = self.values.get(key)
        if value is None:
            return None
        higher = bisect_right(self.rising, value)
        return self.rising[higher] - value if higher < len(self.rising) else None

    def leading(self, limit: int) -> set[K]:
        """Those who can be among the first `limit`, whatever decides ties."""
        if not self.rising:
            return set()
        least = self.rising[-min(limit, len(self.rising))]
        return set(takewhile(lambda key: self.values[key] >= least, self.keys))


def board(entries: Iterable[Entry[K]], before: Ladder[K], now: Ladder[K] | None = None) -> list[Place[K]]:
    """The places in order of value, ties by name, then key. `before` ranks the period before.

    `now` ranks everybody when the entries are only the leading ones.
    """
    found = list(entries)
    ranks = now or Ladder({entry.key: entry.value for entry in found})
    ordered = sorted(found, key=lambda entry: (-entry.value, entry.name, entry.key))
    return [_place(entry.key, ranks.rank(entry.key), before.rank_won(entry.key)) for entry in ordered]


def _place(key: K, now: int | None, then: int | None) -> Place[K]:
    if now is None:
        raise LookupError(f"{key} is not on the ladder")
    return Place(key, now, then, None if then is None else then - now)
