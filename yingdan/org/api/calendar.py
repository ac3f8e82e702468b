"""The working calendar, and what leave costs."""

from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import quote

from django.http import HttpResponse
from ninja import Path, Query
from ninja.responses import Status

from yingdan.kernel.errors import invalid
from yingdan.kernel.http import Request, Router
from yingdan.kernel.permissions import SIGNED_IN
from yingdan.kernel.texts import text
from yingdan.org import yearly
from yingdan.org.api.calendar_types import (
    CalendarOut,
    DayIn,
    DifferingTeams,
    LeaveCost,
    LeaveDays,
    PastedOut,
    PasteIn,
    WeekendIn,
    WeekendOut,
    YearIn,
)
from yingdan.org.models import WeekendRule
from yingdan.org.selectors import calendar as calendars
from yingdan.org.services import calendar, leave

MANAGE = "calendar.manage"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
router = Router(tags=["calendar"])
YearNumber = Annotated[int, Path(ge=2000, le=2100)]
Team = Annotated[int | None, Query(None, ge=1, le=2**63 - 1)]
Version = Annotated[int | None, Query(None, ge=0, le=2**31 - 1)]


@router.get("/calendar/teams", permission=SIGNED_IN, response=DifferingTeams)
def list_teams(request: Request) -> dict[str, Any]:
    """Teams with a calendar of their own; all others have the company's."""
    return {"items": calendars.differing_teams()}


@router.get("/calendar/{int:year}", permission=SIGNED_IN, response=CalendarOut)
def read_year(request: Request, year: YearNumber, team: Team) -> dict[str, Any]:
    """A year of the company's calendar, or of a team's: kind and name of each day, workdays by month."""
    calendar.check_team(team)
    return yearly.shown(year, request.actor.locale, team)


@router.get("/calendar/{int:year}/export", permission=SIGNED_IN, response={200: bytes})
def export_year(
    request: Request, year: YearNumber, team: Team, format: Literal["xlsx", "csv"] = "xlsx"
) -> HttpResponse:
    """The days that differ, as a file that can be pasted back."""
    calendar.check_team(team)
    locale = request.actor.locale
    title = text("calendar_sheet", locale, year=year)
    lines = yearly.rows(year, locale, team)
    content, kind = (yearly.as_csv(lines), "text/csv") if format == "csv" else (yearly.as_xlsx(lines, title), XLSX)
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{title}.{format}')}"
    return response


@router.put("/calendar/days/{day}", permission=MANAGE, response=CalendarOut)
def set_day(request: Request, day: date, payload: DayIn) -> dict[str, Any]:
    """Says what a day is: company holiday, workday, public holiday, make-up workday, or just a note."""
    calendar.set_day(actor=request.actor, day=day, **payload.dict())
    return yearly.shown(day.year, request.actor.locale, payload.team_id)


@router.delete("/calendar/days/{day}", permission=MANAGE, response=CalendarOut)
def clear_day(request: Request, day: date, team: Team, version: Version) -> dict[str, Any]:
    """The day is again what gazette and weekday say."""
    calendar.clear_day(actor=request.actor, day=day, team_id=team, version=version)
    return yearly.shown(day.year, request.actor.locale, team)


@router.post("/calendar/{int:year}/paste", permission=MANAGE, response=PastedOut)
def paste(request: Request, year: YearNumber, payload: PasteIn) -> dict[str, Any]:
    """Takes pasted days, or shows what would become of them."""
    return {"items": calendar.load(actor=request.actor, year=year, **payload.dict())}


@router.put("/calendar/{int:year}", permission=MANAGE, response=CalendarOut)
def confirm_year(request: Request, year: YearNumber, payload: YearIn) -> dict[str, Any]:
    """Says that the public holidays of a year that is not gazetted yet are entered completely."""
    calendar.confirm_year(actor=request.actor, year=year, confirmed=payload.confirmed)
    return yearly.shown(year, request.actor.locale)


@router.put("/calendar/weekend", permission=MANAGE, response=WeekendOut)
def set_weekend(request: Request, payload: WeekendIn) -> WeekendRule:
    """The free weekdays from a day on."""
    return calendar.set_weekend(actor=request.actor, **payload.dict())


@router.delete("/calendar/weekend/{int:rule_id}", permission=MANAGE, response={204: None})
def drop_weekend(request: Request, rule_id: int) -> Status[None]:
    """Takes a weekend rule back; the one before holds again."""
    calendar.drop_weekend(actor=request.actor, rule_id=rule_id)
    return Status(204, None)


@router.post("/leave/check", permission="leave.create", response=LeaveCost)
def check_leave(request: Request, payload: LeaveDays) -> dict[str, Any]:
    """What leave would cost in workdays, and which registered leave is in its way."""
    member_id = payload.member_id or request.actor.member_id
    if member_id is None:
        raise invalid("member_id", "required")
    return leave.check(
        request.actor, member_id, payload.starts_on, payload.starts_half, payload.ends_on, payload.ends_half
    )
