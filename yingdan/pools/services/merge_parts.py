"""What pools keep of a customer when it is merged into another: one entry, one lock, one last day."""

from typing import Any

from django.utils.dateparse import parse_datetime

from yingdan.customers.models import Customer
from yingdan.customers.types import MergePart
from yingdan.pools import kinds
from yingdan.pools.models import Due, Entry, Exemption
from yingdan.pools.services import refreshing

COLUMNS = frozenset(f"pools_{table}.customer_id" for table in ("entry", "due", "exemption"))


def move(survivor_id: int, old_id: int) -> Any:
    """A survivor that somebody owns, or that lies in a pool itself, needs no second entry."""
    own = Entry.objects.filter(customer=survivor_id).first()  # goes when the survivor takes over the other's owner
    kept: dict[str, Any] = {"entry": None, "own": own and _kept(own), "moved": [], "listed": []}
    entry = Entry.objects.filter(customer=old_id).first()
    owned = Customer.objects.filter(id=survivor_id, owner__isnull=False).exists()
    if entry is not None and (owned or own is not None):
        kept["entry"] = _kept(entry)
        entry.delete()
    elif entry is not None:
        Entry.objects.filter(id=entry.pk).update(customer=survivor_id)
        kept["moved"].append(entry.pk)
        kept["entry"] = _kept(entry)
    there = set(Exemption.objects.filter(customer=survivor_id).values_list("kind", flat=True))
    for row in Exemption.objects.filter(customer=old_id):
        if row.kind in there:
            row.delete()
        else:
            Exemption.objects.filter(id=row.pk).update(customer=survivor_id)
            kept["listed"].append(row.pk)
    Due.objects.filter(customer=old_id).delete()
    return kept


def _kept(entry: Entry) -> dict[str, Any]:
    return {
        "pool_id": entry.pool_id, "since": entry.since.isoformat(), "former_owner_id": entry.former_owner_id,
        "reason": entry.reason,
    }  # fmt: skip


def restore(survivor_id: int, old_id: int, kept: Any) -> int:
    """Gives back what still is where it was put; says how many rows stayed. When the survivor was claimed with the
    entry, the other lies in the pool again all the same: nobody else has it."""
    back = Entry.objects.filter(id__in=kept["moved"], customer=survivor_id).update(customer=old_id)
    listed = Exemption.objects.filter(id__in=kept["listed"], customer=survivor_id).update(customer=old_id)
    for customer_id, entry in ((old_id, kept["entry"]), (survivor_id, kept.get("own"))):
        if entry and Customer.objects.filter(id=customer_id, owner=None, pool_entry=None).exists():
            Entry.objects.create(customer_id=customer_id, **{**entry, "since": parse_datetime(entry["since"])})
    refreshing.refresh(kinds.CUSTOMER, [survivor_id, old_id])
    return len(kept["moved"]) - back + len(kept["listed"]) - listed


PART = MergePart(COLUMNS, move, restore)
