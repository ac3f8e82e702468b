"""What became of a plan's items, by the records as they are now."""

from datetime import timedelta

from yingdan.kernel import clock
from yingdan.reports.models import Plan, PlanItem
from yingdan.reports.rules import matching
from yingdan.reports.rules.matching import Item, Match, Window
from yingdan.reports.selectors import facts
from yingdan.reports.selectors.setup import setup

__all__ = ["Match", "of"]


def of(plan: Plan, items: list[PlanItem]) -> dict[int, Match]:
    """By the id of each item."""
    rules = setup()
    window = Window(plan.start, plan.end, rules.early_days, rules.late_days)
    known = facts.of_member(
        plan.owner_id, plan.start - timedelta(rules.early_days), plan.end + timedelta(rules.late_days)
    )
    return matching.match([_item(one) for one in items], known, window, clock.today())


def _item(one: PlanItem) -> Item:
    target = one.customer_id or one.deal_id or one.task_id
    return Item(one.pk, one.what, target, one.kind, one.quantity, one.said)
