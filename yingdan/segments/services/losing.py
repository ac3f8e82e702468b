"""Customers are lost, with a reason, and won back."""

from django.db import connection
from django.db.models import Exists, OuterRef

from yingdan.customers.models import Customer
from yingdan.customers.selectors import get_customer
from yingdan.deals.models import Deal
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.platform.services import events
from yingdan.segments.models import Loss, LostReason
from yingdan.segments.services import standing
from yingdan.segments.services.schemes import MANAGE
from yingdan.segments.triggers import CATCH_UP

EDIT = "customer.edit"


def lose(actor: Actor, customer_id: int, reason_id: int, competitor: str = "", note: str = "") -> None:
    """Marks a customer as lost and says why; for one that is lost already, says why."""
    customer = get_customer(actor, customer_id, EDIT, lock=True)
    reason = LostReason.objects.filter(id=reason_id, archived_at=None).first()
    if reason is None:
        raise invalid("reason_id", "bad_value")
    _turn(customer, "lost")  # the trigger opens the loss
    Loss.objects.filter(customer=customer, back_at=None).update(
        reason=reason, competitor=competitor.strip(), note=note.strip()
    )
    standing.refresh([customer.pk])
    events.record(
        actor=actor, verb="segment.lost", resource="customer", object_id=customer.pk,
        name=customer.name, reason=reason.name, competitor=competitor.strip(), note=note.strip(),
    )  # fmt: skip


def win_back(actor: Actor, customer_id: int, note: str = "") -> None:
    """The customer is with us again: an existing one when it was so before or ever bought, else a prospect."""
    customer = get_customer(actor, customer_id, EDIT, lock=True)
    if customer.status != "lost":
        raise Conflict("segment_not_lost")
    bought = Deal.objects.filter(customer=customer, status="won").exists()
    loss = Loss.objects.filter(customer=customer, back_at=None).first()
    existed = bought or (loss is not None and loss.status_before == "existing")
    _turn(customer, "existing" if existed else "prospect")  # the trigger ends the loss
    if loss:
        Loss.objects.filter(id=loss.pk).update(back_note=note.strip())
    standing.refresh([customer.pk])
    events.record(
        actor=actor, verb="segment.won_back", resource="customer", object_id=customer.pk,
        name=customer.name, note=note.strip(),
    )  # fmt: skip


def save_reason(actor: Actor, reason_id: int | None, name: str, position: int, archived: bool) -> LostReason:
    """A new reason or a changed one; one that is archived is no longer offered."""
    actor.need(MANAGE)
    reason = LostReason.objects.select_for_update().filter(id=reason_id).first() if reason_id else LostReason()
    if reason is None:
        raise NotFound
    if not (name := name.strip()):
        raise invalid("name", "required")
    if LostReason.objects.filter(name=name).exclude(id=reason.pk).exists():
        raise invalid("name", "segment_name_taken", name=name)
    reason.name, reason.position = name, position
    reason.archived_at = (reason.archived_at or clock.now()) if archived else None
    reason.version += 1 if reason_id else 0
    reason.save()
    return reason


def drift() -> list[str]:
    """Lost customers without an open loss, in words."""
    there = Loss.objects.filter(customer=OuterRef("pk"), back_at=None)
    missing = Customer.objects.filter(~Exists(there), status="lost").count()
    return [f"{missing} lost customers have no open loss"] if missing else []


def catch_up() -> None:
    """Opens the losses that are missing: after a load that went past the triggers."""
    with connection.cursor() as cursor:
        cursor.execute(CATCH_UP)


def _turn(customer: Customer, status: str) -> None:
    if customer.status != status:
        customer.status = status
        customer.version += 1
        customer.save(update_fields=["status", "version", "updated_at"])
