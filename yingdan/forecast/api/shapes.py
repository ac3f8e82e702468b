"""What the routes give and take. Amounts are whole fen, rates and chances shares of 1."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from yingdan.platform.resources.schemas import Body
from yingdan.targets.types import Drill

Fen = Annotated[int, Field(ge=0, le=10**16)]
Note = Annotated[str, Field(max_length=500)]
PeriodKey = Annotated[str, Field(max_length=8)]
NodeKey = Annotated[str, Field(max_length=30)]


class CallOut(Schema):
    """A call that counts: of the node's own, or an override."""

    id: int
    commit: int | None
    best: int | None
    note: str
    by: str
    at: datetime
    stale: bool


class ScoreOut(Schema):
    """How a method did over `periods` that are over, by `calls` made in them. `inside`: how many of them came between
    P10 and P90; `slip`: the share of due deals still open at the end, for commit of committed ones not won."""

    method: str
    periods: int
    calls: int
    bias: float | None
    mape: float | None
    inside: float | None
    slip: float | None


class BeforeOut(Schema):
    """How the line stood in the last snapshot."""

    commit: int
    best: int
    weighted: int
    p50: int
    won: int


class LineOut(Schema):
    """A node in the period; figures from `commit` on are null when the period was not looked at."""

    key: str
    kind: str
    id: int
    name: str
    target: int
    won: int
    open_fen: int
    open_count: int
    commit: int | None
    best: int | None
    weighted: int | None
    expected: int | None
    fresh: int | None
    p10: int | None
    p50: int | None
    p90: int | None
    chance: float | None
    rolled_commit: int | None
    rolled_best: int | None
    named_commit: int | None
    named_best: int | None
    people: int
    called: int
    overridden: bool
    drill: Drill
    open_drill: Drill
    before: BeforeOut | None
    scores: list[ScoreOut]
    own: CallOut | None
    override: CallOut | None


class PeriodOut(Schema):
    """A period."""

    key: str
    kind: str
    start: date
    end: date


class CanOut(Schema):
    """What the reader may do with the node."""

    submit: bool
    override: bool
    manage: bool


class OutlookOut(Schema):
    """The forecast of a node. `callable`: people submit for periods of this kind, and it is not over; `days` are those
    of the last snapshots, the latest first."""

    period: PeriodOut
    periods: list[str]
    cadence: str
    callable: bool
    at: datetime | None
    since: datetime | None
    days: list[date]
    can: CanOut
    node: LineOut
    children: list[LineOut]


class EntryOut(Schema):
    """An entry of the ledger."""

    id: int
    kind: str
    commit: int | None
    best: int | None
    instead_of: int | None
    note: str
    by: str
    at: datetime


class LedgerOut(Schema):
    """The ledger of a node in a period, the last entry first."""

    items: list[EntryOut]


class SubmitIn(Body):
    """A call; `seen` is the id of the last entry that was shown (0: none)."""

    node: NodeKey
    period: PeriodKey
    commit: Fen
    best: Fen
    note: Note = ""
    seen: int | None = None


class WithdrawIn(Body):
    """Takes an override back."""

    node: NodeKey
    period: PeriodKey
    note: Note
    seen: int | None = None


class PastCall(Schema):
    """What a snapshot said."""

    day: date
    commit: int
    best: int
    weighted: int
    p10: int
    p50: int
    p90: int


class PastPeriod(Schema):
    """A period that is over, with what was said of it week by week."""

    period: str
    won: int
    due: int
    slipped: int
    committed: int
    missed: int
    calls: list[PastCall]


class RateOut(Schema):
    """The win rate of a stage: as configured, and as history says with `won` of `closed` deals."""

    pipeline: str
    stage: str
    configured: float
    rate: float
    won: int
    closed: int


class SkillOut(Schema):
    """How well chances told deals apart that were open 90 days ago: against the base rate that came (Brier)."""

    count: int
    base: float
    brier: float
    skill: float
    low: float
    high: float
    bins: list[list[float]]


class BasisOut(Schema):
    """What the statistical forecast rests on."""

    at: datetime
    correction: float
    season: list[float]
    spread: float
    skill: SkillOut | None
    rates: list[RateOut]


class AccuracyOut(Schema):
    """How good calls have been."""

    node: dict[str, Any]
    kind: str
    periods: list[PastPeriod]
    scores: list[ScoreOut]
    basis: BasisOut | None


class SetupOut(Schema):
    """The settings."""

    version: int
    cadence: str
    rates: str
    window: int
    stale_days: int


class SetupIn(Body):
    """The settings with the version that was seen."""

    version: int
    cadence: Literal["month", "quarter"]
    rates: Literal["history", "configured"]
    window: Annotated[int, Field(ge=30, le=1000)]
    stale_days: Annotated[int, Field(ge=1, le=90)]
