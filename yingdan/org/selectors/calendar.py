"""The calendar as stored, read by one statement."""

from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Count, Q

from yingdan.org.models import CalendarDay, Team, WeekendRule
from yingdan.org.rules.calendar import Calendar, Layer, Weekend
from yingdan.org.rules.kinds import Mark

# Teams from the root down to the one asked for; without a team only the company's own lines.
_STORED = """
with chain as (
    select ancestor::bigint as team, place from org_team t, unnest(string_to_array(t.path::text, '.'))
           with ordinality as above (ancestor, place) where t.id = %(team)s
)
select 0, null::bigint, null::date, null, null, null::smallint[], null::smallint[], null::date, array_agg(year)
  from org_calendaryear
union all
select 1, coalesce(c.place, 0), d.day, d.kind, d.name, null, null, null, null
  from org_calendarday d left join chain c on c.team = d.team_id
  where (d.team_id is null or c.team is not null) and (%(own)s or d.team_id is distinct from %(team)s)
union all
select 2, coalesce(c.place, 0), w.starts_on, null, null, w.free, w.alternate, w.anchor, null
  from org_weekendrule w left join chain c on c.team = w.team_id where w.team_id is null or c.team is not null
order by 1, 2, 3"""


def load(team_id: int | None = None, *, own_days: bool = True) -> Calendar:
    """The calendar of the company, or of a team: what the nearest team above says about a day counts. Without
    `own_days` as if the team itself had marked no days."""
    with connection.cursor() as cursor:
        cursor.execute(_STORED, {"team": team_id, "own": own_days or team_id is None})
        rows = cursor.fetchall()
    return _made(tuple(tuple(tuple(one) if isinstance(one, list) else one for one in row) for row in rows))


@lru_cache(maxsize=64)
def _made(rows: tuple[tuple[Any, ...], ...]) -> Calendar:
    """Made once for what is stored, for its years cost more than asking; a change makes another."""
    entered: frozenset[int] = frozenset()
    marks: dict[int, dict[date, Mark]] = {}
    weekends: dict[int, list[Weekend]] = {}
    for what, place, day, kind, name, free, alternate, anchor, years in rows:
        if what == 0:
            entered = frozenset(years or ())
        elif what == 1:
            marks.setdefault(place, {})[day] = Mark(kind, name)
        else:
            weekends.setdefault(place, []).append(Weekend(day, frozenset(free), frozenset(alternate), anchor))
    places = sorted({*marks, *weekends})
    return Calendar([Layer(marks.get(place, {}), weekends.get(place, ())) for place in places], entered)


def own_days(year: int, team_id: int | None) -> dict[date, CalendarDay]:
    """What was said about days of the year exactly here: by the company, or by this team."""
    rows = CalendarDay.objects.filter(team=team_id, day__year=year)
    return {row.day: row for row in rows}


def weekend_rules(team_id: int | None) -> list[WeekendRule]:
    """The weekend rules made exactly here, oldest first."""
    return list(WeekendRule.objects.filter(team=team_id).order_by("starts_on"))


def differing_teams() -> list[dict[str, Any]]:
    """Open teams with days or weekend rules of their own, by name: how many of each. Three statements."""
    found: dict[int, list[int]] = {}
    days = CalendarDay.objects.filter(team__isnull=False).values_list("team_id").annotate(Count("id")).order_by()
    rules = WeekendRule.objects.filter(team__isnull=False).values_list("team_id").annotate(Count("id")).order_by()
    for n, rows in enumerate((days, rules)):
        for team, count in rows:
            found.setdefault(team, [0, 0])[n] = count
    names = Team.objects.filter(id__in=found, closed_on=None).order_by("name", "id").values_list("id", "name")
    return [{"id": team, "name": name, "days": found[team][0], "rules": found[team][1]} for team, name in names]


def day_out(row: CalendarDay) -> dict[str, Any]:
    """A stored day as the API shows it."""
    return {"id": row.id, "kind": row.kind, "name": row.name, "version": row.version}


_OWN = """
select t.id, t.path::text from org_team t where t.id in (
    select team_id from org_calendarday where team_id is not null
    union select team_id from org_weekendrule where team_id is not null
)"""


class Calendars:
    """Calendars of many teams. A team without lines of its own has that of the nearest team above with some, else the
    company's: what is read grows with the calendars, not with the teams."""

    def __init__(self) -> None:
        self.company = load()
        with connection.cursor() as cursor:
            cursor.execute(_OWN)
            paths = dict(cursor.fetchall())
        self._nearest: dict[int, int] = {}
        if paths:
            below = Q()
            for path in paths.values():
                below |= Q(path__within=path)
            for team, path in Team.objects.filter(below).values_list("id", "path"):
                self._nearest[team] = next(int(one) for one in reversed(str(path).split(".")) if int(one) in paths)
        self._read: dict[int, Calendar] = {}

    def of(self, team_id: int | None) -> Calendar:
        """The calendar that holds in a team."""
        nearest = self._nearest.get(team_id or 0)
        if nearest is None:
            return self.company
        if nearest not in self._read:
            self._read[nearest] = load(nearest)
        return self._read[nearest]
