"""Metrics of customers and follow-ups, read from their tally."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from yingdan.customers.models import WorkTally
from yingdan.kernel.ports import Metric
from yingdan.org.services import tallied, tallies

Rules = list[dict[str, Any]]
TALLY = tallied.source(WorkTally)


def _drill(resource: str, date_field: str, rules: Rules) -> Callable[[date, date], tuple[str, Rules]]:
    """The records of days from start to end; conditions on instants take days too."""

    def opened(start: date, end: date) -> tuple[str, Rules]:
        days = {"field": date_field, "operator": "between", "value": [start.isoformat(), end.isoformat()]}
        return resource, [*rules, days]

    return opened


def _metric(
    code: str, label: tuple[str, str], unit: str, column: str, resource: str, date_field: str,
    definition: tuple[str, str], rules: Rules,
) -> Metric:  # fmt: skip
    return Metric(
        code, label, unit, partial(tallies.totals, WorkTally, column, column), _drill(resource, date_field, rules),
        definition, resource, date_field, stamp=partial(tallies.stamp, WorkTally),
        tally=(TALLY, column),
    )  # fmt: skip


def _followups(code: str, label: tuple[str, str], column: str, method: str, said: tuple[str, str]) -> Metric:
    rules = [{"field": "method", "operator": "=", "value": method}] if method else []
    definition = (
        f"{said[0]}，按发生日期计，归写跟进的人及其当时的部门",
        f"{said[1]}, by the day they happened, for who wrote them and the team at that time",
    )
    return _metric(code, label, "time", column, "followup", "happened_at", definition, rules)


METRICS = (
    _metric(
        "customers_new", ("新增客户", "New customers"), "count", "customers", "customer", "created_at",
        ("新建的客户数，按创建日期计，归现负责人及部门", "Customers by the day they were made, for owner and team"),
        [],
    ),
    _followups("followups", ("跟进次数", "Follow-ups"), "followups", "", ("全部跟进", "All follow-ups")),
    _followups("visits", ("拜访次数", "Visits"), "visits", "visit", ("方式为拜访的跟进", "Follow-ups by visit")),
    _followups("calls", ("电话次数", "Calls"), "calls", "call", ("方式为电话的跟进", "Follow-ups by call")),
    _followups("meetings", ("会议次数", "Meetings"), "meetings", "meeting",
               ("方式为会议的跟进", "Follow-ups by meeting")),
    _followups("demos", ("演示次数", "Demos"), "demos", "demo", ("方式为演示的跟进", "Follow-ups by demo")),
)  # fmt: skip
