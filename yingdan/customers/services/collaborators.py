"""Who beside the owner may see or edit a customer, and until when."""

from datetime import date
from typing import Any

from yingdan.customers.models import Collaborator, Customer
from yingdan.customers.selectors import get_customer
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.platform.services import events, notify


def of(actor: Actor, customer_id: int) -> list[dict[str, Any]]:
    """The collaborators of a customer, expired ones too, as JSON values."""
    get_customer(actor, customer_id)
    rows = Collaborator.objects.filter(customer_id=customer_id).select_related("member", "added_by").order_by("id")
    today = clock.today()
    return [
        {
            "member": {"id": row.member_id, "label": row.member.name},
            "can_edit": row.can_edit,
            "until": row.until,
            "expired": bool(row.until and row.until < today),
            "added_by": row.added_by.name if row.added_by else None,
            "added_at": row.added_at,
        }
        for row in rows
    ]


def add(actor: Actor, customer_id: int, member_id: int, can_edit: bool = False, until: date | None = None) -> None:
    """Lets a member in, or changes the terms. Only who reaches the customer by ownership or rank may: a collaborator
    with the right to edit may not invite others."""
    customer = get_customer(actor, customer_id, "customer.edit", lock=True)
    _own_reach(actor, customer_id)
    member = Member.objects.filter(id=member_id).first()
    if member is None:
        raise invalid("member_id", "bad_value")
    if until and until < clock.today():
        raise invalid("until", "in_the_past")
    Collaborator.objects.update_or_create(
        customer_id=customer_id,
        member_id=member_id,
        defaults={"can_edit": can_edit, "until": until, "added_by_id": actor.member_id},
    )
    events.record(
        actor=actor, verb="customer.shared", resource="customer", object_id=customer_id,
        name=customer.name, member=member.name, can_edit=can_edit, until=until.isoformat() if until else None,
    )  # fmt: skip
    if member.user_id != actor.user_id:
        notify.send(
            [member.user_id],
            "customer.shared_until" if until else "customer.shared",
            {"actor": actor.name, "name": customer.name, "until": until.isoformat() if until else None},
            f"/customers/{customer_id}",
        )


def remove(actor: Actor, customer_id: int, member_id: int) -> None:
    """Ends a collaboration; a collaborator may also leave."""
    if member_id != actor.member_id:
        _own_reach(actor, customer_id)
    row = Collaborator.objects.filter(customer_id=customer_id, member_id=member_id).select_related("member").first()
    if row is None:
        raise NotFound
    row.delete()
    events.record(
        actor=actor, verb="customer.unshared", resource="customer", object_id=customer_id, member=row.member.name
    )


def _own_reach(actor: Actor, customer_id: int) -> None:
    if not org.visible(Customer.objects.filter(id=customer_id), actor, "customer.edit").exists():
        raise NotFound
