"""Shapes of gaps that other apps show too. Amounts are whole fen, rates shares of 1."""

from datetime import date
from typing import Literal

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
