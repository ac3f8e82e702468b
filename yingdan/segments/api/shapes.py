"""What the routes take and give."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from yingdan.platform.resources.schemas import Body, Id

Grade = Literal["", "A", "B", "C"]
Days = Annotated[int, Field(ge=1, le=1000)]
Percent = Annotated[int, Field(ge=0, le=100)]
Points = Annotated[int, Field(ge=3, le=15)]
Reason = Annotated[str, Field(max_length=200)]
Note = Annotated[str, Field(max_length=2000)]


class RuleIn(Body):
    """A class for customers that meet a condition."""

    grade: Literal["A", "B", "C"]
    condition: dict[str, Any] | None = None


class SchemeIn(Body):
    """A scheme as somebody means to have it."""

    name: Annotated[str, Field(max_length=60)]
    method: Literal["value", "rfm", "rule"]
    months: Annotated[int, Field(ge=1, le=120)] = 12
    share_a: Percent = 80
    share_b: Percent = 15
    points_a: Points = 12
    points_b: Points = 8
    rules: Annotated[list[RuleIn], Field(max_length=20)] = []
    rest: Literal["", "A", "B", "C", "keep"] = "C"
    condition: dict[str, Any] | None = None
    nightly: bool = False


class SchemeChange(SchemeIn):
    """With the version that it was seen with."""

    version: int

    def settings(self) -> dict[str, Any]:
        """Without the version."""
        return self.dict(exclude={"version"})


class SchemeOut(Schema):
    """A scheme."""

    id: int
    version: int
    name: str
    method: Literal["value", "rfm", "rule"]
    months: int
    share_a: int
    share_b: int
    points_a: int
    points_b: int
    rules: list[dict[str, Any]]
    rest: Literal["", "A", "B", "C", "keep"]
    condition: dict[str, Any] | None
    nightly: bool


class Schemes(Schema):
    """All schemes."""

    items: list[SchemeOut]


class Passage(Schema):
    """How many customers go from one class to another, or stay."""

    before: Grade
    after: Grade
    count: int


class RunOut(Schema):
    """A run."""

    id: int
    scheme_id: int | None
    scheme_name: str
    status: Literal["waiting", "preview", "applying", "applied", "undoing", "undone"]
    nightly: bool
    made_at: datetime
    by_name: str
    counts: list[Passage]
    changes: int
    applied: int
    applied_at: datetime | None
    undone: int
    undone_at: datetime | None
    undone_by: str


class Runs(Schema):
    """The last runs, newest first."""

    items: list[RunOut]


class TeamLine(Schema):
    """What changes in a team."""

    id: int
    name: str
    up: int
    down: int


class RunDetail(RunOut):
    """With the teams."""

    teams: list[TeamLine]


class SetupIn(Body):
    """Days between visits by class (null: none are due), and when silence is worth a warning."""

    version: int
    visit_a: Days | None
    visit_b: Days | None
    visit_c: Days | None
    visit_none: Days | None
    face_to_face: bool
    factor: Annotated[int, Field(ge=101, le=1000)]
    min_days: Days
    dormant_days: Days
    notice: bool


class SetupOut(Schema):
    """The settings, and the gaps that the last night found usual."""

    version: int
    visit_a: int | None
    visit_b: int | None
    visit_c: int | None
    visit_none: int | None
    face_to_face: bool
    factor: int
    min_days: int
    dormant_days: int
    notice: bool
    priors: dict[str, dict[str, float]]
    worked_on: date | None


class Panel(Schema):
    """How one customer stands."""

    grade: Grade
    changed_at: datetime | None
    changed_why: str
    pinned: str | None
    pinned_by: str
    can_pin: bool
    can_edit: bool
    warning: Literal["", "dormant", "both", "buying", "contact"]
    won_year: Decimal
    won_last: date | None
    bought_days: int | None
    buy_gap: float | None
    buy_gaps: int
    buy_expected: float | None
    contact_last: date | None
    silent_days: int | None
    contact_gap: float | None
    contact_gaps: int
    contact_expected: float | None
    visit_last: date | None
    visit_due_on: date | None
    visit_days: int | None
    visit_every: int | None
    factor: int
    lost: bool
    lost_at: datetime | None
    lost_reason: str
    lost_reason_id: int | None
    competitor: str
    lost_note: str


class PinIn(Body):
    """The class and why it is fixed."""

    grade: Grade
    reason: Reason


class LossIn(Body):
    """Why a customer was lost, and to whom."""

    reason_id: Id
    competitor: Reason = ""
    note: Note = ""


class BackIn(Body):
    """How it was won back."""

    note: Note = ""


class ReasonIn(Body):
    """A reason of loss."""

    name: Annotated[str, Field(max_length=60)]
    position: Annotated[int, Field(ge=0, le=1000)] = 0
    archived: bool = False


class ReasonOut(Schema):
    """A reason of loss."""

    id: int
    name: str
    position: int
    archived_at: datetime | None


class Reasons(Schema):
    """All reasons."""

    items: list[ReasonOut]
