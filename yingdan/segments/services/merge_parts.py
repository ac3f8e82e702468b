"""What of this app needs more than a new reference when customers are merged: that of which there may be one only."""

from typing import Any

from yingdan.customers.services.moving import give_back, kept, put_back
from yingdan.customers.types import MergePart
from yingdan.segments.models import Loss, Pin, Standing
from yingdan.segments.services import standing


def _move_pin(survivor_id: int, old_id: int) -> Any:
    """The survivor's own class stays fixed as it is; else it inherits that of the other."""
    ids = list(Pin.objects.filter(customer_id=old_id).values_list("id", flat=True))
    lost = []
    if Pin.objects.filter(customer_id=survivor_id).exists():
        lost, ids = kept("segments_pin", ids), []
        Pin.objects.filter(customer_id=old_id).delete()
    Pin.objects.filter(id__in=ids).update(customer_id=survivor_id)
    return {"ids": ids, "lost": lost}


def _restore_pin(survivor_id: int, old_id: int, moved: Any) -> int:
    back = give_back("segments_pin", "customer_id", survivor_id, old_id, moved["ids"])
    put_back(Pin, moved["lost"])
    return len(moved["ids"]) - back


def _move_losses(survivor_id: int, old_id: int) -> Any:
    """Two open losses are one; which one stays is the survivor's."""
    rows = Loss.objects.filter(customer_id=old_id)
    lost = []
    if Loss.objects.filter(customer_id=survivor_id, back_at=None).exists():
        lost = kept("segments_loss", list(rows.filter(back_at=None).values_list("id", flat=True)))
        rows.filter(back_at=None).delete()
    ids = list(rows.values_list("id", flat=True))
    Loss.objects.filter(id__in=ids).update(customer_id=survivor_id)
    return {"ids": ids, "lost": lost}


def _restore_losses(survivor_id: int, old_id: int, moved: Any) -> int:
    # The old customer's status came back first, so the trigger may have opened a loss: the true one takes its place.
    Loss.objects.filter(customer_id=old_id, back_at=None, reason=None).delete()
    back = give_back("segments_loss", "customer_id", survivor_id, old_id, moved["ids"])
    put_back(Loss, moved["lost"])
    return len(moved["ids"]) - back


def _move_standing(survivor_id: int, old_id: int) -> Any:
    """Worked out from what is there: the survivor's anew this night at the latest."""
    Standing.objects.filter(customer_id=old_id).delete()
    return []


def _restore_standing(survivor_id: int, old_id: int, moved: Any) -> int:
    standing.refresh([survivor_id, old_id])
    return 0


PARTS = {
    "class pins": MergePart(frozenset({"segments_pin.customer_id"}), _move_pin, _restore_pin),
    "losses": MergePart(frozenset({"segments_loss.customer_id"}), _move_losses, _restore_losses),
    "standings": MergePart(frozenset({"segments_standing.customer_id"}), _move_standing, _restore_standing),
}
