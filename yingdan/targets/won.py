"""Won deals from the coarsest sums that answer the question: months of teams, years of owners, else days."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, F, QuerySet, Sum, Value
from django.db.models.functions import Cast

from yingdan.deals import figures
from yingdan.deals.models import WonDay
from yingdan.targets.models import WonPeriod

Rows = list[tuple[Any, ...]]


def totals(
    *, start: date, end: date, owner: int | None, teams: list[int] | None, by: list[str], inside: int | None = None
) -> Rows:
    """Rows (*by, count, fen); `by` as in `kernel.ports.Metric`."""
    if owner is None and _whole_months(start, end):
        if by == ["owner_id"] and (start.month, end.month) == (1, 12):
            return _summed(_rows("Y", start, end, teams), by)
        if by == ["team_id", "person"]:
            return _tree(start, end, teams, inside)
        if set(by) <= {"team_id", "month"}:
            return _summed(_rows("T", start, end, teams).annotate(month=F("start")), by)
    return figures.won(start, end, figures.Whose(owner, teams), *by, inside=inside)


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and end.day == monthrange(end.year, end.month)[1]


def _rows(grain: str, start: date, end: date, teams: Sequence[int] | None) -> QuerySet[WonPeriod]:
    rows = WonPeriod.objects.filter(grain=grain, start__range=(start, end))
    return rows.filter(team_id__isnull=False) if teams is None else rows.filter(team_id__among=teams)


def _summed(rows: QuerySet[Any], by: Sequence[str]) -> Rows:
    count, fen = Cast(Sum("count"), BigIntegerField()), Cast(Sum("fen"), BigIntegerField())
    found = rows.values_list(*by).annotate(sum_count=count, sum_fen=fen).order_by()
    return [row for row in found if row[-2] or row[-1]]


def _tree(start: date, end: date, teams: list[int] | None, inside: int | None) -> Rows:
    """Other teams by month, the inside one by day and person; one query."""
    nobody, inside = Cast(Value(None), BigIntegerField()), inside or 0
    others = _rows("T", start, end, teams).exclude(team_id=inside).values_list("team_id").annotate(person=nobody)
    people = WonDay.objects.filter(team_id=inside, day__range=(start, end)).values_list("team_id", "owner_id")
    fen = Cast(Sum("amount") * 100, BigIntegerField())
    rows = others.annotate(Sum("count"), Sum("fen")).order_by().union(
        people.annotate(Sum("count"), fen=fen).order_by(), all=True
    )  # fmt: skip
    return [(team, person, int(count), int(value)) for team, person, count, value in rows if count or value]
