"""Gives deals to another owner."""

from typing import Any

from yingdan.customers.services.assigning import new_owner
from yingdan.deals.models import Deal
from yingdan.deals.selectors.deals import visible_deals
from yingdan.deals.services.common import draft
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Forbidden, NotFound
from yingdan.org.models import Member
from yingdan.people.services.giving import failure, give, give_back, names_of
from yingdan.people.types import Given
from yingdan.platform.models import Event
from yingdan.platform.resources import batches
from yingdan.platform.services import events, notify

PERMISSION = "deal.assign"


def assign(actor: Actor, deal_ids: list[int], owner_id: int) -> dict[str, Any]:
    """Gives the deals to a member: {"done", "failed": [{id, title, code, message}], "undo_token"}."""
    owner = new_owner(actor, owner_id, PERMISSION)
    deals = _locked(actor, deal_ids)
    failed = _unreached(actor, deal_ids, deals)
    failed += [
        failure(actor, deal.id, deal.name, "deal_already_owner", name=owner.name)
        for deal in deals
        if deal.owner_id == owner.id
    ]
    moved = [deal for deal in deals if deal.owner_id != owner.id]
    given = _give(actor, moved, owner)
    _tell(actor, owner, moved)
    token = batches.keep(actor, PERMISSION, [one.kept("deal") for one in given])
    return {"done": len(given), "failed": failed, "undo_token": token}


def undo(actor: Actor, token: str) -> dict[str, Any]:
    """Gives the deals back to whom they were taken from, unless they were changed since."""
    given = [Given.read(row) for row in batches.claim(actor, PERMISSION, token)]
    deals, back = _back(actor, given)
    failed = _unreached(actor, [one.id for one in given], deals)
    failed += [failure(actor, deal.id, deal.name, "changed_since") for deal in deals if deal.id not in back]
    return {"done": len(back), "failed": failed, "undo_token": None}


def follow_customers(actor: Actor, customer_ids: list[int], owner_id: int) -> list[Given]:
    """Open deals of others within the actor's reach go along with their customers."""
    rows = visible_deals(actor, "assign").filter(customer_id__among=customer_ids, status="open")
    deals = rows.exclude(owner_id=owner_id).select_related("owner").order_by("id")
    moved = list(deals.select_for_update(of=("self",), no_key=True))
    return _give(actor, moved, Member.objects.get(id=owner_id))


def return_with_customers(actor: Actor, given: list[Given]) -> list[dict[str, Any]]:
    """Undoes that; a failure stands under the deal's customer."""
    _, back = _back(actor, given)
    lost = Deal.objects.filter(id__in={one.id for one in given} - back).values_list("customer_id", "name")
    return [failure(actor, customer_id or 0, name, "changed_since") for customer_id, name in lost]


def owned(member_id: int) -> int:
    """How many open deals a member owns."""
    return Deal.objects.filter(owner_id=member_id, status="open").count()


def hand_over(actor: Actor, member_id: int, successor_id: int) -> int:
    """Passes all open deals of a member on; what was won, lost or abandoned stays what that member did.

    Whoever may hand over for the member passes everything on, seen or not.
    """
    owner = Member.objects.get(id=successor_id)
    rows = Deal.objects.filter(owner_id=member_id, status="open").exclude(owner_id=owner.id).select_related("owner")
    moved = list(rows.order_by("id").select_for_update(of=("self",), no_key=True))
    _give(actor, moved, owner)
    _tell(actor, owner, moved)
    return len(moved)


def _locked(actor: Actor, deal_ids: list[int]) -> list[Deal]:
    rows = visible_deals(actor, "assign").filter(id__among=deal_ids).select_related("owner").order_by("id")
    return list(rows.select_for_update(of=("self",), no_key=True))


def _unreached(actor: Actor, wanted: list[int], found: list[Deal]) -> list[dict[str, Any]]:
    """What may not be given away: seen but not the actor's to give, or not seen at all."""
    missing = set(wanted) - {row.id for row in found}
    seen = dict(visible_deals(actor).filter(id__among=missing).values_list("id", "name")) if missing else {}
    return [
        failure(actor, id, seen.get(id, ""), Forbidden.code if id in seen else NotFound.code, permission=PERMISSION)
        for id in wanted
        if id in missing
    ]


def _give(actor: Actor, deals: list[Deal], owner: Member) -> list[Given]:
    """Gives locked deals of others to a member."""
    given = give(deals, owner)
    events.record_all(assigned(actor, deal, owner.id, owner.name) for deal in deals)
    return given


def _back(actor: Actor, given: list[Given]) -> tuple[list[Deal], set[int]]:
    """The deals that the actor still reaches, and the ids of those that went back."""
    deals = _locked(actor, [one.id for one in given])
    back = give_back(deals, given)
    names, before = names_of(given), {one.id: one.owner_id for one in given}
    events.record_all(assigned(actor, deal, before[deal.id], names[before[deal.id]]) for deal in back)
    return deals, {deal.id for deal in back}


def assigned(actor: Actor, deal: Deal, owner_id: int | None, name: str | None) -> Event:
    """The event of a row that got another owner."""
    names: dict[str, Any] = {"from": deal.owner.name if deal.owner else None, "to": name}
    return draft(actor, "deal.assigned", deal, owner_id=owner_id, reason=actor.reason, **names)


def _tell(actor: Actor, owner: Member, moved: list[Deal]) -> None:
    if not moved or owner.user_id == actor.user_id:
        return
    notify.send(
        [owner.user_id],
        "deal.assigned" if len(moved) > 1 else "deal.assigned_one",
        {"actor": actor.name, "count": len(moved), "name": moved[0].name},
        f"/deals/{moved[0].id}" if len(moved) == 1 else "/deals?scope=mine",
    )
