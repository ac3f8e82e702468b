"""What the routes of plans take and give."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from yingdan.platform.resources.schemas import Body, Id
from yingdan.reports.api.shapes import Kind, Named

What = Literal["visit", "call", "contact", "deal", "task", "activity", "other"]
Said = Literal["", "done", "dropped"]
Source = Literal["hand", "target", "deal", "task", "customer", "visit"]


class RecordOut(Schema):
    """A record that shows it."""

    resource: str
    id: int


class ItemOut(Schema):
    """Something planned and what became of it; `share` in hundredths. `counts`: it enters the rate."""

    id: int
    what: What
    title: str
    target: int | None
    kind: str
    quantity: int
    source: str
    counts: bool
    said: Said
    reason: str
    state: Literal["open", "done", "early", "late", "part", "missed", "dropped"]
    share: int
    happened_on: date | None
    records: list[RecordOut]


class ProposalOut(Schema):
    """Something that could be planned."""

    what: What
    title: str
    target: int | None
    kind: str
    quantity: int
    source: str


class PlanOut(Schema):
    """A plan. Until `fixed_at` what is put in counts for the rate, and can be taken out."""

    id: int | None
    version: int
    kind: Kind
    start: date
    end: date
    member: Named
    own: bool
    can_edit: bool
    can_lead: bool
    answer: Literal["", "approved", "returned"]
    answer_note: str
    answered_name: str
    answered_at: datetime | None
    fixed_at: datetime
    rate: float | None
    planned: int
    fulfilled: int
    items: list[ItemOut]
    proposals: list[ProposalOut]
    before: date
    after: date


class ItemIn(Body):
    """An item as it shall be; `id` of one that is in the plan."""

    id: Id | None = None
    what: What
    title: Annotated[str, Field(max_length=200)] = ""
    target: Id | None = None
    kind: Annotated[str, Field(max_length=10)] = ""
    quantity: Annotated[int, Field(ge=1, le=9999)] = 1
    source: Source = "hand"
    said: Said = ""
    reason: Annotated[str, Field(max_length=200)] = ""


class PlanIn(Body):
    """All items of a plan, as last seen."""

    kind: Kind
    day: date
    version: Annotated[int, Field(ge=0, le=2**31 - 1)]
    items: Annotated[list[ItemIn], Field(max_length=200)]


class AnswerIn(Body):
    """What a superior says to a plan."""

    version: int
    verdict: Literal["approved", "returned"]
    note: Annotated[str, Field(max_length=1000)] = ""


class SeenPlan(Body):
    """A plan as last seen."""

    id: Id
    version: Annotated[int, Field(ge=0, le=2**31 - 1)]


class AnswersIn(Body):
    """The same answer to many plans."""

    plans: Annotated[list[SeenPlan], Field(min_length=1, max_length=200)]
    verdict: Literal["approved", "returned"]
    note: Annotated[str, Field(max_length=1000)] = ""


class LeftOut(Schema):
    """A plan that stayed as it was, whose it is, and why."""

    id: int
    name: str
    code: str
    message: str


class OutcomeOut(Schema):
    """How many were answered, and which were not."""

    done: int
    left: list[LeftOut]


class HandedRow(Schema):
    """Somebody's plan in one line; `id` null: none was handed in. `fulfilled` in hundredths of items,
    `handed_at` while it waits for an answer."""

    id: int | None
    version: int
    member: Named
    team: str
    planned: int
    fulfilled: int
    answer: Literal["", "approved", "returned"]
    answer_note: str
    answered_name: str
    handed_at: datetime | None
    can_lead: bool


class HandedInOut(Schema):
    """A page of a node's people with their plans of a span."""

    node: dict[str, str]
    kind: Kind
    start: date
    end: date
    before: date
    after: date
    rows: list[HandedRow]
    next_cursor: str | None


class CellOut(Schema):
    """A plan in one line; `fulfilled` in hundredths of items."""

    id: int
    start: date
    planned: int
    fulfilled: int
    answer: str


class ExecutionPerson(Schema):
    """Somebody with the plans of the spans shown."""

    id: int
    name: str
    team: str
    plans: list[CellOut]


class ExecutionSpan(Schema):
    """A span with all that was planned and done in it."""

    start: date
    end: date
    planned: int
    fulfilled: int


class ExecutionOut(Schema):
    """A page of a node's people; totals are of all of them."""

    node: dict[str, str]
    kind: Kind
    day: date
    spans: list[ExecutionSpan]
    people: list[ExecutionPerson]
    next_cursor: str | None
