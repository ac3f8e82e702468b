"""Shapes of attainment that other apps show too. Amounts are whole fen, rates shares of 1."""

from typing import Any

from ninja import Schema


class Drill(Schema):
    """What opens the records behind a figure: a resource and a condition."""

    resource: str
    filter: dict[str, Any]


class LineOut(Schema):
    """A node's figures, amounts in fen; rates as shares of 1."""

    key: str
    kind: str
    id: int
    name: str
    target: int
    actual: int
    rate: float | None
    gap: int
    due: int
    time_gap: float | None
    forecast: int | None
    per_day: int | None
    count: int
    open_count: int
    weighted: int
    drill: Drill
    open_drill: Drill
