"""What the routes of reports take and give."""

from datetime import date, datetime, time
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from yingdan.kernel.clock import Moment
from yingdan.platform.resources.schemas import Body, Id
from yingdan.reports.services.confirming import Confirmed

Kind = Literal["day", "week", "month"]
StandingName = Literal["open", "draft", "missing", "on_time", "late", "free"]
Long = Annotated[str, Field(max_length=4000)]


class Named(Schema):
    """A record by name."""

    id: int
    name: str


class ColumnOut(Schema):
    """A column of a part."""

    key: str
    label: dict[str, str]
    format: str
    choices: dict[str, dict[str, str]]


class SectionOut(Schema):
    """A part with its rows; `count` is how many there are in all, `whole` that all of them are shown."""

    name: str
    label: dict[str, str]
    columns: list[ColumnOut]
    rows: list[dict[str, Any]]
    count: int
    sums: dict[str, int]
    whole: bool


class CommentOut(Schema):
    """What somebody said about it."""

    id: int
    by_name: str
    at: datetime
    text: str


class SheetOut(Schema):
    """All of a report. `arrived_at`: when what was confirmed on a phone came; `as_of`: when this was put together.
    `id` is null and `version` 0 as long as nobody wrote in it and nobody asked for it."""

    id: int | None
    version: int
    kind: Kind
    start: date
    end: date
    member: Named
    team: Named
    standing: StandingName
    required: bool
    due_at: datetime
    submitted_at: datetime | None
    arrived_at: datetime | None
    doubt: Literal["", "clock", "waited"]
    as_of: datetime
    judgement: str
    next_plan: str
    note: str
    area: str
    weather: str
    area_found: str
    weather_found: str
    next_found: str
    sections: list[SectionOut]
    own: bool
    can_take_back: bool
    can_export: bool
    before: date
    after: date
    comments: list[CommentOut]


class WordsIn(Body):
    """What a person writes into the report of a span, as last seen."""

    kind: Kind
    day: date
    version: Annotated[int, Field(ge=0, le=2**31 - 1)]
    judgement: Long = ""
    next_plan: Long = ""
    note: Long = ""
    area: Annotated[str, Field(max_length=200)] = ""
    weather: Annotated[str, Field(max_length=60)] = ""


class ConfirmIn(WordsIn):
    """The same, confirmed on a phone: a uuid of its own, when, and when it is sent, by the phone's clock; by
    ours, when the records that it showed were put together."""

    uuid: UUID
    at: Moment
    sent_at: Moment
    seen_at: Moment | None = None

    def told(self) -> Confirmed:
        """For the service."""
        return Confirmed(uuid=self.uuid, at=self.at, sent_at=self.sent_at, seen_at=self.seen_at, version=self.version)


class SeenIn(Body):
    """The version that was seen."""

    version: Annotated[int, Field(ge=0, le=2**31 - 1)]


class CommentIn(Body):
    """A comment, with the people mentioned."""

    text: Annotated[str, Field(min_length=1, max_length=4000)]
    mentions: Annotated[list[Id], Field(max_length=20)] = []


class CellOut(Schema):
    """How somebody's report of a span stands."""

    id: int
    start: date
    standing: StandingName
    submitted_at: datetime | None


class PersonOut(Schema):
    """Somebody with the reports of the spans shown."""

    id: int
    name: str
    team: str
    reports: list[CellOut]


class SpanOut(Schema):
    """A span with how many reports were asked for, submitted, submitted in time."""

    start: date
    end: date
    asked: int
    submitted: int
    on_time: int


class TeamOut(Schema):
    """A page of a node's people; counts are of all of them."""

    node: dict[str, str]
    kind: Kind
    day: date
    before: date
    spans: list[SpanOut]
    people: list[PersonOut]
    next_cursor: str | None


class OwedOut(Schema):
    """A report that somebody still owes."""

    start: date
    due_at: datetime
    standing: StandingName


class CardPlan(Schema):
    """The plan of the day; `fulfilled` in hundredths of items."""

    id: int
    answer: str
    planned: int
    fulfilled: int


class CardOut(Schema):
    """What a person has to write; `to_answer`: plans of others wait for the reader."""

    today: date
    standing: StandingName
    due_at: datetime | None
    owed: list[OwedOut]
    plan: CardPlan | None
    to_answer: bool


Days = Annotated[int, Field(ge=0, le=5)]
Tolerance = Annotated[int, Field(ge=0, le=7)]


class SetupOut(Schema):
    """The company's rules; `roles` are those that may be chosen."""

    version: int
    writers: dict[str, list[str]]
    day_after: int
    day_at: time
    week_after: int
    week_at: time
    month_after: int
    month_at: time
    remind_minutes: int | None
    early_days: int
    late_days: int
    plan_at: time
    starts_on: date | None
    roles: list[dict[str, Any]]


class SetupIn(Body):
    """The rules as they shall be."""

    version: int
    writers: dict[Kind, list[Annotated[str, Field(max_length=40)]]]
    day_after: Days
    day_at: time
    week_after: Days
    week_at: time
    month_after: Annotated[int, Field(ge=0, le=10)]
    month_at: time
    remind_minutes: Annotated[int, Field(ge=5, le=1440)] | None
    early_days: Tolerance
    late_days: Tolerance
    plan_at: time
    starts_on: date | None
