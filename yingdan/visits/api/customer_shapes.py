"""What the routes of a customer's visits give."""

from datetime import date, datetime, time

from ninja import Schema

from yingdan.visits.api.shapes import PlanSource, Purpose, VisitStatus


class CustomerVisit(Schema):
    """A visit that was made to a customer; `photos` is how many."""

    id: int
    day: date
    status: VisitStatus
    purpose: Purpose
    member: str
    started_at: datetime
    ended_at: datetime | None
    minutes: int | None
    distance: int | None
    within: bool | None
    result: str
    reason: str
    photos: int


class CustomerProposal(Schema):
    """Another position that a check-in proposes for the customer and nobody decided on yet."""

    day: date
    member: str
    distance: int | None
    accuracy: int


class CustomerVisitsOut(Schema):
    """A page of them, newest first."""

    proposal: CustomerProposal | None

    rows: list[CustomerVisit]
    next_cursor: str | None


class CustomerPlan(Schema):
    """A visit that is planned to a customer."""

    id: int
    day: date
    time: time | None
    purpose: Purpose
    source: PlanSource
    member_id: int
    member: str
    can_edit: bool


class CustomerPlansOut(Schema):
    """Those to come, the next one first."""

    rows: list[CustomerPlan]
    today: date
    can_plan: bool
