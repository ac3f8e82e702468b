"""What the routes of the calendar take and give."""

from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from yingdan.org.types import Id

MarkKind = Literal["holiday", "makeup", "company_holiday", "company_workday", "note"]
DayKind = Literal["workday", "weekend", "holiday", "makeup", "company_holiday", "company_workday"]
Source = Literal["gazetted", "entered", "unknown"]
Half = Literal["am", "pm"]
Weekday = Annotated[int, Field(ge=1, le=7)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]


class OwnDay(Schema):
    """What was said about the day here."""

    id: int
    kind: MarkKind
    name: str
    version: int


class CalendarDayOut(Schema):
    """A day of the year; `usual` is its kind without what was said about it, `own` what was."""

    day: date
    kind: DayKind
    usual: DayKind
    name: str
    own: OwnDay | None


class CalendarMonth(Schema):
    """Workdays of a month."""

    month: int
    workdays: int


class WeekendOut(Schema):
    """Weekdays (1 = Monday) that are free from a day on; `alternate` every second week, from the week of `anchor`."""

    id: int
    starts_on: date
    free: list[int]
    alternate: list[int]
    anchor: date | None


class CalendarOut(Schema):
    """A year. `source`: the public holidays are gazetted, entered by hand, or unknown – then only weekends are free."""

    year: int
    source: Source
    last_gazetted: int
    workdays: int
    months: list[CalendarMonth]
    days: list[CalendarDayOut]
    weekends: list[WeekendOut]


class DifferingTeam(Schema):
    """A team with `days` and weekend `rules` of its own."""

    id: int
    name: str
    days: int
    rules: int


class DifferingTeams(Schema):
    """Teams whose calendar differs from the company's."""

    items: list[DifferingTeam]


class DayIn(Schema):
    """What a day is; `version` of the entry seen, null when there was none."""

    kind: MarkKind
    name: Name = ""
    version: int | None
    team_id: Id | None = None


class PasteIn(Schema):
    """Pasted rows of date, kind, name, or the State Council's notice. Without `commit` it is only tried."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=100_000)]
    team_id: Id | None = None
    complete: bool = False
    commit: bool = False


class PastedDay(Schema):
    """What becomes of a line."""

    line: int
    day: date | None
    kind: str
    name: str
    status: Literal["new", "changed", "same", "wrong"]
    message: str


class PastedOut(Schema):
    """What a paste does, or did."""

    items: list[PastedDay]


class WeekendIn(Schema):
    """A weekend rule from a day on."""

    starts_on: date
    free: list[Weekday]
    alternate: list[Weekday] = []
    anchor: date | None = None
    team_id: Id | None = None


class YearIn(Schema):
    """Whether the public holidays of the year are entered completely."""

    confirmed: bool


class LeaveDays(Schema):
    """Leave about to be registered; `member_id` null means oneself."""

    member_id: Id | None = None
    starts_on: date
    starts_half: Half = "am"
    ends_on: date
    ends_half: Half = "pm"


class LeaveInTheWay(Schema):
    """Registered leave that overlaps."""

    id: int
    kind: str
    start: date
    end: date


class LeaveCost(Schema):
    """The workdays that leave takes, and what is in its way."""

    days: float
    overlaps: list[LeaveInTheWay]


class LeaveAnswer(Schema):
    """The answer to a request; `version` of the leave that was read."""

    version: int
    approved: bool
    answer: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] = ""


class LeaveDecided(Schema):
    """The leave after the answer."""

    id: int
    status: str
    version: int


class LeaveSettings(Schema):
    """Whether one's own leave is asked of the superior."""

    needs_approval: bool
