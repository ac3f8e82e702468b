"""Gives customers to another owner, with a trace of who had them before."""

from typing import Any

from django.db.models import F

from yingdan.customers import types
from yingdan.customers.models import Customer
from yingdan.customers.selectors import customers_for
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import NotFound, invalid
from yingdan.kernel.texts import text
from yingdan.org.models import Member
from yingdan.platform.models import Event, Notification
from yingdan.platform.services import events

ASSIGNED = "customer.assigned"


def assign(actor: Actor, customer_ids: list[int], owner_id: int, with_deals: bool = False) -> dict[str, Any]:
    """Gives the customers to a member; `with_deals` takes their open deals along.

    Returns {"done", "deals", "failed": [{id, title, code, message}]}: a bad row never loses the good ones.
    """
    owner = new_owner(actor, owner_id, "customer.assign")
    rows = customers_for(actor, "customer.assign").filter(id__in=customer_ids).select_related("owner").order_by("id")
    customers = list(rows.select_for_update(of=("self",), no_key=True))
    failed = [_missing(actor, id) for id in customer_ids if id not in {row.id for row in customers}]
    given = [customer for customer in customers if customer.owner_id != owner.id]
    failed += [
        _refused(actor, customer, "already_owner", name=owner.name)
        for customer in customers
        if customer.owner_id == owner.id
    ]
    moved = [customer.id for customer in given]
    _give(actor, given, owner)
    deals = sum(one.move(actor, moved, owner.id) for _, one in types.companions.items()) if with_deals and moved else 0
    return {"done": len(moved), "deals": deals, "failed": failed}


def owned(member_id: int) -> int:
    """How many customers a member owns."""
    return Customer.objects.filter(owner_id=member_id).count()


def hand_over(actor: Actor, member_id: int, successor_id: int) -> int:
    """Passes all customers of a member on, planned contacts with them; follow-ups stay with who wrote them.

    Whoever may hand over for the member passes everything on, seen or not: nothing is left with nobody behind it.
    """
    rows = Customer.objects.filter(owner_id=member_id).select_related("owner").only("id", "name", "owner__name")
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
    scope = actor.scope(permission)
    teams = actor.team_ids if scope is Scope.team else actor.below_ids
    if scope is not Scope.all and owner.id != actor.member_id and (scope is Scope.own or owner.team_id not in teams):
        raise invalid("owner_id", "new_owner_out_of_reach", name=owner.name)
    return owner


def owners_of(customer: Customer) -> list[dict[str, Any]]:
    """Who had the customer, newest first: {at, by, from, to}; the last entry is the first owner."""
    log = Event.objects.filter(about__contains=[f"customer:{customer.id}"], verb=ASSIGNED, resource="customer")
    return [
        {"at": event.at, "by": event.actor_name, "from": event.params.get("from"), "to": event.params.get("to")}
        for event in log.order_by("-at", "-id")[:200]
    ]


def _give(actor: Actor, customers: list[Customer], owner: Member) -> None:
    """Gives locked customers of others to a member, with a handful of statements however many they are."""
    if not customers:
        return
    Customer.objects.filter(id__in=[customer.id for customer in customers]).update(
        owner=owner, team_id=owner.team_id, version=F("version") + 1, updated_at=clock.now()
    )
    events.record_all(_event(actor, customer, owner) for customer in customers)
    _tell(actor, owner, customers)


def _event(actor: Actor, customer: Customer, owner: Member) -> Event:
    # `from` is a word of Python
    names: dict[str, Any] = {"from": customer.owner.name if customer.owner else None, "to": owner.name}
    return events.draft(
        actor=actor, verb=ASSIGNED, resource="customer", object_id=customer.id,
        name=customer.name, owner_id=owner.id, reason=actor.reason, **names,
    )  # fmt: skip


def _tell(actor: Actor, owner: Member, customers: list[Customer]) -> None:
    if owner.user_id == actor.user_id:
        return
    Notification.objects.create(
        user_id=owner.user_id,
        kind="customer.assigned",
        params={"actor": actor.name, "count": len(customers), "name": customers[0].name},
        path=f"/customers/{customers[0].id}" if len(customers) == 1 else "/customers?scope=mine",
    )


def _missing(actor: Actor, customer_id: int) -> dict[str, Any]:
    return {"id": customer_id, "title": "", "code": NotFound.code, "message": text(NotFound.code, actor.locale)}


def _refused(actor: Actor, customer: Customer, code: str, **params: str) -> dict[str, Any]:
    return {"id": customer.id, "title": customer.name, "code": code, "message": text(code, actor.locale, **params)}
