"""A customer's class is set by hand and kept from runs."""

from yingdan.customers.selectors import get_customer
from yingdan.kernel import audit, clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid
from yingdan.platform.services import events
from yingdan.segments.models import Pin
from yingdan.segments.services import standing

PIN = "segment.pin"


def pin(actor: Actor, customer_id: int, grade: str, reason: str) -> None:
    """Gives the customer a class that no run changes."""
    customer = get_customer(actor, customer_id, PIN, lock=True)
    if not reason.strip():
        raise invalid("reason", "required")
    if customer.grade != grade:
        audit.announce(actor.because(reason.strip()))  # the change of class says why
        customer.grade = grade
        customer.version += 1
        customer.save(update_fields=["grade", "version", "updated_at"])
    Pin.objects.update_or_create(
        customer=customer,
        defaults={"reason": reason.strip(), "by_id": actor.member_id, "by_name": actor.name, "at": clock.now()},
    )
    standing.refresh([customer.pk])
    events.record(
        actor=actor, verb="segment.pinned", resource="customer", object_id=customer.pk,
        name=customer.name, grade=grade or "–", reason=reason.strip(),
    )  # fmt: skip


def unpin(actor: Actor, customer_id: int) -> None:
    """Runs may change the class again; it stays what it is until one does."""
    customer = get_customer(actor, customer_id, PIN, lock=True)
    if not Pin.objects.filter(customer=customer).delete()[0]:
        raise NotFound
    events.record(actor=actor, verb="segment.unpinned", resource="customer", object_id=customer.pk, name=customer.name)
