"""What the routes of gaps and remedies give. Amounts are whole fen, rates shares of 1."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema

from yingdan.targets.types import Drill


class Node(Schema):
    """A team or a person."""

    key: str
    kind: Literal["team", "member"]
    id: int
    name: str


class PeriodOut(Schema):
    """A period."""

    key: str
    start: date
    end: date


class Parts(Schema):
    """The gap by cause; adds up to it."""

    activity: int
    cycle: int
    conversion: int
    size: int


class Rates(Schema):
    """In play: deals; timely and won: shares; size: fen."""

    in_play: float
    timely: float | None
    won: float | None
    size: float | None


class ReasonOut(Schema):
    """A cause with what it costs; `sure`: clear, a hint, or too few cases."""

    factor: str
    fen: int
    own: float | None
    usual: float
    cases: int
    sure: Literal["clear", "hint", "few"]


class EffortOut(Schema):
    """Follow-ups a head and workday beside the middle of the peers; `low` null where it cannot be compared."""

    own: float
    usual: float
    peers: int
    low: bool | None


class GapLine(Node):
    """A node: what is missing, why, what to do."""

    target: int
    won: int
    won_count: int
    lost_count: int
    open_count: int
    open_in_count: int
    weighted: int
    expected: int
    gap: int
    chance: float | None
    parts: Parts
    own: Rates
    usual: Rates
    verb: Literal["none", "urge", "coach", "step_in"]
    cause: str | None
    reasons: list[ReasonOut]
    effort: EffortOut | None
    open_remedies: int
    drills: dict[str, Drill | None]


class OutlookOut(Schema):
    """What the kinds of forecast say; null where one says nothing."""

    commit: int | None
    best: int | None
    p10: int | None
    p50: int | None
    p90: int | None
    chance: float | None


class GapOut(Schema):
    """A node and what is right under it; `base`: whose rates are usual for the node itself."""

    node: GapLine
    children: list[GapLine]
    period: PeriodOut
    elapsed: float
    days_left: int
    over: bool
    base: str
    base_own: bool
    outlook: OutlookOut
    can_assign: bool


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
