"""Shapes of returns and scores."""

from datetime import datetime

from ninja import Schema


class Brought(Schema):
    """What came of leads; money in fen, null for readers of a part of the leads; `per_cost` is won amount by cost."""

    leads: int
    contacted: int
    qualified: int
    converted: int
    invalid: int
    deals: int
    won: int
    amount: int
    cost: int | None
    cost_per_lead: int | None
    cost_per_won: int | None
    per_cost: float | None


class SourceRow(Schema):
    """A source in its tree."""

    id: int
    name: str
    kind: str
    parent_id: int | None
    depth: int
    has_children: bool
    closed: bool
    own: Brought
    total: Brought


class Returns(Schema):
    """All sources from the top down, and everything together."""

    rows: list[SourceRow]
    without_source: Brought
    total: Brought
    costs_told: bool


class Started(Schema):
    """Work was begun in the background."""

    started: bool


class Measured(Schema):
    """The test on the newest past leads."""

    tested: int
    converted: int
    brier: float
    base_brier: float
    skill: float
    auc: float
    since: datetime | None


class Weight(Schema):
    """What a value says, in log-odds, and the past leads that say so."""

    feature: str
    value: str
    weight: float
    converted: int
    other: int


class Worth(Schema):
    """What the score is worth."""

    trained_at: datetime | None
    usable: bool
    reason: str
    leads: int
    converted: int
    damping: float
    measured: Measured | None
    factors: list[Weight]


class Factor(Schema):
    """A value of a lead, with the points it gives or takes."""

    feature: str
    value: str
    points: int
    converted: int
    other: int


class Score(Schema):
    """The score of a lead; null with the reason when there is none. `base` is what every lead would get without."""

    score: int | None
    reason: str
    base: int | None
    skill: float | None
    factors: list[Factor]
