"""Gives deals to another owner."""

from typing import Any

from yingdan.customers.services.assigning import new_owner
from yingdan.deals.models import Deal
from yingdan.deals.selectors.deals import visible_deals
from yingdan.deals.services.common import record, write
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.kernel.texts import text
from yingdan.org.models import Member
from yingdan.platform.models import Notification


def assign(actor: Actor, deal_ids: list[int], owner_id: int) -> dict[str, Any]:
    """Gives the deals to a member: {"done", "failed": [{id, title, code, message}]}."""
    owner = new_owner(actor, owner_id, "deal.assign")
    rows = visible_deals(actor, "assign").filter(id__in=deal_ids).order_by("id")
    deals = list(rows.select_for_update(of=("self",), no_key=True))
    known = {deal.id for deal in deals}
    failed = [
        {"id": id, "title": "", "code": NotFound.code, "message": text(NotFound.code, actor.locale)}
        for id in deal_ids
        if id not in known
    ]
    moved = [deal for deal in deals if give(actor, deal, owner)]
    if moved and owner.user_id != actor.user_id:
        Notification.objects.create(
            user_id=owner.user_id,
            kind="deal.assigned",
            params={"actor": actor.name, "count": len(moved), "name": moved[0].name},
            path=f"/deals/{moved[0].id}" if len(moved) == 1 else "/deals?scope=mine",
        )
    return {"done": len(moved), "failed": failed}


def give(actor: Actor, deal: Deal, owner: Member) -> bool:
    """Gives one locked deal; False when it is the owner's already."""
    if deal.owner_id == owner.id:
        return False
    before = deal.owner.name if deal.owner else None
    deal.owner, deal.team_id = owner, owner.team_id
    write(deal)
    names: dict[str, Any] = {"from": before, "to": owner.name}
    record(actor, "deal.assigned", deal, owner_id=owner.id, reason=actor.reason, **names)
    return True


def follow_customers(actor: Actor, customer_ids: list[int], owner_id: int) -> int:
    """Open deals within the actor's reach go along with their customers; returns how many."""
    owner = Member.objects.get(id=owner_id)
    rows = visible_deals(actor, "assign").filter(customer_id__in=customer_ids, status="open").order_by("id")
    return sum(give(actor, deal, owner) for deal in rows.select_for_update(of=("self",), no_key=True))
