"""Targets that somebody carries beyond today: a handover shows them and leads to rebalancing."""

from collections import defaultdict
from datetime import timedelta

from yingdan.kernel import clock, units
from yingdan.kernel.ports import Duty, Hold
from yingdan.org.models import Member
from yingdan.targets import metrics
from yingdan.targets.models import Cell, Target
from yingdan.targets.rules import period


def holds(member_id: int) -> list[Hold]:
    """What remains of published targets from tomorrow on, or from the day after the last one in the company."""
    today = clock.today()
    ended = Member.objects.values_list("ended_on", flat=True).get(id=member_id)
    since = max(today, ended or today) + timedelta(days=1)
    left: dict[int, int] = defaultdict(int)
    rows = Cell.objects.filter(member=member_id, target__status="published", target__year__gte=since.year)
    for target, year, month, days in rows.values_list("target_id", "target__year", "month", "days"):
        first = period.month(month, year).start
        gone = max((since - first).days, 0)
        left[target] += sum(days[gone:])
    open_ones = {id: amount for id, amount in left.items() if amount}
    found = Target.objects.filter(id__in=open_ones).order_by("year", "name")
    return [Hold(one.name, f"/targets/{one.pk}?rebalance={member_id}", _said(one, open_ones[one.pk])) for one in found]


def _said(target: Target, amount: int) -> str:
    unit = units.of(metrics.find(target.metric).unit)
    return f"{amount / unit.scale:,.0f}"


REMAINING = Duty(("未完成的目标", "What remains of targets"), holds)
