"""The working calendar: the kind of each day, and workdays. See docs/algorithms/working-calendar.md."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from typing import Literal

from yingdan.org.rules import gazette
from yingdan.org.rules.kinds import CODE, KINDS, NOTE, WEEKEND, WORKDAY, WORKING, Kind, Mark

Source = Literal["gazetted", "entered", "unknown"]
FULL = 2  # a workday in half days
WEEK = 7


@dataclass(frozen=True, slots=True)
class Weekend:
    """Which weekdays (1 = Monday … 7) are free from `starts_on`; `alternate` ones every second week from `anchor`'s."""

    starts_on: date = date.min
    free: frozenset[int] = frozenset({6, 7})
    alternate: frozenset[int] = frozenset()
    anchor: date | None = None

    def has(self, day: date) -> bool:
        """Whether the day is free by its weekday."""
        number = day.isoweekday()
        if number in self.free:
            return True
        return self.anchor is not None and number in self.alternate and (_week(day) - _week(self.anchor)) % 2 == 0


def _week(day: date) -> int:
    """Number of the week that begins on Monday."""
    return (day.toordinal() - day.isoweekday()) // WEEK


@dataclass(frozen=True, slots=True)
class Layer:
    """What the company, or one team on the way down, says: marked days and weekend rules, oldest first."""

    marks: Mapping[date, Mark] = field(default_factory=dict)
    weekends: Sequence[Weekend] = ()


@dataclass(frozen=True, slots=True)
class Year:
    """A year as arrays with one place for each day: `kinds` as places in KINDS, `weights` in half days (2 or 0);
    `before[n]` are the workdays of the first n days."""

    number: int
    source: Source
    kinds: bytes
    weights: bytes
    before: tuple[int, ...]

    @property
    def first(self) -> date:
        """1 January."""
        return date(self.number, 1, 1)

    @property
    def workdays(self) -> int:
        """Of the whole year."""
        return self.before[-1]

    def kind(self, day: date) -> Kind:
        """The kind of one of its days."""
        return KINDS[self.kinds[(day - self.first).days]]


class Calendar:
    """The calendar of the company, or of a team: `layers` from the company down, the nearest one wins.

    `entered` are years whose public holidays the company entered by hand and called complete.
    """

    def __init__(self, layers: Sequence[Layer] = (), entered: frozenset[int] = frozenset()) -> None:
        self._weekends = [layer.weekends for layer in reversed(layers) if layer.weekends]
        self._entered = entered
        self._years: dict[int, Year] = {}
        self.marks: dict[date, Mark] = {}
        for layer in layers:
            for day, mark in layer.marks.items():
                below = self.marks.get(day)
                self.marks[day] = Mark(below.kind, mark.name) if mark.kind == NOTE and below else mark

    def source(self, year: int) -> Source:
        """Where the public holidays of a year come from; of an unknown one only weekends are free."""
        if gazette.known(year):
            return "gazetted"
        return "entered" if year in self._entered else "unknown"

    def mark(self, day: date) -> Mark | None:
        """What the company or the gazette says about the day; a note keeps the gazetted kind."""
        gazetted = gazette.marks(day.year).get(day)
        own = self.marks.get(day)
        if own is None:
            return gazetted
        return Mark(gazetted.kind, own.name) if own.kind == NOTE and gazetted else own

    def kind(self, day: date) -> Kind:
        """The kind of a day."""
        return self.year(day.year).kind(day)

    def usual(self, day: date) -> Kind:
        """The kind of a day by gazette and weekday alone, without what the company says about the day itself."""
        return self._by(day, gazette.marks(day.year).get(day))

    def is_workday(self, day: date) -> bool:
        """Whether people work on that day."""
        return self.kind(day) in WORKING

    def workdays(self, start: date, end: date) -> int:
        """Workdays from `start` to `end`, both included; 0 when the end is earlier."""
        if end < start:
            return 0
        first, last = self.year(start.year), self.year(end.year)
        skipped = first.before[(start - first.first).days]
        between = sum(self.year(number).workdays for number in range(start.year, end.year))
        return between + last.before[(end - last.first).days + 1] - skipped

    def year(self, number: int) -> Year:
        """A year as arrays; made once."""
        found = self._years.get(number)
        if found is None:
            found = self._years[number] = self._make(number)
        return found

    def _make(self, number: int) -> Year:
        first = date(number, 1, 1)
        size = date(number, 12, 31).timetuple().tm_yday
        days = [first + timedelta(n) for n in range(size)]
        kinds = [self._by(day, self.mark(day)) for day in days]
        works = [kind in WORKING for kind in kinds]
        weights = bytes(FULL if one else 0 for one in works)
        before = (0, *accumulate(map(int, works)))
        return Year(number, self.source(number), bytes(CODE[kind] for kind in kinds), weights, before)

    def _by(self, day: date, mark: Mark | None) -> Kind:
        if mark and mark.kind in CODE:
            return KINDS[CODE[mark.kind]]
        return WEEKEND if self._weekend(day).has(day) else WORKDAY

    def _weekend(self, day: date) -> Weekend:
        for rules in self._weekends:
            for rule in reversed(rules):
                if rule.starts_on <= day:
                    return rule
        return Weekend()
