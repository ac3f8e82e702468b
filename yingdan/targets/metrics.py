"""The metrics that targets are set in: found by code, and the two whose coarse sums this app keeps (`won.py`)."""

from datetime import date
from typing import Any

from yingdan.deals import figures
from yingdan.deals.metrics import won_deals
from yingdan.kernel import units
from yingdan.kernel.errors import invalid
from yingdan.kernel.ports import Metric, metric_sources, metrics
from yingdan.targets import won

DEFAULT = "revenue_won"


def _number_won(
    *, start: date, end: date, owner: int | None, teams: list[int] | None, by: list[str], inside: int | None = None
) -> list[tuple[Any, ...]]:
    """Rows (*by, count, count)."""
    rows = won.totals(start=start, end=end, owner=owner, teams=teams, by=by, inside=inside)
    return [(*row[:-1], row[-2]) for row in rows]


REVENUE_WON = Metric(
    DEFAULT, ("赢单金额", "Revenue won"), "fen", won.totals, won_deals,
    ("赢单商机的金额之和，按关闭日期计，归负责人及部门", "Amounts of won deals by day of closing, for owner and team"),
    "deal", "closed_on", stamp=figures.won_stamp,
)  # fmt: skip
DEALS_WON = Metric(
    "deals_won", ("赢单数", "Deals won"), "count", _number_won, won_deals,
    ("赢单商机的个数，按关闭日期计，归负责人及部门", "Number of won deals, by the day of closing, for owner and team"),
    "deal", "closed_on", stamp=figures.won_stamp,
)  # fmt: skip


def all_metrics() -> list[Metric]:
    """Those that come with the product, then those that people defined."""
    return [metric for _, metric in metrics.items()] + [
        metric for _, source in metric_sources.items() for metric in source.listing()
    ]


def lookup(code: str) -> Metric | None:
    """The metric of a code; also a self-defined one that is archived, since targets may be set in it."""
    found = metrics.get(code)
    if found is None:
        found = next((one for _, source in metric_sources.items() if (one := source.find(code))), None)
    return found


def find(code: str) -> Metric:
    """The metric; `Invalid` on `metric` when there is none of this name."""
    metric = lookup(code)
    if metric is None:
        raise invalid("metric", "unknown_choice", value=code)
    return metric


def said(code: str, value: int, locale: str, *, about: bool = False) -> str:
    """An amount of a metric in words: "1,234.50 元", "12 件"; `about` leaves out what is less than one."""
    unit = units.of(find(code).unit)
    if not about:
        return unit.said(value, locale)
    name = "" if locale == "en" and unit.code == "fen" else unit.name(locale)
    return f"{unit.number(value):,.0f} {name}".strip()


def splittable(code: str) -> Metric:
    """A metric that a target can be set in: one whose parts add up."""
    metric = find(code)
    if not metric.additive:
        raise invalid("metric", "metric_not_additive")
    return metric
