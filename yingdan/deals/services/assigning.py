"""Gives deals to another owner."""

from typing import Any

from django.db.models import F

from yingdan.customers.services.assigning import new_owner
from yingdan.deals.models import Deal
from yingdan.deals.selectors.deals import visible_deals
from yingdan.deals.services.common import draft
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.kernel.texts import text
from yingdan.org.models import Member
from yingdan.platform.models import Event, Notification
from yingdan.platform.services import events


def assign(actor: Actor, deal_ids: list[int], owner_id: int) -> dict[str, Any]:
    """Gives the deals to a member: {"done", "failed": [{id, title, code, message}]}."""
    owner = new_owner(actor, owner_id, "deal.assign")
    rows = visible_deals(actor, "assign").filter(id__in=deal_ids).select_related("owner").order_by("id")
    deals = list(rows.select_for_update(of=("self",), no_key=True))
    known = {deal.id for deal in deals}
    failed = [
        {"id": id, "title": "", "code": NotFound.code, "message": text(NotFound.code, actor.locale)}
        for id in deal_ids
        if id not in known
    ]
    moved = _give(actor, deals, owner)
    _tell(actor, owner, moved)
    return {"done": len(moved), "failed": failed}


def follow_customers(actor: Actor, customer_ids: list[int], owner_id: int) -> int:
    """Open deals within the actor's reach go along with their customers; returns how many."""
    rows = visible_deals(actor, "assign").filter(customer_id__in=customer_ids, status="open").select_related("owner")
    deals = list(rows.order_by("id").select_for_update(of=("self",), no_key=True))
    return len(_give(actor, deals, Member.objects.get(id=owner_id)))


def owned(member_id: int) -> int:
    """How many open deals a member owns."""
    return Deal.objects.filter(owner_id=member_id, status="open").count()


def hand_over(actor: Actor, member_id: int, successor_id: int) -> int:
    """Passes all open deals of a member on; what was won, lost or abandoned stays what that member did.

    Whoever may hand over for the member passes everything on, seen or not.
    """
    owner = Member.objects.get(id=successor_id)
    rows = Deal.objects.filter(owner_id=member_id, status="open").select_related("owner")
    moved = _give(actor, list(rows.order_by("id").select_for_update(of=("self",), no_key=True)), owner)
    _tell(actor, owner, moved)
    return len(moved)


def _give(actor: Actor, deals: list[Deal], owner: Member) -> list[Deal]:
    """Gives locked deals to a member, with a handful of statements however many they are; returns those that were
    another's."""
    moved = [deal for deal in deals if deal.owner_id != owner.id]
    Deal.objects.filter(id__in=[deal.id for deal in moved]).update(
        owner=owner, team_id=owner.team_id, version=F("version") + 1, updated_at=clock.now()
    )
    events.record_all(_event(actor, deal, owner) for deal in moved)
    return moved


def _event(actor: Actor, deal: Deal, owner: Member) -> Event:
    names: dict[str, Any] = {"from": deal.owner.name if deal.owner else None, "to": owner.name}
    return draft(actor, "deal.assigned", deal, owner_id=owner.id, reason=actor.reason, **names)


def _tell(actor: Actor, owner: Member, moved: list[Deal]) -> None:
    if not moved or owner.user_id == actor.user_id:
        return
    Notification.objects.create(
        user_id=owner.user_id,
        kind="deal.assigned",
        params={"actor": actor.name, "count": len(moved), "name": moved[0].name},
        path=f"/deals/{moved[0].id}" if len(moved) == 1 else "/deals?scope=mine",
    )
