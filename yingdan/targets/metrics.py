"""The metrics that targets can be set in, and the one that comes with the product: revenue won."""

from datetime import date
from typing import Any

from yingdan.deals import figures
from yingdan.kernel.errors import invalid
from yingdan.kernel.ports import Metric, metrics

DEFAULT = "revenue_won"


def _won(
    *, start: date, end: date, owner: int | None, teams: list[int] | None, by: list[str], inside: int | None = None
) -> list[tuple[Any, ...]]:
    return figures.won(start, end, figures.Whose(owner, teams), *by, inside=inside)


def _won_deals(start: date, end: date) -> tuple[str, list[dict[str, Any]]]:
    return "deal", [
        {"field": "status", "operator": "=", "value": "won"},
        {"field": "closed_on", "operator": "between", "value": [start.isoformat(), end.isoformat()]},
    ]


REVENUE_WON = Metric(DEFAULT, ("赢单金额", "Revenue won"), "fen", _won, _won_deals)


def find(code: str) -> Metric:
    """The metric; `Invalid` on `metric` when there is none of this name."""
    metric = metrics.get(code)
    if metric is None:
        raise invalid("metric", "unknown_choice", value=code)
    return metric
