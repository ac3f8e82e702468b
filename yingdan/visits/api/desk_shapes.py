"""What the desk's routes give."""

from datetime import date, datetime, time
from typing import Any, Literal

from ninja import Schema

from yingdan.visits.api.shapes import (
    PlanSource,
    PlanStatus,
    PositionProposalOut,
    Purpose,
    VisitOut,
    VisitStatus,
    VisitStepOut,
)


class VisitPerson(Schema):
    """Somebody."""

    id: int
    name: str


class PlanLine(Schema):
    """A plan on a calendar."""

    id: int
    version: int
    day: date
    time: time | None
    purpose: Purpose
    status: PlanStatus
    source: PlanSource
    reason: str
    type_id: int | None
    customer: str | None
    customer_id: int | None


class VisitLine(Schema):
    """A visit on a calendar."""

    id: int
    day: date
    number: int
    plan_id: int | None
    status: VisitStatus
    started_at: datetime
    ended_at: datetime | None
    minutes: int | None
    purpose: Purpose
    within: bool | None
    customer: str | None


class VisitCalendarOut(Schema):
    """A person's plans and visits."""

    member: VisitPerson
    today: date
    plans: list[PlanLine]
    visits: list[VisitLine]
    can_plan: bool


class VisitCell(Schema):
    """A person's day in figures."""

    member_id: int
    day: date
    planned: int
    missed: int
    done: int


class TeamVisitsOut(Schema):
    """A team's days in figures."""

    today: date
    people: list[VisitPerson]
    cells: list[VisitCell]


class DueVisit(Schema):
    """A customer that is due."""

    customer_id: int
    member_id: int
    name: str
    grade: str
    cycle: int
    listed: bool
    last_visit_on: date | None
    due_on: date
    planned_on: date | None
    overdue_days: int


class DueVisitsOut(Schema):
    """Customers that are due, longest overdue first."""

    rows: list[DueVisit]
    more: bool


class ProposedVisit(Schema):
    """A visit to plan."""

    customer_id: int
    name: str
    grade: str
    day: date
    due_on: date
    source: Literal["card", "cycle"]


class PlanProposalOut(Schema):
    """Visits to plan for a person; `left` are those for whom the days are too full."""

    member: VisitPerson
    per_day: int
    visits: list[ProposedVisit]
    left: list[str]


class PlanLeft(Schema):
    """Why a row stayed as it was."""

    id: int
    name: str
    code: str
    message: str


class PlanOutcomeOut(Schema):
    """How many rows were changed, and which were not."""

    done: int
    left: list[PlanLeft]


class ArrangedVisit(Schema):
    """A customer that is visited, and by whom."""

    id: int
    name: str
    member: str


class ArrangedOut(Schema):
    """Who is visited, and who is not and why."""

    planned: list[ArrangedVisit]
    left: list[PlanLeft]


class GivenUpEarly(Schema):
    """A customer that was visited fewer than four times and then left."""

    customer_id: int
    name: str
    status: str
    grade: str
    visits: int
    last_visit_on: date
    silent_days: int


class FourVisitsOut(Schema):
    """How many prospects and new customers were visited 0, 1, 2, 3 and at least 4 times."""

    member: VisitPerson
    counts: list[int]
    silent: int
    given_up: list[GivenUpEarly]


class VisitSetupOut(Schema):
    """The settings of visits; `notice_text` is the whole notice as people read it."""

    version: int
    radius_a: int
    radius_b: int
    radius_c: int
    radius_none: int
    photo_sources: Literal["camera", "library"]
    photos_most: int
    position_days: int
    signal_days: int
    forgotten_hours: int
    early_days: int
    late_days: int
    notice: str
    notice_version: int
    notice_text: str


class StepAnswerOut(Schema):
    """An answer that counts."""

    key: str
    kind: str
    answer: dict[str, Any]
    at: datetime


class VisitPictureOut(Schema):
    """A photo: `small` and `original` are addresses, `marked` the one with the watermark drawn on it. `seen` are other
    visits with the very same picture. `unlocated_at`: the position in the original was taken out, its time was over."""

    id: int
    uuid: str
    step: str
    taken_at: datetime
    source: Literal["camera", "library"]
    width: int
    height: int
    small: str
    original: str
    marked: str
    unlocated_at: datetime | None
    seen: list[int]


class VisitPositionOut(Schema):
    """Where the phone was."""

    moment: Literal["in", "out"]
    latitude: float
    longitude: float
    accuracy: float
    taken_at: datetime


class VisitPlace(Schema):
    """Where the customer is said to be, and the radius around it."""

    latitude: float | None
    longitude: float | None
    radius: int


class VisitSignalOut(Schema):
    """Raw facts."""

    kind: str
    told_at: datetime
    sent_at: datetime
    received_at: datetime
    facts: Any


class VisitRecordOut(VisitOut):
    """A visit in full. `positions` and `signals` are None for whoever may not see them."""

    member: str
    type_name: str
    told_started_at: datetime
    skew: int
    accuracy: int | None
    definitions: list[VisitStepOut]
    answers: list[StepAnswerOut]
    products: dict[str, str]
    pictures: list[VisitPictureOut]
    place: VisitPlace
    positions: list[VisitPositionOut] | None
    signals: list[VisitSignalOut] | None
    followup_id: int | None
    can_decide: bool


class OpenProposal(PositionProposalOut):
    """A proposed position that waits, and the one that the customer has."""

    old_latitude: float | None
    old_longitude: float | None
    customer_id: int
    customer: str
    address: str
    owner: str
    member: str
    day: date
    visit_id: int


class OpenProposals(Schema):
    """A page of them, newest first."""

    rows: list[OpenProposal]
    more: bool
