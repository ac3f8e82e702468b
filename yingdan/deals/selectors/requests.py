"""Requests for help: those to the actor, those from the actor, and those about one deal."""

from typing import Any, Literal

from django.db.models import QuerySet

from yingdan.deals.models import Deal, DealRequest
from yingdan.deals.selectors.deals import get_deal, visible_deals
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor

SHOWN = 200


def box(actor: Actor, which: Literal["in", "out"], status: str) -> list[dict[str, Any]]:
    """The latest requests, open ones first by their day. Whoever is asked learns what it is about before seeing it."""
    mine = {"asked_id" if which == "in" else "asker_id": actor.member_id or 0}
    rows = DealRequest.objects.filter(**mine)
    if status == "open":
        rows = rows.filter(status__in=["open", "accepted"])
    return _listed(actor, rows)


def waiting(actor: Actor) -> int:
    """How many wait for the actor's answer."""
    return DealRequest.objects.filter(asked_id=actor.member_id or 0, status="open").count()


def of_deal(actor: Actor, deal_id: int) -> list[dict[str, Any]]:
    """All requests about a deal that the actor sees."""
    return _listed(actor, DealRequest.objects.filter(deal=get_deal(actor, deal_id)))


def _listed(actor: Actor, rows: QuerySet[DealRequest]) -> list[dict[str, Any]]:
    found = list(rows.select_related("deal__customer", "asker", "asked").order_by("-id")[:SHOWN])
    seen = set(visible_deals(actor).filter(id__in={row.deal_id for row in found}).values_list("id", flat=True))
    return [_as_json(actor, row, row.deal, row.deal_id in seen) for row in found]


def _as_json(actor: Actor, row: DealRequest, deal: Deal, seen: bool) -> dict[str, Any]:
    return {
        "id": row.id,
        "deal": {"id": deal.id, "label": deal.name},
        "customer": deal.customer.name if deal.customer else "",
        "opens": seen,
        "role": row.role,
        "text": row.text,
        "asker": {"id": row.asker_id, "label": row.asker.name},
        "asked": {"id": row.asked_id, "label": row.asked.name},
        "due_on": row.due_on,
        "overdue": bool(row.status == "open" and row.due_on and row.due_on < clock.today()),
        "status": row.status,
        "answer": row.answer,
        "at": row.created_at,
        "may_answer": row.status == "open" and row.asked_id == actor.member_id,
        "may_withdraw": row.status == "open" and row.asker_id == actor.member_id,
        "may_finish": row.status == "accepted" and actor.member_id in (row.asker_id, row.asked_id),
    }
