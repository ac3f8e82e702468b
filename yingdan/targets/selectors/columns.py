"""The columns of a grid: periods of one kind within a span, and sums of cells over them, by months or single days."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Sum

from yingdan.kernel import clock
from yingdan.kernel.errors import invalid
from yingdan.targets.models import Cell, Target, TeamSum
from yingdan.targets.rules import period
from yingdan.targets.rules.period import Kind, Period

WIDEST = {"year": "year", "quarter": "year", "month": "year", "week": "year", "day": "month"}
ORDER: tuple[Kind, ...] = ("day", "week", "month", "quarter", "year")
DAYS = """select {key}, p.place, sum(d.fen)::bigint
from targets_cell c cross join unnest(c.days) with ordinality as d(fen, n)
    join unnest(%(place_months)s::int[], %(place_days)s::int[], %(places)s::int[]) as p(month, n, place)
        on p.month = c.month and p.n = d.n
where c.target_id = %(target)s and c.month = any(%(months)s) and c.team_id = any(%(teams)s)
    and (%(part)s = 0 or c.part_id = %(part)s) and (%(member)s = 0 or c.member_id = %(member)s)
group by {key}, p.place"""
Key = tuple[int | None, ...]
Sums = dict[Key, list[int]]


@dataclass(frozen=True, slots=True)
class Columns:
    """Periods in order. `fine` when they are shorter than a month; weeks at the edge reach out of the span."""

    periods: list[Period]

    @property
    def fine(self) -> bool:
        """Whether days are needed."""
        return not self.periods[0].whole_months

    @property
    def months(self) -> list[int]:
        """The months that they touch."""
        return list(range(self.periods[0].start.month, self.periods[-1].end.month + 1))

    def of_month(self, month: int) -> int | None:
        """The column of a month."""
        return next((n for n, one in enumerate(self.periods) if one.first <= month <= one.last), None)

    def days(self) -> Iterator[tuple[date, int]]:
        """Each day that is shown, with its column."""
        for n, one in enumerate(self.periods):
            for day in range((one.end - one.start).days + 1):
                yield one.start + timedelta(day), n


def parse(target: Target, zoom: Kind, within: str | None) -> Columns:
    """The columns of a zoom within a period of the target's year; weeks come by the quarter, days by the month."""
    if within is None:
        span = period.year(target.year)
        if zoom in ("week", "day"):
            span = period.containing("quarter" if zoom == "week" else "month", _near(target.year))
    else:
        span = period.parse(within)
    widest: Kind = WIDEST[zoom]  # type: ignore[assignment]
    if span.year != target.year or ORDER.index(span.kind) > ORDER.index(widest):
        raise invalid("within", "bad_value")
    return Columns(period.within(zoom, span))


def _near(year: int) -> date:
    return min(max(clock.today(), date(year, 1, 1)), date(year, 12, 31))


def team_sums(target: Target, teams: Collection[int], columns: Columns, part: int = 0) -> Sums:
    """Each team's own people by column, by (team,)."""
    if columns.fine:
        return _by_day(target, teams, columns, "c.team_id", part)
    rows = TeamSum.objects.filter(target=target, team_id__in=teams, month__in=columns.months)
    rows = rows.filter(part_id=part) if part else rows
    return _by_month(rows.values_list("team_id", "month").annotate(Sum("fen")).order_by(), columns)


def person_sums(target: Target, teams: Collection[int], columns: Columns, part: int = 0, member: int = 0) -> Sums:
    """People by column, by (team, member)."""
    if columns.fine:
        return _by_day(target, teams, columns, "c.team_id, c.member_id", part, member)
    rows = Cell.objects.filter(target=target, team_id__in=teams, month__in=columns.months)
    rows = rows.filter(part_id=part) if part else rows
    rows = rows.filter(member_id=member) if member else rows
    return _by_month(rows.values_list("team_id", "member_id", "month").annotate(Sum("fen")).order_by(), columns)


def part_sums(target: Target, teams: Collection[int], columns: Columns, member: int = 0) -> Sums:
    """Parts by column, by (part,), of teams with their own people, or of one person in them."""
    if columns.fine:
        return _by_day(target, teams, columns, "c.part_id", 0, member)
    if member:
        cells = Cell.objects.filter(target=target, team_id__in=teams, member_id=member, month__in=columns.months)
        return _by_month(cells.values_list("part_id", "month").annotate(Sum("fen")).order_by(), columns)
    rows = TeamSum.objects.filter(target=target, team_id__in=teams, month__in=columns.months)
    return _by_month(rows.values_list("part_id", "month").annotate(Sum("fen")).order_by(), columns)


def line_sums(target: Target, teams: Collection[int], columns: Columns, member: int = 0) -> Sums:
    """The finest lines by column, by (team, member, part or None): what people can be set to."""
    if columns.fine:
        return _by_day(target, teams, columns, "c.team_id, c.member_id, c.part_id", 0, member)
    rows = Cell.objects.filter(target=target, team_id__in=teams, month__in=columns.months)
    rows = rows.filter(member_id=member) if member else rows
    return _by_month(rows.values_list("team_id", "member_id", "part_id", "month", "fen"), columns)


def _by_month(rows: Iterable[tuple[int, ...]], columns: Columns) -> Sums:
    found: Sums = {}
    places = {month: columns.of_month(month) for month in range(1, 13)}
    for *key, month, fen in rows:
        line = found.setdefault(tuple(key), [0] * len(columns.periods))
        place = places[month]
        if place is not None:
            line[place] += int(fen)
    return found


def _by_day(target: Target, teams: Collection[int], columns: Columns, key: str, part: int = 0, member: int = 0) -> Sums:
    found: Sums = {}
    params: dict[str, Any] = {
        "target": target.id,
        "months": columns.months,
        "teams": list(teams),
        "part": part,
        "member": member,
        "place_months": [when.month for when, _ in columns.days()],
        "place_days": [when.day for when, _ in columns.days()],
        "places": [place for _, place in columns.days()],
    }
    with connection.cursor() as cursor:
        cursor.execute(DAYS.format(key=key), params)
        for *name, place, fen in cursor.fetchall():
            found.setdefault(tuple(name), [0] * len(columns.periods))[place] = fen
    return found
