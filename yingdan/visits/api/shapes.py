"""What the phone's routes give."""

from datetime import date, datetime, time
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict

Purpose = Literal["order", "collect", "develop", "serve", "explain"]
StepKind = Literal["photo", "stock", "order", "collection", "competitor", "display", "survey", "note"]
VisitStatus = Literal["open", "done", "abandoned"]
PlanStatus = Literal["planned", "done", "delayed", "cancelled", "missed"]
PlanSource = Literal["cycle", "card", "hand", "assigned", "next"]


class PositionProposalOut(Schema):
    """A position that a check-in proposes for the customer."""

    id: int
    status: Literal["open", "accepted", "declined"]
    accuracy: int
    distance: int | None
    latitude: float
    longitude: float


class VisitOut(Schema):
    """A visit, with the answers and photos that count."""

    id: int
    uuid: UUID
    number: int
    day: date
    member_id: int
    customer_id: int
    customer_name: str
    plan_id: int | None
    type_version_id: int | None
    purpose: Purpose
    status: VisitStatus
    started_at: datetime
    ended_at: datetime | None
    minutes: int | None
    distance: int | None
    end_distance: int | None
    within: bool | None
    why_no_position: str
    result: str
    category: Literal["develop", "new", "existing"] | None
    next_visit_at: datetime | None
    note: str
    weather: str
    reason: str
    forgotten: bool
    proposal: PositionProposalOut | None
    steps: dict[str, str]
    photos: list[str]


class VisitPhotoOut(Schema):
    """A photo that the server has."""

    uuid: UUID
    sha256: str
    bytes: int


class VisitNoticeOut(Schema):
    """What is recorded at visits."""

    version: int
    text: str
    agreed: bool


class PackSetup(Schema):
    """Settings that the phone goes by."""

    version: int
    radius: dict[str, int]
    photo_sources: list[Literal["camera", "library"]]
    photos_most: int
    notice: VisitNoticeOut


class SurveyQuestion(Schema):
    """A question of a survey."""

    key: str
    text: str
    text_en: str = ""
    kind: Literal["text", "number", "choice", "yes_no"]
    required: bool = False
    choices: list[str] = []


class VisitStepOut(Schema):
    """A step of a visit."""

    key: str
    kind: StepKind
    name: str
    name_en: str
    required: bool
    min: int | None = None
    max: int | None = None
    questions: list[SurveyQuestion] | None = None


class VisitTypeOut(Schema):
    """A type of visit with its newest steps."""

    id: int
    version: int
    name: str
    name_en: str
    active: bool
    grades: list[str]
    channels: list[str]
    priority: int
    version_id: int
    number: int
    steps: list[VisitStepOut]


class PackPlan(Schema):
    """A plan of the next days."""

    id: int
    customer_id: int
    day: date
    time: time | None
    purpose: Purpose
    type_id: int | None
    source: PlanSource
    status: PlanStatus
    version: int


class PackCustomer(Schema):
    """A customer that is planned, or due."""

    id: int
    name: str
    grade: str
    status: str
    level: str
    address: str
    latitude: float | None
    longitude: float | None
    phone: str
    contact: str
    last_visit_on: date | None
    visits_count: int
    next_visit_at: datetime | None
    due_on: date | None
    overdue_days: int | None


class PackProduct(Schema):
    """A product."""

    id: int
    code: str
    name: str
    unit: str
    list_price: str | None


class VisitWeatherOut(Schema):
    """In words, with the temperature; empty when it is not known."""

    weather: str


class PackOut(Schema):
    """The day pack; further apps add parts of their own."""

    model_config = ConfigDict(extra="allow")

    today: date
    made_at: datetime
    setup: PackSetup
    types: list[VisitTypeOut]
    free_steps: list[VisitStepOut]
    plans: list[PackPlan]
    customers: list[PackCustomer]
    products: list[PackProduct]
    open_visit: VisitOut | None
    done_today: list[VisitOut]
