"""What the routes of duplicates and merges take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from yingdan.customers.types import Id

Resource = Literal["customer", "contact"]


class Which(Schema):
    """Of which resource."""

    resource: Resource = "customer"


class Reason(Schema):
    """One agreement or disagreement and its weight in bits; texts by `code`."""

    code: str
    bits: float


class Compared(Schema):
    """A record of a pair with the values that are compared."""

    id: int
    version: int
    can_edit: bool
    values: dict[str, Any]


class Pair(Schema):
    """Two records that may be one; `same` rests on hard keys."""

    id: int
    level: Literal["same", "likely"]
    score: float
    reasons: list[Reason]
    state: Literal["open", "different"]
    records: list[Compared]


class Counts(Schema):
    """Open pairs by level, counted up to 1,001."""

    same: int
    likely: int


class Sweep(Schema):
    """When all records were compared last, how many of them were new or changed; `stalled` when it never ended."""

    started_at: datetime
    finished_at: datetime | None
    records: int
    changed: int
    found: int
    new: int
    merged: int
    stalled: bool


class Pairs(Schema):
    """A page of the queue."""

    items: list[Pair]
    next_cursor: str | None
    counts: Counts
    sweep: Sweep | None


class PairIds(Which):
    """Pairs of the queue."""

    ids: Annotated[list[Id], Field(min_length=1, max_length=200)]


class Changed(Schema):
    """How many changed."""

    done: int


class MergeFailure(Schema):
    """A group that stayed as it was (by its first customer), and why."""

    id: int
    title: str
    code: str
    message: str


class MergedMany(Schema):
    """Ids of the merges, and what could not go."""

    done: list[int]
    failed: list[MergeFailure]


class MergeIds(Which):
    """The records to look at side by side."""

    ids: Annotated[list[Id], Field(min_length=2, max_length=20)]


class Counted(Schema):
    """How many rows of a resource hang on a customer."""

    resource: str
    count: int


class MergeSide(Schema):
    """One of the records; `hint` is its owner, or the customer of a contact."""

    id: int
    name: str
    hint: str | None
    created_at: datetime
    version: int
    counts: list[Counted]


class MergeValue(Schema):
    """A field of one of them."""

    id: int
    value: Any


class MergeField(Schema):
    """A field in which there is something to keep; `choice` is the id whose value is proposed, or `both`."""

    name: str
    values: list[MergeValue]
    choice: str
    both: bool
    differs: bool


class MergePreview(Schema):
    """What would become of them."""

    survivor: int
    records: list[MergeSide]
    fields: list[MergeField]


class MergeIn(MergeIds):
    """The merge as chosen. `versions` are those that were looked at."""

    survivor_id: Id
    choices: dict[Annotated[str, Field(max_length=60)], Annotated[str, Field(max_length=20)]] = {}
    versions: dict[int, int] = {}
    keep_colleagues: bool = True


class MergeMade(Schema):
    """The merge, by which it can be undone."""

    id: int
    survivor_id: int


class MergeRow(Schema):
    """A merge of the last 30 days."""

    id: int
    resource: Resource
    survivor_id: int
    name: str
    merged: list[str]
    at: datetime
    by: str | None
    automatic: bool
    until: datetime
    undone_at: datetime | None
    undone_by: str | None


class Merges(Schema):
    """Newest first."""

    items: list[MergeRow]


class Undone(Schema):
    """What came back, and what did not: columns changed since, rows that went elsewhere, unique values taken."""

    restored: list[int]
    kept: list[str]
    stayed: int
    emptied: list[str]


class DuplicateSettings(Schema):
    """Whether hard keys merge by themselves, and how much is told of a duplicate out of scope."""

    automatic: bool
    tell: Literal["owner", "team", "exists"]
