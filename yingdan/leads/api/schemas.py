"""What the leads' routes take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from yingdan.customers.types import Id
from yingdan.platform.resources.schemas import Body, Label, Picked, Which

Status = Literal["new", "contacted", "qualified", "converted", "invalid"]


class Ref(Schema):
    """A record by id and name."""

    id: int
    label: str


class Candidate(Schema):
    """A lead or customer that may be the same; `id` is null when it is out of the reader's scope, and then the name is
    told by its ends unless it is the very one, and the owner or the team as the company wants. `reasons` explain."""

    id: int | None
    name: str
    owner: str | None
    team: str | None
    reason: Literal["name", "similar_name", "phone", "email", "credit_code"]
    reasons: list[str]
    similarity: float
    resource: Literal["lead", "customer"]


class Candidates(Schema):
    """Possible duplicates, surest first."""

    items: list[Candidate]


class AssignIn(Schema):
    """The new owner."""

    owner_id: Id


class AssignManyIn(AssignIn, Picked):
    """Several leads at once: those named, or those that a filter finds."""


class Failure(Schema):
    """A row that stayed as it was, and why."""

    id: int
    title: str
    code: str
    message: str


class Assigned(Schema):
    """How many leads went over; the token takes it back."""

    done: int
    failed: list[Failure]
    undo_token: str | None


class StatusIn(Body):
    """The new status; `invalid` wants a reason."""

    status: Literal["new", "contacted", "qualified", "invalid"]
    reason: Annotated[str, Field(max_length=200)] = ""
    version: int | None = None


class State(Schema):
    """A lead after a verb."""

    id: int
    version: int
    status: Status


class Step(Schema):
    """A status that a lead has behind it, and since when."""

    status: Status
    at: datetime | None


class Undoing(Schema):
    """Whether a conversion can be taken back, else why not."""

    possible: bool
    reasons: list[str]


class Head(Schema):
    """The head of a lead's page; `campaign` says by which advertisement and page its web form was reached: source,
    medium, campaign, term, content, page, referrer."""

    id: int
    version: int
    name: str
    company: str
    phone: str
    status: Status
    grade: str
    score: int | None
    invalid_reason: str
    campaign: dict[str, str]
    can_edit: bool
    can_convert: bool
    owner: Ref | None
    team: Ref | None
    source: Ref | None
    steps: list[Step]
    last_followup_at: datetime | None
    days_since_followup: int | None
    next_contact_at: datetime | None
    next_contact_overdue: bool
    same_lead: Ref | None
    same_customer: Ref | None
    converted_customer: Ref | None
    converted_contact: Ref | None
    converted_deal: Ref | None
    undo: Undoing | None
    tabs: dict[str, int]


class OwnerChange(Schema):
    """A change of owner."""

    at: datetime
    by: str
    from_: str | None = Field(alias="from")
    to: str | None
    note: str


class Owners(Schema):
    """All changes of owner, newest first."""

    items: list[OwnerChange]


class Card(Schema):
    """A lead on the board."""

    id: int
    version: int
    title: str
    company: str
    phone: str
    score: int | None
    grade: str
    source: Ref | None
    owner: Ref | None
    last_followup_at: datetime | None
    next_contact_at: datetime | None
    created_at: datetime
    can_edit: bool


class Column(Schema):
    """A status on the board; a count above 10,000 is not counted to the end."""

    status: Status
    count: int
    capped: bool
    cards: list[Card]
    next_cursor: str | None


class Board(Schema):
    """All columns."""

    columns: list[Column]


class BoardIn(Which):
    """The rows, as in the list."""


class MoreIn(Which):
    """The next cards of a column."""

    cursor: Annotated[str, Field(max_length=200)]


class Cards(Schema):
    """More cards."""

    cards: list[Card]
    next_cursor: str | None


class Proposal(Schema):
    """What a conversion would make: values for the forms, and customers that may be the same."""

    version: int
    customer: dict[str, Any]
    contact: dict[str, Any] | None
    deal: dict[str, Any]
    candidates: list[Candidate]


class WishIn(Body):
    """An existing record, or values of a new one."""

    id: Id | None = None
    values: dict[str, Any] | None = None


class ConvertIn(Body):
    """What the lead shall become; no contact or deal when it is left out."""

    version: int
    customer: WishIn
    contact: WishIn | None = None
    deal: dict[str, Any] | None = None
    confirm: bool = False


class Converted(Schema):
    """What it became."""

    customer_id: int
    contact_id: int | None
    deal_id: int | None


class FieldName(Schema):
    """A field that can take part in the mapping."""

    name: str
    label: Label
    type: str
    custom: bool


class RouteOut(Schema):
    """A field of the lead goes to a field of a record; `field` is empty when it goes nowhere. `by_hand`: it was set so,
    not by default."""

    source: Annotated[str, Field(max_length=40)]
    resource: Literal["customer", "contact", "deal"]
    field: Annotated[str, Field(max_length=40)]
    by_hand: bool


class RouteIn(Body):
    """Sets where a field goes."""

    source: Annotated[str, Field(max_length=40)]
    resource: Literal["customer", "contact", "deal"]
    field: Annotated[str, Field(max_length=40)] = ""


class Mapping(Schema):
    """All fields of leads, the fields that they can go to, and where they go; `fits` names the possible targets."""

    sources: list[FieldName]
    targets: dict[str, list[FieldName]]
    fits: dict[str, dict[str, list[str]]]
    routes: list[RouteOut]


class MappingIn(Body):
    """The routes that are set by hand."""

    routes: Annotated[list[RouteIn], Field(max_length=300)]
