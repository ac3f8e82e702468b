"""What the routes of ideas and remedies give. Amounts are whole fen."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema


class StepOut(Schema):
    """A deal of the shortest list."""

    id: int
    name: str
    customer: str
    owner: str
    owner_id: int | None
    stage: str
    fen: int
    chance: int
    expected_close: date | None
    kind: Literal["pull", "push"]
    visits: int
    gain: int


class AgainOut(Schema):
    """A customer who is likely to order again."""

    customer: int
    name: str
    owner: str
    every: int
    orders: int
    last_on: date
    due_on: date
    worth: int


class IdeasOut(Schema):
    """What can be done; `needs_visits` of `visits` joint visits; `fresh`: new deals and work a week that it takes."""

    gap: int
    visits: int
    steps: list[StepOut]
    gain: int
    needs_visits: int
    covers: bool
    again: list[AgainOut]
    fresh: dict[str, Any] | None


class Named(Schema):
    """A record by its name."""

    id: int
    name: str


class RemedyOut(Schema):
    """One remedy."""

    id: int
    version: int
    kind: str
    cause: str
    period: str
    member: Named
    by: str
    assigned_on: date
    due_on: date
    note: str
    status: str
    result: str
    ended_at: datetime | None
    deal: Named | None
    customer: Named | None
    gap: int | None
    task_id: int | None
    effect: dict[str, Any] | None
    outcome: str
    measured_on: date | None
    can_finish: bool
    can_drop: bool
