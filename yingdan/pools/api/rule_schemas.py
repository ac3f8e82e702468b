"""What the routes of recycling take and give."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from yingdan.platform.resources.schemas import Body, Id
from yingdan.pools import kinds
from yingdan.pools.api.schemas import KindName, Reason
from yingdan.pools.models import Rule
from yingdan.pools.selectors import due


class ClauseIn(Body):
    """A condition of time: days, workdays or (never_won) months; `field` names a date field for `ended`."""

    clause: Literal["idle_after_claim", "idle", "no_new_deal", "not_won", "held", "ended", "never_won"]
    n: Annotated[int, Field(ge=1, le=1500)]
    field: Annotated[str, Field(max_length=40)] = ""


class RuleIn(Body):
    """A rule as somebody means to have it."""

    name: Annotated[str, Field(max_length=60)]
    active: bool = False
    every: bool = False
    clauses: Annotated[list[ClauseIn], Field(max_length=8)]
    condition: dict[str, Any] | None = None
    workdays: bool = False
    spares_won: bool = True
    counts_from: date | None = None
    target_id: Id | None = None
    position: Annotated[int, Field(ge=0, le=1000)] = 0


class RuleChange(RuleIn):
    """With the version that it was seen with."""

    version: int

    def settings(self) -> dict[str, Any]:
        """Without the version."""
        return self.dict(exclude={"version"})


class RuleOut(Schema):
    """A rule; a `broken` one asks for a field that there is no more, and takes nothing until it is mended."""

    id: int
    version: int
    name: str
    active: bool
    every: bool
    clauses: list[dict[str, Any]]
    condition: dict[str, Any] | None
    workdays: bool
    spares_won: bool
    counts_from: date | None
    target_id: int | None
    position: int
    broken: bool

    @staticmethod
    def resolve_broken(rule: Rule) -> bool:
        """By reading its condition."""
        return due.broken(kinds.get(rule.pool.kind), rule)


class Rules(Schema):
    """All rules of a pool in their order, and the company's date fields that `ended` may use."""

    items: list[RuleOut]
    date_fields: list[str]


class PreviewIn(Body):
    """Drafts to look ahead with; null = the pool's rules as they stand, on or off."""

    rules: Annotated[list[RuleIn], Field(max_length=30)] | None = None


class DayCount(Schema):
    """Records whose last day it is."""

    day: date
    count: int


class OwnerCount(Schema):
    """What somebody would lose."""

    id: int | None
    name: str | None
    team: str | None
    tonight: int
    total: int


class RuleCount(Schema):
    """What a rule would take."""

    name: str
    count: int


class PreviewOut(Schema):
    """What would be recycled tonight and by `until`; waiting while a job still looks through the records."""

    id: int
    status: Literal["waiting", "done"]
    day: date
    until: date
    kind: KindName
    total: int
    tonight: int
    days: list[DayCount]
    owners: list[OwnerCount]
    rules: list[RuleCount]


class PreviewRecord(Schema):
    """A record that would go."""

    id: int
    name: str
    owner: str
    due_on: date
    rule: str


class PreviewRecords(Schema):
    """A page of them; `after` continues."""

    items: list[PreviewRecord]
    after: int | None


class SweepOut(Schema):
    """A run: how far it is, and what it did."""

    id: int
    day: date
    stage: str
    started_at: datetime
    pulse_at: datetime
    finished_at: datetime | None
    undone_at: datetime | None
    undone_by: str
    recycled: int
    onward: int
    busy: int
    warned: int


class Sweeps(Schema):
    """The last runs with the worker's sign of life."""

    worker_at: datetime | None
    worker_alive: bool
    today_done: bool
    waiting: int
    due_tonight: int
    items: list[SweepOut]


class Line(Schema):
    """A line of a report."""

    id: int | None
    name: str
    count: int
    undone: int


class Report(SweepOut):
    """What a run took from whom, by which rule, into which pool."""

    owners: list[Line]
    rules: list[Line]
    pools: list[Line]


class Undone(Schema):
    """How many went back, and how many could not; `waiting` when there are so many that a job is at it."""

    done: int
    failed: int
    waiting: bool


class PanelRef(Schema):
    """A pool by id and name."""

    id: int
    label: str


class Panel(Schema):
    """What one record has to expect."""

    due_on: date | None
    days_left: int | None
    rule: str
    pool: PanelRef | None
    mine: bool
    may_release: bool
    may_put: bool
    locked: bool
    locks: int
    max_locks: int | None
    listed: bool
    listed_reason: str
    listed_until: date | None
    may_list: bool


class LockIn(Body):
    """Why it is locked."""

    reason: Reason = ""


class ListIn(Body):
    """Why it is spared, and until when (null: for good)."""

    reason: Reason = ""
    until: date | None = None
