"""Gives customers to another owner, with a trace of who had them before."""

from typing import Any

from yingdan.customers import types
from yingdan.customers.models import Customer
from yingdan.customers.selectors import customers_for, visible_customers
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Forbidden, NotFound, invalid
from yingdan.org.models import Member
from yingdan.people.services.giving import failure, give, give_back, names_of
from yingdan.people.types import Given
from yingdan.platform.models import Event
from yingdan.platform.resources import batches
from yingdan.platform.services import events, notify

ASSIGNED = "customer.assigned"
PERMISSION = "customer.assign"
WORK = PERMISSION  # of the undo


def assign(actor: Actor, customer_ids: list[int], owner_id: int, with_deals: bool = False) -> dict[str, Any]:
    """Gives the customers to a member; `with_deals` takes their open deals along.

    Returns {"done", "deals", "failed": [{id, title, code, message}], "undo_token"}: a bad row loses no good one.
    """
    owner = new_owner(actor, owner_id, PERMISSION)
    customers = _locked(actor, customer_ids)
    failed = _unreached(actor, customer_ids, customers)
    failed += [
        failure(actor, customer.id, customer.name, "already_owner", name=owner.name)
        for customer in customers
        if customer.owner_id == owner.id
    ]
    given = [customer for customer in customers if customer.owner_id != owner.id]
    kept = [one.kept("customer") for one in _give(actor, given, owner)]
    done, ids = len(kept), [customer.id for customer in given]
    for name, companion in types.companions.items() if with_deals and ids else ():
        kept += [one.kept(name) for one in companion.move(actor, ids, owner.id)]
    token = batches.keep(actor, WORK, kept)
    return {"done": done, "deals": len(kept) - done, "failed": failed, "undo_token": token}


def undo(actor: Actor, token: str) -> dict[str, Any]:
    """Gives customers, and what went along, back to whom they were taken from, unless they were changed since."""
    kept = batches.claim(actor, WORK, token)
    given = [Given.read(row) for row in kept if row[2]["kind"] == "customer"]
    customers = _locked(actor, [one.id for one in given])
    back = give_back(customers, given)
    names, before = names_of(given), {one.id: one.owner_id for one in given}
    events.record_all(assigned(actor, row, before[row.id], names[before[row.id]]) for row in back)
    returned = {row.id for row in back}
    failed = _unreached(actor, list(before), customers)
    failed += [failure(actor, row.id, row.name, "changed_since") for row in customers if row.id not in returned]
    deals = 0
    for name, companion in types.companions.items():
        along = [Given.read(row) for row in kept if row[2]["kind"] == name]
        lost = companion.give_back(actor, along)
        deals += len(along) - len(lost)
        failed += lost
    return {"done": len(back), "deals": deals, "failed": failed, "undo_token": None}


def owned(member_id: int) -> int:
    """How many customers a member owns."""
    return Customer.objects.filter(owner_id=member_id).count()


def hand_over(actor: Actor, member_id: int, successor_id: int) -> int:
    """Passes all customers of a member on, planned contacts with them; follow-ups stay with who wrote them.

    Whoever may hand over for the member passes everything on, seen or not: nothing is left with nobody behind it.
    """
    rows = Customer.objects.filter(owner_id=member_id).select_related("owner")
    rows = rows.only("id", "name", "version", "team_id", "owner__name")
    customers = list(rows.order_by("id").select_for_update(of=("self",), no_key=True))
    _give(actor, customers, Member.objects.get(id=successor_id))
    return len(customers)


def new_owner(actor: Actor, owner_id: int, permission: str) -> Member:
    """The member to give to: active, and within the actor's reach: nobody hands records out of their own sight."""
    owner = Member.objects.filter(id=owner_id).first()
    if owner is None:
        raise invalid("owner_id", "bad_value")
    if owner.ended_on and owner.ended_on < clock.today():
        raise invalid("owner_id", "member_has_left", name=owner.name)
    if owner.id != actor.member_id and not actor.reaches_team(permission, owner.team_id):
        raise invalid("owner_id", "new_owner_out_of_reach", name=owner.name)
    return owner


def owners_of(customer: Customer) -> list[dict[str, Any]]:
    """Who had the customer, newest first: {at, by, from, to, note}; the last entry is the first owner."""
    log = Event.objects.filter(about__contains=[f"customer:{customer.id}"], verb=ASSIGNED, resource="customer")
    assigned = [
        {
            "at": event.at, "by": event.actor_name, "from": event.params.get("from"), "to": event.params.get("to"),
            "note": event.params.get("reason") or "",
        }
        for event in log.order_by("-at", "-id")[:200]
    ]  # fmt: skip
    return types.with_changes("customer", customer.id, assigned)


def _locked(actor: Actor, customer_ids: list[int]) -> list[Customer]:
    rows = customers_for(actor, PERMISSION).filter(id__among=customer_ids).select_related("owner")
    return list(rows.order_by("id").select_for_update(of=("self",), no_key=True))


def _give(actor: Actor, customers: list[Customer], owner: Member) -> list[Given]:
    """Gives locked customers of others to a member."""
    given = give(customers, owner)
    if given:
        events.record_all(assigned(actor, customer, owner.id, owner.name) for customer in customers)
        _tell(actor, owner, customers)
    return given


def assigned(actor: Actor, customer: Customer, owner_id: int | None, name: str | None) -> Event:
    """The event of a row that got another owner."""
    # `from` is a word of Python
    names: dict[str, Any] = {"from": customer.owner.name if customer.owner else None, "to": name}
    return events.draft(
        actor=actor, verb=ASSIGNED, resource="customer", object_id=customer.id,
        name=customer.name, owner_id=owner_id, reason=actor.reason, **names,
    )  # fmt: skip


def _tell(actor: Actor, owner: Member, customers: list[Customer]) -> None:
    if owner.user_id == actor.user_id:
        return
    notify.send(
        [owner.user_id],
        "customer.assigned" if len(customers) > 1 else "customer.assigned_one",
        {"actor": actor.name, "count": len(customers), "name": customers[0].name},
        f"/customers/{customers[0].id}" if len(customers) == 1 else "/customers?scope=mine",
    )


def _unreached(actor: Actor, wanted: list[int], found: list[Customer]) -> list[dict[str, Any]]:
    """What may not be given away: seen but not the actor's to give, or not seen at all."""
    missing = set(wanted) - {row.id for row in found}
    seen = dict(visible_customers(actor).filter(id__among=missing).values_list("id", "name")) if missing else {}
    return [
        failure(actor, id, seen.get(id, ""), Forbidden.code if id in seen else NotFound.code, permission=PERMISSION)
        for id in wanted
        if id in missing
    ]
