"""What the customers' routes take and give."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Field, Schema

from yingdan.customers.types import Id, Text
from yingdan.platform.resources.schemas import Picked


class Ref(Schema):
    """A record by id and name."""

    id: int
    label: str


class Candidate(Schema):
    """A customer that may be the same; `id` is null when it is out of the reader's scope, and then the name is told by
    its ends unless it is the very one, and the owner or the team as the company wants. `reasons` explain."""

    id: int | None
    name: str
    owner: str | None
    reason: Literal["name", "similar_name", "phone", "credit_code"]
    similarity: float
    resource: str
    team: str | None
    reasons: list[str]


class Candidates(Schema):
    """Possible duplicates, surest first."""

    items: list[Candidate]


class PersonCandidate(Candidate):
    """A contact that may be the same person; `at` is the customer, for who may see it."""

    reason: Literal["name", "sound", "phone", "email", "similar_name"]  # type: ignore[assignment]
    at: str | None


class PersonCandidates(Schema):
    """Possible duplicates, surest first."""

    items: list[PersonCandidate]


class ContactIn(Schema):
    """A new contact; field names as in the resource `contact`."""

    name: Annotated[str, Field(max_length=100)]
    title: Annotated[str, Field(max_length=100)] = ""
    department: Annotated[str, Field(max_length=100)] = ""
    role: Literal["", "decision_maker", "supporter", "neutral", "opponent", "user", "gatekeeper"] = ""
    superior: Id | None = None
    is_primary: bool = False
    phone: Annotated[str, Field(max_length=40)] = ""
    email: Annotated[str, Field(max_length=200)] = ""
    wechat: Annotated[str, Field(max_length=60)] = ""
    birthday: date | None = None
    preferences: Annotated[str, Field(max_length=300)] = ""
    note: Text = ""


class ContactOut(Schema):
    """A contact of a customer."""

    id: int
    version: int
    name: str
    title: str
    department: str
    role: str
    superior_id: int | None
    is_primary: bool
    phone: str
    email: str
    wechat: str
    birthday: date | None
    preferences: str
    note: str


class Contacts(Schema):
    """The people at a customer, the primary one first."""

    items: list[ContactOut]


class CollaboratorIn(Schema):
    """Whom to let in, until which day (inclusive; null = for good)."""

    member_id: Id
    can_edit: bool = False
    until: date | None = None


class CollaboratorOut(Schema):
    """Somebody who was let in."""

    member: Ref
    can_edit: bool
    until: date | None
    expired: bool
    added_by: str | None
    added_at: datetime


class Collaborators(Schema):
    """All collaborators of a customer."""

    items: list[CollaboratorOut]


class AssignIn(Schema):
    """The new owner; `with_deals` takes open deals along."""

    owner_id: Id
    with_deals: bool = False


class AssignManyIn(AssignIn, Picked):
    """Several customers at once: those named, or those that a filter finds."""


class Failure(Schema):
    """A row that stayed as it was, and why."""

    id: int
    title: str
    code: str
    message: str


class Assigned(Schema):
    """How many customers and deals went over; the token takes it back."""

    done: int
    deals: int
    failed: list[Failure]
    undo_token: str | None


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


class Worth(Schema):
    """Deals counted and summed; money as text."""

    count: int
    amount: str


class Weighed(Worth):
    """With the weighted sum."""

    weighted: str


class Summary(Schema):
    """The head of a customer's page; deals are left out for readers without the permission."""

    id: int
    name: str
    status: str
    grade: str
    version: int
    can_edit: bool
    owner: Ref | None
    team: Ref | None
    last_followup_at: datetime | None
    days_since_followup: int | None
    next_contact_at: datetime | None
    next_contact_overdue: bool
    tabs: dict[str, int]
    open_deals: Weighed | None
    won_deals: Worth | None
