"""Metrics of reports: how many were asked for, how many came in time."""

from datetime import date
from functools import partial
from typing import Any

from yingdan.kernel.ports import Metric
from yingdan.org.services import tallied, tallies
from yingdan.reports.models import ReportTally
from yingdan.reports.selectors.setup import last_due

TALLY = tallied.source(ReportTally)
ASKED: list[dict[str, Any]] = [
    {"field": "kind", "operator": "=", "value": "day"},
    {"field": "required", "operator": "=", "value": True},
]
IN_TIME: list[dict[str, Any]] = [
    *ASKED,
    {"field": "status", "operator": "=", "value": "submitted"},
    {"field": "late", "operator": "=", "value": False},
]


def _drill(rules: list[dict[str, Any]], start: date, end: date) -> tuple[str, list[dict[str, Any]]]:
    days = {"field": "end", "operator": "between", "value": [start.isoformat(), end.isoformat()]}
    return "report", [*rules, days]


def _metric(
    code: str, label: tuple[str, str], column: str, rules: list[dict[str, Any]], said: tuple[str, str]
) -> Metric:
    return Metric(
        code, label, "count", partial(tallies.totals, ReportTally, column, column), partial(_drill, rules),
        said, "report", "end", stamp=partial(tallies.stamp, ReportTally), tally=(TALLY, column), settled=last_due,
    )  # fmt: skip


METRICS = (
    _metric(
        "reports_asked", ("应交日报", "Daily reports asked for"), "days", ASKED,
        (
            "按规则应交的日报数，按日报日期计，归本人及当时的部门",
            "Daily reports asked for by the rules, by their day, for the person and team",
        ),
    ),
    _metric(
        "reports_on_time", ("按时日报", "Daily reports in time"), "days_on_time", IN_TIME,
        ("截止时间前提交的应交日报数", "Of those asked for the ones submitted before the deadline"),
    ),
)  # fmt: skip
