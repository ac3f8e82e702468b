"""The company's calendar: days that differ, weekend rules, and years whose holidays were entered by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from yingdan.kernel import clock, jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Invalid, NotFound, invalid
from yingdan.kernel.texts import text as said
from yingdan.org.models import CalendarDay, CalendarYear, Team, WeekendRule
from yingdan.org.rules import gazette, paste
from yingdan.org.services import calendar_guard as guard
from yingdan.platform.services import events


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a paste does, line by line: `status` is new, changed, same or wrong."""

    line: int
    day: date | None
    kind: str
    name: str
    status: str
    message: str = ""


def set_day(
    *, actor: Actor, day: date, kind: str, name: str = "", team_id: int | None = None, version: int | None = None
) -> CalendarDay:
    """Says what a day is. `version` is what the caller saw, None for a day without an entry: a lost update is seen."""
    guard.day(day)
    guard.team(team_id)
    row = CalendarDay.objects.select_for_update().filter(team=team_id, day=day).first()
    if (row.version if row else None) != version:
        raise Conflict("version_conflict", current_version=row.version if row else None)
    if kind == "note" and not name:
        raise invalid("name", "required")
    before = row.kind if row else ""
    row = row or CalendarDay(team_id=team_id, day=day, version=0)
    row.kind, row.name, row.version = kind, name, row.version + 1
    row.save()
    _changed({day.year})
    _record(actor, "calendar.day_set", row.id, day=day.isoformat(), kind=kind, name=name, before=before)
    return row


def clear_day(*, actor: Actor, day: date, team_id: int | None = None, version: int | None = None) -> None:
    """The day is again what gazette and weekday say. Clearing twice is no mistake."""
    row = CalendarDay.objects.select_for_update().filter(team=team_id, day=day).first()
    if row is None:
        return
    if version is not None and row.version != version:
        raise Conflict("version_conflict", current_version=row.version)
    _record(actor, "calendar.day_cleared", row.id, day=day.isoformat(), kind=row.kind, name=row.name)
    row.delete()
    _changed({day.year})


def load(
    *, actor: Actor, text: str, year: int, team_id: int | None = None, complete: bool = False, commit: bool = False
) -> list[Pasted]:
    """Takes pasted days; with `commit` only when no line is wrong. `complete`: these are all holidays of the year."""
    guard.team(team_id)
    lines = paste.read(text, year)
    if not lines or len(lines) > paste.MAX_LINES:
        raise invalid("text", "calendar_nothing_pasted" if not lines else "too_large", max=paste.MAX_LINES)
    days = {day for line in lines for day in line.days()}
    known = {row.day: row for row in CalendarDay.objects.select_for_update().filter(team=team_id, day__in=days)}
    found = _judged(lines, known, actor.locale)
    if not commit:
        return found
    if any(one.status == "wrong" for one in found):
        raise Invalid("calendar_paste_wrong", fields={"text": [{"code": "calendar_paste_wrong"}]})
    _write(found, known, team_id)
    years = {one.day.year for one in found if one.day and one.status != "same"}
    if complete:
        confirm_year(actor=actor, year=year, confirmed=True)
    _changed(years)
    counts = {status: sum(one.status == status for one in found) for status in ("new", "changed")}
    _record(actor, "calendar.pasted", 0, year=year, **counts)
    return found


def _judged(lines: Sequence[paste.Line], known: dict[date, CalendarDay], locale: str) -> list[Pasted]:
    seen: dict[date, int] = {}
    found = []
    for line in lines:
        problem = line.problem
        if problem:
            found.append(Pasted(line.number, None, "", line.text[:60], "wrong", said(problem, locale)))
        for day in line.days():
            row = known.get(day)
            status = "new" if row is None else "changed" if (row.kind, row.name) != (line.kind, line.name) else "same"
            message = ""
            if day in seen:
                status, message = "wrong", said("calendar_day_twice", locale, line=seen[day])
            elif not guard.in_range(day.year):
                status, message = "wrong", said("calendar_year_range", locale, first=guard.FIRST, last=guard.LAST)
            elif line.kind == "note" and not line.name:
                status, message = "wrong", said("required", locale)
            seen.setdefault(day, line.number)
            found.append(Pasted(line.number, day, line.kind, line.name, status, message))
    return found


def _write(found: Iterable[Pasted], known: dict[date, CalendarDay], team_id: int | None) -> None:
    new: list[CalendarDay] = []
    changed: list[CalendarDay] = []
    for one in found:
        if one.day is None or one.status == "same":
            continue
        row = known.get(one.day) or CalendarDay(team_id=team_id, day=one.day, version=0)
        row.kind, row.name, row.version, row.updated_at = one.kind, one.name, row.version + 1, clock.now()
        (new if one.status == "new" else changed).append(row)
    CalendarDay.objects.bulk_create(new)
    CalendarDay.objects.bulk_update(changed, ["kind", "name", "version", "updated_at"])


def set_weekend(
    *,
    actor: Actor,
    starts_on: date,
    free: Iterable[int],
    alternate: Iterable[int] = (),
    anchor: date | None = None,
    team_id: int | None = None,
) -> WeekendRule:
    """The free weekdays from a day on; a rule of the same day is replaced. Days before keep their rule."""
    guard.day(starts_on)
    always, sometimes = sorted(set(free)), sorted(set(alternate) - set(free))
    if len(always) + len(sometimes) > guard.WEEKDAYS_FREE:
        raise invalid("free", "calendar_no_workday")
    if sometimes and anchor is None:
        raise invalid("anchor", "required")
    row, _ = WeekendRule.objects.update_or_create(
        team=guard.team(team_id),
        starts_on=starts_on,
        defaults={"free": always, "alternate": sometimes, "anchor": anchor if sometimes else None},
    )
    _changed(range(starts_on.year, clock.today().year + 2))
    params = {"free": always, "alternate": sometimes, "anchor": anchor.isoformat() if anchor else None}
    _record(actor, "calendar.weekend_set", row.id, starts_on=starts_on.isoformat(), **params)
    return row


def drop_weekend(*, actor: Actor, rule_id: int) -> None:
    """The rule before holds again."""
    row = WeekendRule.objects.select_for_update().filter(id=rule_id).first()
    if row is None:
        raise NotFound
    _record(actor, "calendar.weekend_dropped", row.id, starts_on=row.starts_on.isoformat())
    row.delete()
    _changed(range(row.starts_on.year, clock.today().year + 2))


def confirm_year(*, actor: Actor, year: int, confirmed: bool) -> None:
    """Says that the public holidays of a year, which the package does not know, are entered completely (or not)."""
    guard.year(year)
    if gazette.known(year):
        raise Conflict("calendar_year_known", year=year)
    if confirmed:
        CalendarYear.objects.get_or_create(year=year, defaults={"confirmed_by_id": actor.member_id})
    else:
        CalendarYear.objects.filter(year=year).delete()
    _record(actor, "calendar.year_confirmed" if confirmed else "calendar.year_reopened", year, year=year)


def check_team(team_id: int | None) -> Team | None:
    """The team whose calendar is meant; None for the company's."""
    return guard.team(team_id)


def _changed(years: Iterable[int]) -> None:
    """What leave costs is counted again."""
    for year in sorted(set(years)):
        jobs.defer("org.recount_leave", year=year)


def _record(actor: Actor, verb: str, object_id: int, **params: Any) -> None:
    events.record(actor=actor, verb=verb, resource="calendar", object_id=object_id, **params)
