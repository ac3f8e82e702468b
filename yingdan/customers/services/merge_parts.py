"""What of this app needs more than a new reference when customers, or contacts, are merged."""

from functools import partial
from typing import Any

from django.db import connection
from django.db.models import Q

from yingdan.customers.models import Collaborator, Contact, ContactPair, DuplicatePair, FollowUp
from yingdan.customers.models_duplicates import Pair
from yingdan.customers.rules.contacts import makes_circle
from yingdan.customers.services.moving import give_back, kept, put_back
from yingdan.customers.types import MergePart
from yingdan.platform.models import StoredFile
from yingdan.tasks.services import following

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


def _files(resource: str) -> MergePart:
    def move(survivor_id: int, old_id: int) -> Any:
        rows = StoredFile.objects.filter(resource=resource, object_id=old_id)
        ids = list(rows.values_list("id", flat=True))
        StoredFile.objects.filter(id__in=ids).update(object_id=survivor_id)
        return ids

    def restore(survivor_id: int, old_id: int, moved: Any) -> int:
        rows = StoredFile.objects.filter(id__in=moved, resource=resource, object_id=survivor_id)
        return len(moved) - rows.update(object_id=old_id)

    return MergePart(frozenset(), move, restore)


def _pairs(model: type[Pair]) -> MergePart:
    """Whom the old one is not, the survivor is not either; what it may be, the survivor may be."""
    table: str = model._meta.db_table
    rows_of: Any = model._base_manager
    records: Any = model._meta.get_field("low").related_model

    def move(survivor_id: int, old_id: int) -> Any:
        rows: list[Any] = list(rows_of.filter(Q(low_id=old_id) | Q(high_id=old_id)))
        were = kept(table, [row.pk for row in rows])
        inherited = {}
        for row in rows:
            other = row.low_id if row.high_id == old_id else row.high_id
            if other != survivor_id:
                row.low_id, row.high_id = sorted((other, survivor_id))
                row.pk = None
                inherited[row.low_id, row.high_id] = row
        there = {
            (row.low_id, row.high_id): row
            for row in rows_of.filter(Q(low_id=survivor_id) | Q(high_id=survivor_id))
            if (row.low_id, row.high_id) in inherited
        }
        settled = [row.pk for ends, row in there.items() if row.state == "open" and inherited[ends].state != "open"]
        changed = kept(table, settled)
        rows_of.filter(pk__in=[*settled, *(one["id"] for one in were)]).delete()
        new = [row for ends, row in inherited.items() if ends not in there or there[ends].pk in settled]
        return {"were": were, "changed": changed, "made": [row.pk for row in rows_of.bulk_create(new)]}

    def restore(survivor_id: int, old_id: int, moved: Any) -> int:
        again = [*moved["were"], *moved.get("changed", [])]
        rows_of.filter(id__in=moved["made"]).delete()
        ends = {one[end] for one in again for end in ("low_id", "high_id")}
        there = set(records.objects.filter(id__in=ends).values_list("id", flat=True))
        put_back(model, [one for one in again if one["low_id"] in there and one["high_id"] in there])
        return 0

    return MergePart(frozenset({f"{table}.low_id", f"{table}.high_id"}), move, restore)


def _move_reports(survivor_id: int, old_id: int) -> Any:
    """Who reported to the old one reports to the survivor, if they are at one customer and it makes no circle."""
    survivor = Contact.objects.get(id=survivor_id)
    colleagues: dict[int, int | None] = dict(
        Contact.objects.filter(customer_id=survivor.customer_id).values_list("id", "superior_id")
    )
    rows = list(Contact.objects.filter(superior_id=old_id).order_by("id"))
    put: dict[str, int | None] = {}
    for row in rows:
        fits = row.id in colleagues and row.id != survivor_id and not makes_circle(colleagues, row.id, survivor_id)
        above = survivor_id if fits else None
        if row.id in colleagues:
            colleagues[row.id] = above
        Contact.objects.filter(id=row.id).update(superior_id=above)
        if row.id != survivor_id:  # whose superior is a value of its own, and comes back as one
            put[str(row.id)] = above
    return put


def _restore_reports(survivor_id: int, old_id: int, moved: Any) -> int:
    stayed = 0
    customer = Contact.objects.values_list("customer_id", flat=True).get(id=old_id)
    for key, above in moved.items():
        rows = Contact.objects.filter(id=int(key), superior_id=above, customer_id=customer)
        stayed += 1 - rows.update(superior_id=old_id)
    return stayed


def _tasks(resource: str) -> MergePart:
    """What is to be done about the old one is about the survivor."""
    return MergePart(frozenset(), partial(following.merge, resource), partial(following.unmerge, resource))


PARTS = {
    "pairs": _pairs(DuplicatePair),
    "contacts": MergePart(frozenset({"customers_contact.customer_id"}), _move_contacts, _restore_contacts),
    "collaborators": MergePart(
        frozenset({"customers_collaborator.customer_id"}), _move_collaborators, _restore_collaborators
    ),
    "events": MergePart(frozenset(), _move_events, _restore_events),
    "files": _files("customer"),
    "tasks": _tasks("customer"),
}
CONTACT_PARTS = {
    "pairs": _pairs(ContactPair),
    "reports": MergePart(frozenset({"customers_contact.superior_id"}), _move_reports, _restore_reports),
    "files": _files("contact"),
    "tasks": _tasks("contact"),
}
