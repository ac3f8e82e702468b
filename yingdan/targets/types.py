"""Shapes of attainment that other apps show too. Amounts are whole smallest units of the metric, rates shares of 1."""

from typing import Any

from ninja import Schema

from yingdan.kernel import units
from yingdan.kernel.ports import Metric


class UnitOut(Schema):
    """A unit: `scale` smallest units, in which all amounts are given, make one as people write it."""

    code: str
    label: dict[str, str]
    scale: int

    @classmethod
    def of(cls, code: str) -> "UnitOut":
        """By its code."""
        unit = units.of(code)
        return cls(code=code, label={"zh": unit.label[0], "en": unit.label[1]}, scale=unit.scale)


class MetricRef(Schema):
    """A metric by code and name, with its unit."""

    code: str
    label: dict[str, str]
    unit: UnitOut
    less_is_better: bool

    @classmethod
    def of(cls, metric: Metric) -> "MetricRef":
        """As the client sees it."""
        return cls(
            code=metric.code, label={"zh": metric.label[0], "en": metric.label[1]}, unit=UnitOut.of(metric.unit),
            less_is_better=metric.less_is_better,
        )  # fmt: skip


class LevelOut(Schema):
    """A level of a target: `bp` hundredths of a percent of it, and what that comes to."""

    code: str
    label: dict[str, str]
    bp: int
    amount: int


class RungOut(LevelOut):
    """A level with how far one is: `missing` of it, and that for each workday left (null when none is)."""

    reached: bool
    missing: int
    per_day: int | None


class Drill(Schema):
    """What opens the records behind a figure: a resource and a condition."""

    resource: str
    filter: dict[str, Any]


class LineOut(Schema):
    """A node's figures in smallest units of the metric (`weighted` in fen); rates as shares of 1. `levels` with the
    target itself, the easiest first; empty where there are none."""

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
    levels: list[RungOut]
    drill: Drill
    open_drill: Drill
