"""Metrics of deals, read from their tally. Revenue won and deals won are the targets app's, which keeps coarser sums.

Gross profit is not here: products have a price and no cost."""

from datetime import date
from functools import partial
from typing import Any

from yingdan.deals.models import DealTally
from yingdan.kernel.ports import Metric
from yingdan.org.services import tallied, tallies

Rules = list[dict[str, Any]]


def won_deals(start: date, end: date) -> tuple[str, Rules]:
    """Deals won from start to end."""
    return "deal", [{"field": "status", "operator": "=", "value": "won"}, _between("closed_on", start, end)]


def opened_deals(start: date, end: date) -> tuple[str, Rules]:
    """Deals opened from start to end."""
    return "deal", [_between("opened_on", start, end)]


def _between(field: str, start: date, end: date) -> dict[str, Any]:
    return {"field": field, "operator": "between", "value": [start.isoformat(), end.isoformat()]}


_stamp, _tally = partial(tallies.stamp, DealTally), tallied.source(DealTally)
METRICS = (
    Metric(
        "volume_sold", ("销量", "Volume sold"), "piece", partial(tallies.totals, DealTally, "won", "volume"), won_deals,
        ("赢单商机产品明细的数量之和，按关闭日期计，归负责人及部门",
         "Quantities in the lines of won deals, by the day of closing, for owner and team"),
        "deal", "closed_on", stamp=_stamp, tally=(_tally, "volume"),
    ),
    Metric(
        "deals_new", ("新增商机", "New deals"), "count", partial(tallies.totals, DealTally, "opened", "opened"),
        opened_deals,
        ("按开始日期计的商机数，归负责人及部门", "Deals by the day they were opened, for owner and team"),
        "deal", "opened_on", stamp=_stamp, tally=(_tally, "opened"),
    ),
)  # fmt: skip
