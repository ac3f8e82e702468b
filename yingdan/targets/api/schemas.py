"""What the routes of targets take and give. Amounts are whole smallest units of the metric; a period is 2026 (the year)
or 2026-03."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from yingdan.targets import metrics
from yingdan.targets.api.levels import Levels, levels_out
from yingdan.targets.models import Target
from yingdan.targets.types import LevelOut, MetricRef, UnitOut

Fen = Annotated[int, Field(ge=0, le=10**17)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Note = Annotated[str, StringConstraints(max_length=20_000)]
Id = Annotated[int, Field(ge=1, lt=2**63)]
Version = Annotated[int, Field(ge=1, lt=2**31)]
Year = Annotated[int, Field(ge=2000, le=2100)]
Weight = Annotated[float, Field(ge=0, le=1e15, allow_inf_nan=False)]


class Ref(Schema):
    """A record by id and name."""

    id: int
    name: str


class TargetOut(Schema):
    """A target. `total` is what its cells add up to, `gap` what is still to be split (负 = over)."""

    id: int
    name: str
    metric: str
    metric_label: dict[str, str]
    unit: UnitOut
    year: int
    team: Ref
    amount: int
    total: int
    gap: int
    levels: list[LevelOut]
    status: str
    revision: int
    supersedes: int | None
    version: int
    note: str
    created_at: datetime
    published_at: datetime | None
    published_by: str | None
    can_edit: bool
    can_publish: bool


class TargetIn(Schema):
    """A new target."""

    name: Name
    year: Year
    team: Id
    amount: Fen
    metric: str = Field("revenue_won", max_length=40)
    levels: Levels = []
    note: Note = ""


class TargetPatch(Schema):
    """Changes of the head."""

    version: Version
    name: Name | None = None
    amount: Fen | None = None
    levels: Levels | None = None
    note: Note | None = None


class Versioned(Schema):
    """The version that the user has seen."""

    version: Version


class CopyIn(Schema):
    """A copy under another name, perhaps for another year."""

    name: Name
    year: Year | None = None


class RowOut(Schema):
    """A line of the grid: a team (member null) or a person in it, of one part or (null) of all. `locks` are periods,
    `locked_by` who locked each of them."""

    key: str
    team: int
    member: int | None
    part: int | None
    parent: int | None
    name: str
    depth: int
    children: int
    values: list[int]
    total: int
    locks: list[str]
    locked_by: list[str]
    editable: bool


class GridOut(Schema):
    """The grid, or after an edit the lines that changed. `parts` are what the target is split by further, in
    `dimensions`; `can_undo` and `can_redo` say whether there is anything to take back or to bring back."""

    target: TargetOut
    periods: list[str]
    rows: list[RowOut]
    parts: list[Ref]
    dimensions: list[str]
    can_undo: bool
    can_redo: bool


class CellIn(Schema):
    """A value for a line in a period; member null = the whole team, part null = all parts."""

    team: Id
    member: Id | None = None
    part: Id | None = None
    period: str
    value: Fen


class Shown(Schema):
    """What the client shows, so that the answer fits: the columns, the teams whose lines are open (null = all), or the
    node whose parts it lists."""

    version: Version
    zoom: Literal["year", "quarter", "month", "week", "day"] = "month"
    within: str | None = None
    part: Id | None = None
    open: list[int] | None = None
    by: Literal["org", "part"] = "org"
    team: Id | None = None
    member: Id | None = None


class CellsIn(Shown):
    """An edit or a paste. `rule` says who gives."""

    cells: Annotated[list[CellIn], Field(min_length=1, max_length=20_000)]
    rule: Literal["siblings", "months", "parent"] = "siblings"


class LockIn(Schema):
    """A line and period to lock."""

    team: Id
    member: Id | None = None
    part: Id | None = None
    period: str


class LocksIn(Shown):
    """Locks or unlocks."""

    cells: Annotated[list[LockIn], Field(min_length=1, max_length=20_000)]
    locked: bool


class UndoIn(Shown):
    """Undo or redo in a version."""


class BoundsIn(Schema):
    """What a person carries at least and at most in the year."""

    member: Id
    minimum: Fen = 0
    maximum: Fen | None = None


class WeightIn(Schema):
    """A weight by hand."""

    member: Id
    weight: Weight


class SplitIn(Schema):
    """How to split. `members` null = everybody who works deals of their own.

    `ability` (0–1) is how much past attainment counts, `potential` (0–1) the part by open deals and customers, `ramp`
    whether newcomers start lower, `growth_cap` the most a person's year may grow over the record (0.3 = 30 %).
    `territory` (0–1) is the part by what the territories served could bring, `load` (0–1) how much those who hold many
    customers and open deals are relieved; both count only if given.
    """

    version: Version
    people: Literal["history", "equal", "manual"] = "history"
    months: Literal["history", "workdays", "equal", "manual"] = "history"
    weights: list[WeightIn] = []
    month_weights: Annotated[list[Weight], Field(max_length=12)] = []
    bounds: list[BoundsIn] = []
    members: list[Id] | None = None
    preview: bool = False
    days: Literal["workdays", "history"] = "workdays"
    ability: Annotated[float, Field(ge=0, le=1)] = 0.5
    potential: Annotated[float, Field(ge=0, le=1)] = 0.2
    ramp: bool = True
    growth_cap: Annotated[float, Field(ge=0, le=10)] | None = None
    territory: Annotated[float, Field(ge=0, le=1)] = 0.0
    load: Annotated[float, Field(ge=0, le=1)] = 0.0


class CarrierOut(Schema):
    """A person's share and the reason in words; amounts in smallest units.

    `history` is the record as a year, `growth` what is asked beyond it (null without a record), `potential` what open
    deals and customers promise.
    """

    team: int
    member: int
    name: str
    amount: int
    share: float
    history: int
    growth: float | None
    potential: int
    reason: str


class FairnessOut(Schema):
    """Spread of target / potential (coefficient of variation), the share of people more than 20 % off, rank correlation
    of growth asked with the record; null with too few people to judge by."""

    spread: float | None
    outside: float | None
    correlation: float | None
    judged: int


class PartIn(Schema):
    """A part with its weight, or its amount of the year (then all have amounts, adding up to the target)."""

    product: Id | None = None
    customer: Id | None = None
    channel: str = Field("", max_length=40)
    weight: Weight = 1.0
    amount: Fen | None = None


class PartsIn(Versioned):
    """What to split by further; an empty list puts the parts together again. `by=history`: each person's own record."""

    items: Annotated[list[PartIn], Field(max_length=200)]
    by: Literal["weights", "history"] = "weights"


class SplitOut(Schema):
    """The split, or its preview."""

    target: TargetOut
    carriers: list[CarrierOut]
    fairness: FairnessOut
    months: list[int]


def target_out(target: Target, total: int, can_edit: bool, can_publish: bool) -> TargetOut:
    """A target as the client sees it."""
    by, kind = target.published_by, MetricRef.of(metrics.find(target.metric))
    return TargetOut(
        id=target.id, name=target.name, metric=kind.code, metric_label=kind.label, unit=kind.unit, year=target.year,
        team=Ref(id=target.team_id, name=target.team.name), amount=target.amount, total=total,
        gap=target.amount - total, levels=levels_out(target, kind), status=target.status, revision=target.revision,
        supersedes=target.supersedes_id, version=target.version, note=target.note, created_at=target.created_at,
        published_at=target.published_at, published_by=by.name if by else None, can_edit=can_edit,
        can_publish=can_publish,
    )  # fmt: skip
