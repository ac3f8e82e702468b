"""Deals follow their customer when it is merged into another one, and come back with what was written about them."""

from yingdan.customers.models import FollowUp
from yingdan.customers.types import MergePart
from yingdan.deals.models import Deal


def _move(survivor_id: int, old_id: int) -> list[int]:
    ids = list(Deal.objects.filter(customer_id=old_id).order_by("id").values_list("id", flat=True))
    Deal.objects.filter(id__in=ids).update(customer_id=survivor_id)
    return ids


def _restore(survivor_id: int, old_id: int, moved: list[int]) -> int:
    back = list(Deal.objects.filter(id__in=moved, customer_id=survivor_id).values_list("id", flat=True))
    Deal.objects.filter(id__in=back).update(customer_id=old_id)
    # What was written since about a deal that goes back goes along.
    FollowUp.objects.filter(customer_id=survivor_id, deal_id__in=back).update(customer_id=old_id)
    return len(moved) - len(back)


PART = MergePart(frozenset({"deals_deal.customer_id"}), _move, _restore)
