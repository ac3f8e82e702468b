"""The work of people and teams in some spans of days: each tally is read once for a span, for all its metrics."""

from collections.abc import Sequence
from datetime import date

from yingdan.kernel.ports import Metric
from yingdan.kernel.tallied import Tallied

Span = tuple[date, date]


class Work:
    """Sums by person and by team, and who did anything in which team. The values of each stand in the order of the
    spans, and within a span of the metrics. Nobody's records count for the team only."""

    def __init__(self, kinds: int, spans: int) -> None:
        self.kinds, self.size = kinds, kinds * spans
        self.people: dict[int, list[int]] = {}
        self.teams: dict[int, list[int]] = {}
        self.who: dict[int, set[int]] = {}

    def add(self, person: int, team: int, places: Sequence[int], values: Sequence[int]) -> None:
        """What somebody did in a team, at these places."""
        held = self.teams.get(team) or self.teams.setdefault(team, [0] * self.size)
        for place, value in zip(places, values, strict=True):
            held[place] += value
        if person:
            own = self.people.get(person) or self.people.setdefault(person, [0] * self.size)
            for place, value in zip(places, values, strict=True):
                own[place] += value
            self.who.setdefault(team, set()).add(person)

    def of(self, teams: list[int] | None, person: int | None) -> list[int]:
        """Of a person, of teams, or all."""
        if person is not None:
            return self.people.get(person) or [0] * self.size
        rows = self.teams.values() if teams is None else [self.teams[one] for one in teams if one in self.teams]
        return [sum(one) for one in zip(*rows, strict=True)] or [0] * self.size

    def heads(self, teams: list[int] | None) -> int:
        """How many people did something in these teams, or at all."""
        return len(set().union(*(self.who.get(one, ()) for one in (self.who if teams is None else teams))))

    def by_kind(self) -> list[list[int]]:
        """Of the first span, metric by metric what each person did."""
        rows = [values[: self.kinds] for values in self.people.values()]
        return [list(one) for one in zip(*rows, strict=True)] or [[] for _ in range(self.kinds)]


def read(kinds: list[Metric], spans: Sequence[Span], owner: int | None, teams: list[int] | None) -> Work:
    """What a person or the people of teams did."""
    work = Work(len(kinds), len(spans))
    sources: dict[int, tuple[Tallied, list[int], list[str]]] = {}
    for n, kind in enumerate(kinds):
        source, column = place_of(kind)
        _, numbers, columns = sources.setdefault(id(source), (source, [], []))
        numbers.append(n)
        columns.append(column)
    for at, (start, end) in enumerate(spans):
        for source, numbers, columns in sources.values():
            places = [at * len(kinds) + n for n in numbers]
            for who, team, *values in source.together(*columns, start=start, end=end, owner=owner, teams=teams):
                work.add(who, team, places, values)
    return work


def place_of(kind: Metric) -> tuple[Tallied, str]:
    """The tally of a metric and its column; LookupError when it is kept in none."""
    if kind.tally is None:
        raise LookupError(kind.code)
    return kind.tally
