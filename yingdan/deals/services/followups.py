"""What follow-ups mean for their deal, and what deals tell the customers app."""

from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count, Q, Sum
from django.db.models.functions import Greatest

from yingdan.customers.models import FollowUp
from yingdan.customers.services import followups
from yingdan.deals.models import Deal
from yingdan.deals.selectors.deals import get_deal, visible_deals
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid

_REFRESH = """
update deals_deal d set last_followup_at = f.happened_at,
       next_contact_at = coalesce(f.next_contact_at,
                                  case when d.next_contact_at > f.happened_at then d.next_contact_at end)
from (select distinct on (deal_id) deal_id, happened_at, next_contact_at from customers_followup
      where deal_id = any(%s) order by deal_id, happened_at desc, id desc) f
where d.id = f.deal_id and d.last_followup_at is distinct from f.happened_at
"""


def create(actor: Actor, deal_id: int, values: dict[str, Any], **more: Any) -> FollowUp:
    """A follow-up about a deal, kept with the deal's customer."""
    deal = get_deal(actor, deal_id)
    if deal.customer_id is None:
        raise invalid("customer", "required")
    return followups.create(actor, {**values, "customer": deal.customer_id, "deal": deal.id}, **more)


def check(actor: Actor, deal_id: int, customer_id: int) -> None:
    """Raises when the deal is out of sight or another customer's."""
    if get_deal(actor, deal_id).customer_id != customer_id:
        raise invalid("deal", "deal_of_other_customer")


def touch(deal_id: int, happened_at: datetime, next_contact_at: datetime | None) -> None:
    """Keeps the deal's own contact times; writing a follow-up is no edit of the deal."""
    row = Deal.objects.filter(id=deal_id)
    row.update(last_followup_at=Greatest("last_followup_at", happened_at))
    if next_contact_at:
        row.update(next_contact_at=next_contact_at)
    else:
        row.filter(next_contact_at__lte=happened_at).update(next_contact_at=None)


def refresh(deal_ids: list[int]) -> None:
    """The same after bulk work."""
    if deal_ids:
        with connection.cursor() as cursor:
            cursor.execute(_REFRESH, [deal_ids])


def guard_customer(customer_id: int) -> None:
    """A customer with deals is not deleted."""
    count = Deal.objects.filter(customer_id=customer_id).count()
    if count:
        raise Conflict("customer_has_deals", count=count)


def figures(actor: Actor, customer_id: int) -> dict[str, Any]:
    """The customer's deals as far as the actor sees them, for the head of the customer's page; money as text."""
    if not actor.may("deal.read"):
        return {}
    is_open, is_won = Q(status="open"), Q(status="won")
    found = visible_deals(actor).filter(customer_id=customer_id).aggregate(
        all=Count("id"),
        open=Count("id", filter=is_open),
        open_amount=Sum("amount", filter=is_open),
        weighted=Sum("weighted", filter=is_open),
        won=Count("id", filter=is_won),
        won_amount=Sum("amount", filter=is_won),
    )  # fmt: skip
    return {
        "open_deals": {
            "count": found["open"],
            "amount": money(found["open_amount"]),
            "weighted": money(found["weighted"]),
        },
        "won_deals": {"count": found["won"], "amount": money(found["won_amount"])},
        "tabs": {"deals": found["all"]},
    }


def money(amount: Any) -> str:
    """An amount as the API writes it."""
    return f"{amount or 0:.2f}"
