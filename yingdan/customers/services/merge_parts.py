"""What of a customer's own app needs more than a new reference when customers are merged."""

from typing import Any

from django.db import connection
from django.db.models import Q

from yingdan.customers.models import Collaborator, Contact, Customer, DuplicatePair, FollowUp
from yingdan.customers.services.moving import give_back, kept, put_back
from yingdan.customers.types import MergePart
from yingdan.platform.models import StoredFile

_NAME = (
    "update platform_event set about = array_append(about, %s)"
    " where about @> array[%s]::varchar[] and not about @> array[%s]::varchar[] returning id"
)
_UNNAME = "update platform_event set about = array_remove(about, %s) where id = any(%s)"


def _move_contacts(survivor_id: int, old_id: int) -> Any:
    """The survivor's primary contact stays the primary one."""
    rows = Contact.objects.filter(customer_id=old_id)
    primary = None
    if Contact.objects.filter(customer_id=survivor_id, is_primary=True).exists():
        primary = rows.filter(is_primary=True).values_list("id", flat=True).first()
        rows.filter(id=primary or 0).update(is_primary=False)
    ids = list(rows.order_by("id").values_list("id", flat=True))
    Contact.objects.filter(id__in=ids).update(customer_id=survivor_id)
    return {"ids": ids, "primary": primary}


def _restore_contacts(survivor_id: int, old_id: int, moved: Any) -> int:
    # Who reports to somebody of the other customer by now would point across: that line is cut.
    back = Contact.objects.filter(id__in=moved["ids"], customer_id=survivor_id)
    Contact.objects.filter(customer_id=survivor_id, superior_id__in=moved["ids"]).exclude(id__in=moved["ids"]).update(
        superior=None
    )
    back.exclude(superior_id=None).exclude(superior_id__in=moved["ids"]).update(superior=None)
    found = set(back.values_list("id", flat=True))
    primary = moved["primary"] in found
    clash = back.filter(is_primary=True).values_list("id", flat=True) if primary else []
    Contact.objects.filter(id__in=list(clash)).update(is_primary=False)
    give_back("customers_contact", "customer_id", survivor_id, old_id, sorted(found))
    if primary:
        Contact.objects.filter(id=moved["primary"]).update(is_primary=True)
    # What was written since about a person who goes back goes along.
    FollowUp.objects.filter(customer_id=survivor_id, contact_id__in=found).update(customer_id=old_id)
    return len(moved["ids"]) - len(found)


def _move_collaborators(survivor_id: int, old_id: int) -> Any:
    """Who was let in at both stays once, with the wider terms; the owner of the survivor needs no invitation."""
    there = {row.member_id: row for row in Collaborator.objects.filter(customer_id=survivor_id)}
    rows = list(Collaborator.objects.filter(customer_id=old_id))
    twice = [row for row in rows if row.member_id in there]
    widened = []
    for row in twice:
        stays = there[row.member_id]
        before = {"id": stays.id, "can_edit": stays.can_edit, "until": stays.until.isoformat() if stays.until else None}
        stays.can_edit = stays.can_edit or row.can_edit
        stays.until = max(stays.until, row.until) if stays.until and row.until else None
        stays.save(update_fields=["can_edit", "until"])
        widened.append(before)
    lost = kept("customers_collaborator", [row.id for row in twice])
    Collaborator.objects.filter(id__in=[row.id for row in twice]).delete()
    moved = [row.id for row in rows if row.member_id not in there]
    Collaborator.objects.filter(id__in=moved).update(customer_id=survivor_id)
    return {"ids": moved, "lost": lost, "widened": widened}


def _restore_collaborators(survivor_id: int, old_id: int, moved: Any) -> int:
    stayed = len(moved["ids"])
    stayed -= give_back("customers_collaborator", "customer_id", survivor_id, old_id, moved["ids"])
    for before in moved["widened"]:
        row = Collaborator.objects.filter(id=before["id"], customer_id=survivor_id)
        row.update(can_edit=before["can_edit"], until=before["until"])
    put_back(Collaborator, moved["lost"])
    return stayed


def _move_events(survivor_id: int, old_id: int) -> Any:
    """What happened to the old one is told on the survivor's timeline too."""
    new, old = f"customer:{survivor_id}", f"customer:{old_id}"
    with connection.cursor() as cursor:
        cursor.execute(_NAME, [new, old, new])
        return [row[0] for row in cursor.fetchall()]


def _restore_events(survivor_id: int, old_id: int, moved: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_UNNAME, [f"customer:{survivor_id}", moved])
    return 0


def _move_files(survivor_id: int, old_id: int) -> Any:
    rows = StoredFile.objects.filter(resource="customer", object_id=old_id)
    ids = list(rows.values_list("id", flat=True))
    StoredFile.objects.filter(id__in=ids).update(object_id=survivor_id)
    return ids


def _restore_files(survivor_id: int, old_id: int, moved: Any) -> int:
    rows = StoredFile.objects.filter(id__in=moved, resource="customer", object_id=survivor_id)
    return len(moved) - rows.update(object_id=old_id)


def _move_pairs(survivor_id: int, old_id: int) -> Any:
    """Whom the old one is not, the survivor is not either; what it may be, the survivor may be."""
    rows = DuplicatePair.objects.filter(low_id=old_id) | DuplicatePair.objects.filter(high_id=old_id)
    were = kept("customers_duplicatepair", list(rows.values_list("id", flat=True)))
    inherited = []
    for row in rows:
        other = row.low_id if row.high_id == old_id else row.high_id
        if other != survivor_id:
            row.low_id, row.high_id = sorted((other, survivor_id))
            row.pk = None
            inherited.append(row)
    decided = [row for row in inherited if row.state == "different"]
    DuplicatePair.objects.bulk_create(
        decided,
        update_conflicts=True,
        unique_fields=["low", "high"],
        update_fields=["state", "decided_by", "decided_at"],
    )
    DuplicatePair.objects.bulk_create([row for row in inherited if row.state == "open"], ignore_conflicts=True)
    DuplicatePair.objects.filter(id__in=[one["id"] for one in were]).delete()
    made = DuplicatePair.objects.filter(id__gt=max((one["id"] for one in were), default=0))
    mine = made.filter(Q(low_id=survivor_id) | Q(high_id=survivor_id)) if inherited else made.none()
    new = [(row.low_id, row.high_id) for row in inherited]
    return {"were": were, "made": [row.id for row in mine if (row.low_id, row.high_id) in new]}


def _restore_pairs(survivor_id: int, old_id: int, moved: Any) -> int:
    DuplicatePair.objects.filter(id__in=moved["made"]).delete()
    ids = {one[end] for one in moved["were"] for end in ("low_id", "high_id")}
    there = set(Customer.objects.filter(id__in=ids).values_list("id", flat=True))
    put_back(DuplicatePair, [one for one in moved["were"] if one["low_id"] in there and one["high_id"] in there])
    return 0


def _columns(*columns: str) -> frozenset[str]:
    return frozenset(columns)


PARTS = {
    "pairs": MergePart(
        _columns("customers_duplicatepair.low_id", "customers_duplicatepair.high_id"), _move_pairs, _restore_pairs
    ),
    "contacts": MergePart(_columns("customers_contact.customer_id"), _move_contacts, _restore_contacts),
    "collaborators": MergePart(
        _columns("customers_collaborator.customer_id"), _move_collaborators, _restore_collaborators
    ),
    "events": MergePart(_columns(), _move_events, _restore_events),
    "files": MergePart(_columns(), _move_files, _restore_files),
}
