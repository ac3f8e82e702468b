"""What the routes of handovers take and give."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from yingdan.kernel.clock import Moment
from yingdan.platform.resources.schemas import Body, Id, Label

Kind = Literal["leaving", "moving", "leave"]
Note = Annotated[str, Field(max_length=500)]
Version = Annotated[int, Field(ge=1)]


class HandoverIn(Body):
    """Whose, and why; a stand-in until which day."""

    member_id: Id
    kind: Kind
    until: date | None = None
    note: Note = ""


class RuleIn(Body):
    """How a kind of rows is shared out: all to the first of `people`, by group (`groups`: territory id or class →
    person, the first of `people` gets the others), by what they hold, evenly, or only one by one. With `follow` a
    row goes where its customer goes."""

    method: Literal["one", "territory", "grade", "load", "balance", "by_hand"]
    people: Annotated[list[Id], Field(max_length=50)] = []
    groups: Annotated[dict[str, Id], Field(max_length=500)] = {}
    follow: bool = False


class Change(Body):
    """All of the plan anew."""

    version: Version
    rules: dict[str, RuleIn]
    until: date | None = None
    note: Note = ""
    checklist: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=20)] = []
    heir_id: Id | None = None


class Versioned(Body):
    """As it was seen."""

    version: Version


class Where(Body):
    """Which of the rows of a kind: see `services.items.narrowed`."""

    kind: Annotated[str, Field(max_length=20)] = "customer"
    to: Id | None = None
    open_only: bool = False
    q: Annotated[str, Field(max_length=60)] = ""
    grade: Annotated[str, Field(max_length=1)] | None = None
    territory: Annotated[str, Field(max_length=20)] | None = None
    unchecked: bool = False


class Listed(Where):
    """A page of them, in an order."""

    sort: Literal["", "amount", "last_contact", "grade"] = ""
    page: Annotated[int, Field(ge=1, le=5000)] = 1
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class Several(Body):
    """Rows by id, or all that `where` finds."""

    item_ids: Annotated[list[Id], Field(max_length=1000)] = []
    where: Where | None = None


class Choose(Several):
    """Items that go to somebody, whatever the rule says; null leaves them to the rule again."""

    to_id: Id | None


class Tick(Several):
    """A line of the checklist that is done, or not."""

    line: Annotated[int, Field(ge=0, le=19)]
    done: bool


class Annotate(Body):
    """What the successor should know, and what of the checklist is done."""

    note: Note | None = None
    checked: Annotated[list[Annotated[int, Field(ge=0, le=19)]], Field(max_length=20)] | None = None


class Person(Schema):
    """A member with the team."""

    id: int
    name: str
    team: str


class Group(Schema):
    """Rows of a territory or class."""

    key: str
    label: str
    count: int


class Rule(Schema):
    """As it was set."""

    method: str
    people: list[int]
    groups: dict[str, int]
    follow: bool


class Part(Schema):
    """A kind of rows: how many, how many have a successor, how many were chosen one by one."""

    kind: str
    label: Label
    count: int
    assigned: int
    chosen: int
    planned: int
    noted: int
    checked: int
    amount: str
    rule: Rule | None
    territories: list[Group]
    grades: list[Group]


class Receiver(Person):
    """What somebody gets, and holds already."""

    counts: dict[str, int]
    amount: str
    held: dict[str, int]
    signed_at: Moment | None


class HoldOut(Schema):
    """One thing that hangs on the giver."""

    title: str
    path: str
    hint: str


class DutyOut(Schema):
    """What hangs on the giver besides, of one kind; `ends` when the handover settles it."""

    name: str
    label: Label
    ends: bool
    holds: list[HoldOut]


class Ref(Schema):
    """A person by id."""

    id: int
    label: str


class Can(Schema):
    """What the reader may do now."""

    plan: bool
    annotate: bool
    submit: bool
    withdraw: bool
    cancel: bool
    sign_giver: bool
    sign_receiver: bool
    commit: bool
    undo: bool
    export: bool


class HandoverOut(Schema):
    """A handover with everything but its rows."""

    id: int
    version: int
    kind: Kind
    status: str
    giver: Person
    until: date | None
    note: str
    checklist: list[str]
    created_by: str
    created_at: Moment
    submitted_at: Moment | None
    signed_at: Moment | None
    signed_by: str
    done_at: Moment | None
    undone_at: Moment | None
    undo_until: Moment | None
    result: dict[str, dict[str, int]]
    heir: Ref | None
    duties: list[DutyOut]
    parts: list[Part]
    receivers: list[Receiver]
    can: Can


class Waiting(Schema):
    """One that waits for a signature."""

    id: int
    kind: Kind
    giver: str
    until: date | None
    submitted_at: Moment | None


class WaitingList(Schema):
    """All that wait for the reader."""

    items: list[Waiting]


class ItemOut(Schema):
    """A row; `title` is null for who may not know it."""

    id: int
    record_id: int | None
    title: str | None
    hint: str
    contact: str
    grade: str
    amount: str | None
    last_contact: datetime | None
    planned: bool
    to: Ref | None
    chosen: bool
    note: str
    checked: list[int]
    state: str


class Items(Schema):
    """A page, and how many there are in all."""

    rows: list[ItemOut]
    count: int


class Due(Person):
    """Somebody who needs a handover or a stand-in: who has `left`, is `leaving`, or is `away` until a day."""

    why: Literal["left", "leaving", "away"]
    on: date
    until: date | None
    counts: dict[str, int]


class DueList(Schema):
    """All within reach."""

    items: list[Due]
