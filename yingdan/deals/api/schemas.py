"""What the deals' routes take and give; money as text."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from yingdan.customers.types import Id
from yingdan.platform.resources.schemas import Picked

Version = Annotated[int, Field(ge=0, lt=2**31)]
Money = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=2, allow_inf_nan=False)]
Note = Annotated[str, Field(max_length=20_000)]
Override = Annotated[str, Field(min_length=2, max_length=500)]
Name = Annotated[str, Field(min_length=1, max_length=60)]


class Ref(Schema):
    """A record by id and name."""

    id: int
    label: str


class State(Schema):
    """A deal after a verb: what changed for everybody who shows it."""

    id: int
    version: int
    status: str
    stage_id: int
    probability: int
    amount: str
    closed_on: date | None
    stage_entered_at: datetime
    warnings: list[dict[str, Any]]

    @staticmethod
    def resolve_amount(deal: Any) -> str:
        """Two places."""
        return f"{deal.amount:.2f}"

    @staticmethod
    def resolve_warnings(deal: Any) -> list[dict[str, Any]]:
        """What the gates of the move asked for and did not find, where that only warns."""
        return getattr(deal, "warnings", [])


class MoveIn(Schema):
    """A move to another stage; with the version, somebody else's change in between is noticed."""

    stage_id: Id
    version: Version | None = None
    next_step: Annotated[str, Field(max_length=200)] | None = None
    override: Override | None = None


class CloseIn(Schema):
    """How a deal ended; `closed_on` defaults to today."""

    version: Version | None = None
    closed_on: date | None = None
    reason_id: Id | None = None
    note: Note = ""
    competitor: Annotated[str, Field(max_length=200)] | None = None
    amount: Money | None = None
    override: Override | None = None


class ReopenIn(Schema):
    """Takes a closing back, into the last stage or another one."""

    version: Version | None = None
    stage_id: Id | None = None


class Stay(Schema):
    """A stay in a stage."""

    stage: Ref
    color: str
    entered_at: datetime
    left_at: datetime | None
    days: float
    norm_days: int | None
    by: str | None


class Stays(Schema):
    """Where the deal has been, oldest first."""

    items: list[Stay]


class LineIn(Schema):
    """A product in a deal."""

    product_id: Id
    quantity: Annotated[Decimal, Field(gt=0, max_digits=14, decimal_places=3, allow_inf_nan=False)]
    price: Annotated[Decimal, Field(ge=0, max_digits=16, decimal_places=2, allow_inf_nan=False)]


class LinesIn(Schema):
    """All lines of a deal."""

    version: Version | None = None
    lines: Annotated[list[LineIn], Field(max_length=500)]


class LineOut(Schema):
    """A line with its amount."""

    product: Ref
    unit: str
    list_price: str | None
    quantity: str
    price: str
    amount: str


class Lines(Schema):
    """The lines and what the deal is worth."""

    version: int
    amount: str
    items: list[LineOut]


class TeamMemberIn(Schema):
    """Whom to take into the deal team, until which day (inclusive)."""

    member_id: Id
    role: Literal["presales", "delivery", "partner", "support"] = "support"
    can_edit: bool = False
    until: date | None = None


class TeamMember(Schema):
    """Somebody in the deal team; `credit` is the share in the success in percent."""

    member: Ref
    role: str
    can_edit: bool
    credit: str
    until: date | None
    expired: bool


class Team(Schema):
    """The deal team, the owner first."""

    items: list[TeamMember]


class StageShown(Schema):
    """A step of the stage bar with the days spent in it."""

    id: int
    name: str
    color: str
    probability: int
    norm_days: int | None
    archived: bool
    current: bool
    days: float | None


class Head(Schema):
    """The head of a deal's page."""

    id: int
    name: str
    version: int
    can_edit: bool
    status: str
    customer: Ref | None
    owner: Ref | None
    pipeline: Ref
    amount: str
    weighted: str
    probability: int
    probability_set: bool
    expected_close: date | None
    closed_on: date | None
    days_in_stage: int | None
    age_days: int | None
    days_since_followup: int | None
    next_step: str
    next_contact_at: datetime | None
    next_contact_overdue: bool
    stages: list[StageShown]
    tabs: dict[str, int]


class AssignIn(Schema):
    """The new owner."""

    owner_id: Id


class AssignManyIn(AssignIn, Picked):
    """Several deals at once: those named, or those that a filter finds."""


class Failure(Schema):
    """A row that stayed as it was, and why."""

    id: int
    title: str
    code: str
    message: str


class Assigned(Schema):
    """How many deals went over; the token takes it back."""

    done: int
    failed: list[Failure]
    undo_token: str | None
