"""What the routes take and give."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from yingdan.platform.resources.schemas import BigInt, Body

Measure = Literal[
    "call", "visit", "wechat", "email", "meeting", "demo", "other", "contacts", "decider", "colleague", "superior",
    "presales", "days", "gap",
]  # fmt: skip
Done = Literal[
    "", "call", "visit", "wechat", "email", "meeting", "demo", "other", "contacts", "decider", "colleague", "superior",
    "presales",
]  # fmt: skip
Size = Literal["", "S", "M", "L"]


class Named(Schema):
    """Something with a name."""

    id: int
    name: str


class Kind(Schema):
    """A kind of deal; null: of any."""

    size: str | None
    source: str | None
    industry: str | None


class ContrastOut(Schema):
    """Shares of won and lost deals that did it; `least` and `most` bound the difference with 95 % confidence."""

    verdict: Literal["few", "more", "less", "alike"]
    won_share: float | None
    lost_share: float | None
    least: float | None
    most: float | None


class PartOut(Schema):
    """A role's hand in something: shares of the won and lost deals that did it; `lost_share` null where few did."""

    role: Literal["owner", "superior", "presales", "other"]
    won_share: float | None
    lost_share: float | None


class EvidenceLine(Schema):
    """A measure; durations in days have no contrast. `won_first`: median day in the stage when it was done first."""

    measure: Measure
    won: int
    lost: int
    won_median: float | None
    lost_median: float | None
    won_first: float | None
    contrast: ContrastOut | None
    who: list[PartOut]


class StageEvidence(Schema):
    """What closed deals did in a stage."""

    id: int
    name: str
    color: str
    won: int
    lost: int
    lines: list[EvidenceLine]


class Sizes(Schema):
    """Small is below `low`, large from `high` on."""

    low: str
    high: str


class Options(Schema):
    """Kinds of which there is evidence."""

    size: list[str]
    source: list[str]
    industry: list[str]


class Page(Schema):
    """The evidence of a pipeline: deals closed since a day, won and lost in all."""

    pipeline: Named
    kind: Kind
    sizes: Sizes | None
    since: date | None
    worked_at: datetime | None
    won: int
    lost: int
    options: Options
    stages: list[StageEvidence]


class DealLine(EvidenceLine):
    """Beside it, what the deal itself did in the stage so far."""

    own: float | None


class StepOut(Schema):
    """A next step and why: the playbook asks for it, won deals did it, or they were in touch more often."""

    measure: Measure
    why: Literal["plan", "evidence", "pace"]
    contrast: ContrastOut | None
    by_day: int | None
    text: str


class LineOut(Schema):
    """A step of a playbook."""

    text: str
    measure: Done
    times: int
    by_day: int | None
    why: str


class DealBookLine(LineOut):
    """Whether the deal has done it; null where nothing recorded can tell."""

    done: bool | None


class DealBook(Schema):
    """The playbook in force in the deal's stage."""

    id: int
    number: int
    aim: str
    published_at: datetime
    template: Named | None
    lines: list[DealBookLine]


class Panel(Schema):
    """An open deal beside the closed ones of its kind; `enough`: of them were won to go by."""

    stage: Named
    kind: Kind | None
    won: int
    lost: int
    enough: bool
    lines: list[DealLine]
    steps: list[StepOut]
    playbook: DealBook | None


class BookOut(Schema):
    """A version of a playbook."""

    id: int
    version: int
    number: int
    state: Literal["draft", "published", "retired"]
    aim: str
    template: Named | None
    by_name: str
    published_at: datetime | None
    retired_at: datetime | None
    lines: list[LineOut]


class Versions(Schema):
    """All versions, the newest first."""

    stage: Named
    items: list[BookOut]


class LineIn(Body):
    """A step as somebody means to have it."""

    text: Annotated[str, Field(max_length=200)]
    measure: Done = ""
    times: Annotated[int, Field(ge=1, le=100)] = 1
    by_day: Annotated[int, Field(ge=0, le=1000)] | None = None
    why: Annotated[str, Field(max_length=300)] = ""


class DraftIn(Body):
    """A draft; `version` is the one that was seen, 0 where there was none."""

    version: int
    aim: Annotated[str, Field(max_length=500)] = ""
    template_id: BigInt | None = None
    lines: Annotated[list[LineIn], Field(max_length=30)]


class PublishIn(Body):
    """The version of the draft that was seen."""

    version: int


class StepIn(Body):
    """A suggested step that becomes a task."""

    title: Annotated[str, Field(max_length=200)]
    measure: Measure


class MadeTasks(Schema):
    """Tasks that were made or were there already."""

    ids: list[int]
