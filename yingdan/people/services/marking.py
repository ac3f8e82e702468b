"""Row by row, or many at once: who gets it whatever the rule says, what should be known of it, what has been done."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, Func, SmallIntegerField, Value

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Forbidden, NotFound, invalid
from yingdan.people.models import Handover, Item
from yingdan.people.selectors import get_handover, manages
from yingdan.people.services import items, planning
from yingdan.people.services.handovers import PERMISSION, drafted, need, takers, write


class _Array(Func):
    """A number put into an array, or taken out."""

    def __init__(self, array: Any, number: int) -> None:
        super().__init__(array, Value(number, SmallIntegerField()), output_field=Item._meta.get_field("checked"))


class ArrayAppend(_Array):
    """array_append"""

    template = "array_append(%(expressions)s::smallint)"


class ArrayRemove(_Array):
    """array_remove"""

    template = "array_remove(%(expressions)s::smallint)"


def choose(
    *, actor: Actor, handover_id: int, item_ids: list[int], to_id: int | None, where: Mapping[str, Any] | None = None
) -> Handover:
    """Gives these items (or all that `where` finds in the list) to somebody, whatever the rules say; None leaves them
    to the rules again."""
    handover = drafted(actor, handover_id, None)
    if to_id is not None:
        takers(actor, handover, [to_id])
    rows = items.narrowed(actor, handover, **where) if where else handover.items.filter(id__among=item_ids)
    rows.order_by().update(to=to_id, chosen=to_id is not None)
    write(handover)
    planning.share_out(handover)
    return handover


def annotate(
    *, actor: Actor, handover_id: int, item_id: int, note: str | None = None, checked: list[int] | None = None
) -> None:
    """What the successor should know of a row, and what of the checklist is done."""
    handover = get_handover(actor, handover_id, lock=True)
    need(handover, *Handover.OPEN, "done")
    item = handover.items.filter(id=item_id).first()
    if item is None:
        raise NotFound
    if actor.member_id not in (handover.giver_id, item.to_id) and not manages(actor, handover):
        raise Forbidden(permission=PERMISSION)
    if note is not None:
        item.note = note.strip()
    if checked is not None:
        item.checked = sorted({one for one in checked if one < len(handover.checklist)})
    item.save(update_fields=["note", "checked"])


def tick(
    *,
    actor: Actor,
    handover_id: int,
    item_ids: list[int],
    line: int,
    done: bool,
    where: Mapping[str, Any] | None = None,
) -> None:
    """A line of the checklist is done for these items (or for all that `where` finds), or not after all. A receiver
    ticks what is the own."""
    handover = get_handover(actor, handover_id, lock=True)
    need(handover, *Handover.OPEN, "done")
    if line >= len(handover.checklist):
        raise invalid("line", "bad_value")
    rows = items.narrowed(actor, handover, **where) if where else handover.items.filter(id__among=item_ids)
    if actor.member_id != handover.giver_id and not manages(actor, handover):
        rows = rows.filter(to_id=actor.member_id or 0)
    change: Any = ArrayRemove(F("checked"), line)
    if done:
        rows, change = rows.exclude(checked__contains=[line]), ArrayAppend(F("checked"), line)
    rows.order_by().update(checked=change)
