"""Shapes of the routes of tasks."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from yingdan.kernel.clock import Moment
from yingdan.platform.resources.schemas import Which

Id = Annotated[int, Field(gt=0, lt=2**63)]
Ids = Annotated[list[Id], Field(max_length=30)]
Title = Annotated[str, Field(max_length=200)]
Note = Annotated[str, Field(max_length=20_000)]
Rule = Annotated[str, Field(max_length=150)]
Texts = Annotated[list[Title], Field(max_length=50)]
Status = Literal["todo", "doing", "blocked", "done", "cancelled"]
Priority = Literal["high", "normal", "low"]
Minutes = Annotated[int, Field(ge=0, le=43_200)]


class SubjectIn(Schema):
    """The record that something is about."""

    resource: Annotated[str, Field(max_length=20)]
    id: Id

    @property
    def pair(self) -> tuple[str, int]:
        """As services take it."""
        return self.resource, self.id


class TaskIn(Schema):
    """A new task."""

    title: Title
    note: Note = ""
    owner: Id | None = None
    priority: Priority = "normal"
    starts_on: date | None = None
    due_at: Moment | None = None
    whole_day: bool = True
    remind_minutes: Minutes | None = None
    repeat: Rule = ""
    parent: Id | None = None
    subject: SubjectIn | None = None
    collaborators: Ids = []
    checklist: Texts = []

    def values(self) -> dict[str, Any]:
        """As values of the resource; what was not given is left out."""
        return {name: value for name, value in self.dict(exclude={"subject"}).items() if value not in (None, "")}


class StatusIn(Schema):
    """A status to bring a task to; `steps` closes its open steps as well."""

    status: Status
    reason: Title = ""
    steps: bool = False
    version: int | None = None


class CheckIn(Schema):
    """A line of a checklist; `id` of one that is there already."""

    id: Id | None = None
    text: Title


class ChecklistIn(Schema):
    """All lines, in order."""

    lines: Annotated[list[CheckIn], Field(max_length=50)]


class TickIn(Schema):
    """Ticked or not."""

    done: bool


class CollaboratorsIn(Schema):
    """All who help."""

    members: Ids


class AboutIn(Schema):
    """What a task is about; null: nothing."""

    subject: SubjectIn | None


class UndoIn(Schema):
    """The token of what is taken back."""

    token: Annotated[str, Field(max_length=40)]


class CalendarIn(Which):
    """A selection of tasks, and the days shown."""

    start: date
    end: date


class Person(Schema):
    """Somebody."""

    id: int
    label: str


class SubjectOut(Schema):
    """A record; `open` says whether the reader may go there."""

    resource: str
    id: int
    label: str
    open: bool


class Card(Schema):
    """A task on a line or a card. `overdue` counts days, `late` is true from the due instant on."""

    id: int
    title: str
    status: Status
    blocked_reason: str
    priority: Priority
    due_at: datetime | None
    whole_day: bool
    overdue: int
    late: bool
    done_at: datetime | None
    owner: Person | None
    check_total: int
    check_done: int
    repeats: bool


class CheckOut(Schema):
    """A line of a checklist."""

    id: int
    text: str
    done_at: datetime | None
    done_by: str


class AfterIn(Schema):
    """The task that must be over first."""

    after: Id | None = None


class BeforeOut(Schema):
    """The task that must be over first; `waits`: it is not yet. `open`: the reader may go there."""

    id: int
    label: str
    waits: bool
    open: bool


class TaskOut(Card):
    """A task with all that hangs on it."""

    version: int
    note: str
    starts_on: date | None
    repeat: str
    remind_minutes: int | None
    escalated_at: datetime | None
    created_at: datetime
    created_by: Person | None
    template: str
    parent: Person | None
    after: BeforeOut | None
    followers: list[Card]
    subject: SubjectOut | None
    checklist: list[CheckOut]
    collaborators: list[Person]
    steps: list[Card]
    can_edit: bool
    can_delete: bool


class Moved(Schema):
    """What came of a change of status."""

    status: Status
    version: int
    steps: int
    next_id: int | None
    undo_token: str | None


class Undone(Schema):
    """How many tasks went back."""

    done: int


class Made(Schema):
    """The id of what was made."""

    id: int


class Steps(Schema):
    """How many steps, and how many of them are done."""

    total: int
    done: int


class About(Card):
    """A task in the list of a record."""

    can_edit: bool
    subject: SubjectOut | None
    steps: Steps


class AboutOut(Schema):
    """The tasks of a record."""

    items: list[About]
    can_create: bool


class Entry(Card):
    """A task in a calendar or in one's own list."""

    version: int
    subject: SubjectOut | None


class Day(Schema):
    """A day of the calendar: how many tasks, how many of them open, and the first; `capped`: there are more."""

    day: date
    count: int
    open: int
    capped: bool
    tasks: list[Entry]


class Calendar(Schema):
    """Days."""

    days: list[Day]


class Group(Schema):
    """A part of what somebody has to do."""

    name: Literal["overdue", "today", "soon", "later", "undated", "done"]
    count: int
    tasks: list[Entry]


class Mine(Schema):
    """What somebody has to do."""

    groups: list[Group]
