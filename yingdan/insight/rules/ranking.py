"""Competition ranking (1, 2, 2, 4) and its change against the period before."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
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


def ranks(values: Mapping[K, int]) -> dict[K, int]:
    """The rank of each: one more than the number of those with a higher value."""
    first: dict[int, int] = {}
    for position, value in enumerate(sorted(values.values(), reverse=True), 1):
        first.setdefault(value, position)
    return {key: first[value] for key, value in values.items()}


def leading(values: Mapping[K, int], limit: int) -> set[K]:
    """Those who can be among the first `limit`, whatever decides ties."""
    ordered = sorted(values.values(), reverse=True)
    least = ordered[min(limit, len(ordered)) - 1] if ordered else 0
    return {key for key, value in values.items() if value >= least}


def board(entries: Iterable[Entry[K]], before: Mapping[K, int], now: Mapping[K, int] | None = None) -> list[Place[K]]:
    """The places in order of value, ties by name, then key. `before` holds last period's values.

    `now` are the ranks among all when the entries are only the leading ones.
    """
    found = list(entries)
    now = ranks({entry.key: entry.value for entry in found}) if now is None else now
    then = ranks({key: value for key, value in before.items() if value > 0})
    ordered = sorted(found, key=lambda entry: (-entry.value, entry.name, entry.key))
    return [
        Place(entry.key, now[entry.key], then.get(entry.key), _change(now[entry.key], then.get(entry.key)))
        for entry in ordered
    ]


def _change(now: int, then: int | None) -> int | None:
    return None if then is None else then - now
