"""What the routes take and give."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from yingdan.platform.resources.schemas import BigInt, Body

Kind = Literal[
    "stalled", "close_past", "close_slipped", "no_next_step", "silent", "no_decision_maker", "single_contact",
    "amount_changed", "competitor",
]  # fmt: skip
Level = Literal["risk", "watch", "good"]
Days = Annotated[int, Field(ge=0, le=1000)]


class SignalOut(Schema):
    """A signal with the figures behind it; `weight` is what it takes off the score."""

    kind: Kind
    since: date
    params: dict[str, Any]
    weight: int


class Change(Schema):
    """How a deal stood at the end of a day on which that changed."""

    day: date
    score: int
    level: Level
    kinds: list[Kind]


class Panel(Schema):
    """How a deal stands; a closed one has no score."""

    score: int | None
    level: Level | None
    changed_on: date | None
    signals: list[SignalOut]
    history: list[Change]


class Figure(Schema):
    """A count to 10,000; `capped` means more."""

    count: int
    capped: bool


class LevelCount(Figure):
    """Deals of a level."""

    level: Level


class KindCount(Figure):
    """Deals that show a signal."""

    kind: Kind


class Overview(Schema):
    """Open deals within reach by level and by signal."""

    levels: list[LevelCount]
    kinds: list[KindCount]
    worked_on: date | None


class PeopleLine(Schema):
    """Open deals of a team with all below it, or of a person (id null: of nobody); amounts in yuan as text."""

    id: int | None
    name: str
    deals: int
    amount: str
    watch: int
    risk: int
    risk_amount: str
    kinds: dict[Kind, int]


class TeamName(Schema):
    """A team."""

    id: int
    name: str


class People(Schema):
    """A team's people and the teams right below it, as last counted; `above` is the team over it, if in reach."""

    team: TeamName | None
    above: int | None
    teams: list[PeopleLine]
    members: list[PeopleLine]
    counted_at: datetime | None


class ThresholdIn(Body):
    """A threshold as somebody means to have it, with the version that it was seen with (0: there was none)."""

    kind: Kind
    version: int
    active: bool
    days: Days
    percent: Days
    count: Days
    weight: Annotated[int, Field(ge=0, le=100)]


class ThresholdsIn(Body):
    """Thresholds of the company (no pipeline) or of a pipeline."""

    pipeline: BigInt | None = None
    items: Annotated[list[ThresholdIn], Field(max_length=20)]


class ThresholdOut(Schema):
    """A threshold in force; `own`: of the pipeline itself, or of the company where that is asked for."""

    kind: Kind
    own: bool
    version: int
    active: bool
    days: int
    percent: int
    count: int
    weight: int


class StageOut(Schema):
    """The usual stay in a stage: as set, and as learnt from won deals."""

    name: str
    norm_days: int | None
    median: float | None
    stays: int


class Thresholds(Schema):
    """Thresholds in force."""

    pipeline: int | None
    items: list[ThresholdOut]
    stages: list[StageOut]
    own_pipelines: list[int]
