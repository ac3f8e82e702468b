"""Days of a cycle while they are filled: what a stop adds to a day, what it saves, and what uneven days cost."""

from collections.abc import Sequence
from dataclasses import dataclass

from yingdan.routes.rules.patterns import WEEK, Pattern
from yingdan.routes.rules.travel import Pace, Place, way

Choice = tuple[int, tuple[int, ...]]  # who, and on which days of the cycle


@dataclass(frozen=True, slots=True)
class Outlet:
    """What a cycle is planned from: a place, seconds of a visit, how often.

    `people` are the numbers of those who may visit it (empty: all), `weekdays` the only ones on which it
    receives (1 = Monday; empty: any).
    """

    place: Place
    service: int
    pattern: Pattern
    people: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Who works when: the place that each person starts from and comes back to (None: anywhere), weekdays, weeks."""

    bases: tuple[Place | None, ...]
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5)
    weeks: int = 4

    @property
    def days(self) -> list[int]:
        """The days worked, as numbers of the cycle (week × 7 + weekday − 1)."""
        return [week * WEEK + day - 1 for week in range(self.weeks) for day in sorted(set(self.weekdays))]


class Filling:
    """Days while they are filled. Bases come after the outlets in the table of ways."""

    def __init__(self, outlets: Sequence[Outlet], frame: Frame, pace: Pace) -> None:
        self.outlets, self.count = outlets, len(outlets)
        self.ways = _ways([*(one.place for one in outlets), *frame.bases], pace)
        cells = [(who, day) for who in range(len(frame.bases)) for day in frame.days]
        self.tours: dict[tuple[int, int], list[int]] = {cell: [] for cell in cells}
        self.work = dict.fromkeys(cells, 0)
        self.chosen: list[Choice | None] = [None] * self.count
        self.per_second = self.mean = 0.0

    def where(self, cell: tuple[int, int], number: int) -> tuple[int, int]:
        """Seconds that a stop adds to a day, and where it goes in."""
        row, base, ways = self.ways[number], self.count + cell[0], self.ways
        best, at, place, before = 1 << 60, 0, 0, base
        for after in self.tours[cell]:
            added = row[before] + row[after] - ways[before][after]
            if added < best:
                best, at = added, place
            before, place = after, place + 1
        added = row[before] + row[base] - ways[before][base]
        if added < best:
            best, at = added, place
        return best + self.outlets[number].service, at

    def saved(self, cell: tuple[int, int], number: int) -> int:
        """Seconds that a day gets shorter by without a stop."""
        line = [self.count + cell[0], *self.tours[cell], self.count + cell[0]]
        at = line.index(number)
        row, a, b = self.ways[number], line[at - 1], line[at + 1]
        return row[a] + row[b] - self.ways[a][b] + self.outlets[number].service

    def price(self, cell: tuple[int, int], added: int) -> float:
        """What more work on a day costs: itself, and how it makes days uneven."""
        return added + self.per_second * added * (2 * (self.work[cell] - self.mean) + added)

    def price_of(self, cell: tuple[int, int]) -> float:
        """What a day costs as it is."""
        return self.work[cell] + self.per_second * (self.work[cell] - self.mean) ** 2


def _ways(places: Sequence[Place | None], pace: Pace) -> list[list[int]]:
    """Seconds between places; from and to anywhere (None) nothing."""
    found = [[0] * len(places) for _ in places]
    for a, one in enumerate(places):
        for b in range(a):
            other = places[b]
            if one is not None and other is not None:
                found[a][b] = found[b][a] = way(one, other, pace)[0]
    return found
