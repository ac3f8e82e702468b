"""The organisation and its targets, as arrays for a run."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, Sum

from yingdan.org.models import Member, Team
from yingdan.targets import metrics
from yingdan.targets.models import Cell
from yingdan.targets.rules import period as periods
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import attainment

Pair = tuple[int, int]  # team, person
Plan = dict[tuple[int, int], dict[Pair, int]]  # by year and month


def people(day: date) -> dict[int, int]:
    """Present members with their main team."""
    there = Q(ended_on=None) | Q(ended_on__gte=day)
    return dict(Member.objects.filter(there).values_list("id", "team_id"))


def paths() -> dict[int, str]:
    """All teams with their paths."""
    return dict(Team.objects.values_list("id", "path"))


def plan(spans: Iterable[Period]) -> Plan:
    """Targets of revenue that count, of the years that the spans lie in."""
    found: Plan = {}
    for year in {span.year for span in spans}:
        targets = attainment.counted(metrics.DEFAULT, periods.year(year))
        rows = Cell.objects.filter(target__in=targets).values_list("month", "team_id", "member_id")
        for month, team, member, fen in rows.annotate(Sum("fen")).order_by():
            found.setdefault((year, month), {})[team, member] = int(fen)
    return found


def of(found: Plan, span: Period) -> dict[Pair, int]:
    """The targets of a span of whole months."""
    sums: dict[Pair, int] = {}
    for month in range(span.first, span.last + 1):
        for pair, fen in found.get((span.year, month), {}).items():
            sums[pair] = sums.get(pair, 0) + fen
    return sums
