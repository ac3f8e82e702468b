"""The metrics that targets can be set in, and the one that comes with the product: revenue won."""

from datetime import date
from typing import Any

from yingdan.kernel.errors import invalid
from yingdan.kernel.ports import Metric, metrics
from yingdan.targets import won

DEFAULT = "revenue_won"


def _won_deals(start: date, end: date) -> tuple[str, list[dict[str, Any]]]:
    return "deal", [
        {"field": "status", "operator": "=", "value": "won"},
        {"field": "closed_on", "operator": "between", "value": [start.isoformat(), end.isoformat()]},
    ]


REVENUE_WON = Metric(DEFAULT, ("赢单金额", "Revenue won"), "fen", won.totals, _won_deals)


def find(code: str) -> Metric:
    """The metric; `Invalid` on `metric` when there is none of this name."""
    metric = metrics.get(code)
    if metric is None:
        raise invalid("metric", "unknown_choice", value=code)
    return metric
