"""The rows of a handover, each as far as the reader may know it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Case, F, QuerySet, Value, When

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.texts import text
from yingdan.people.models import Handover, Item
from yingdan.people.services import planning

LIMIT = 100


SORTS = {
    "": ("id",),
    "amount": ("-amount", "id"),
    "last_contact": (F("last_contact").asc(nulls_first=True), "id"),
    "grade": ("graded", "-amount", "id"),
}
GRADED = Case(When(grade="", then=Value("~")), default=F("grade"))


def narrowed(
    actor: Actor, handover: Handover, *, kind: str, to: int | None = None, open_only: bool = False, q: str = "",
    grade: str | None = None, territory: str | None = None, unchecked: bool = False,
) -> QuerySet[Item]:  # fmt: skip
    """Items as the list narrows them: `grade` and `territory` (an id as text) empty mean those without one;
    `unchecked` those whose checklist is not done."""
    rows = handover.items.filter(kind=kind)
    if to is not None:
        rows = rows.filter(to_id=to)
    if open_only:
        rows = rows.filter(to=None)
    if grade is not None:
        rows = rows.filter(grade=grade)
    if territory is not None:
        rows = rows.filter(territory_id=int(territory) if territory.isdecimal() else None)
    if unchecked:
        rows = rows.exclude(checked__len=len(handover.checklist)) if handover.checklist else rows.none()
    if q and _sees_all(actor, handover):
        rows = rows.filter(title__icontains=q)
    return rows


def listing(
    actor: Actor, handover: Handover, *, page: int = 1, limit: int = LIMIT, sort: str = "", **where: Any
) -> dict[str, Any]:
    """A page of them. Who hands over without seeing the records themselves (personnel) sees that they are there, not
    what they are called; giver and receiver see what they give and get."""
    rows = narrowed(actor, handover, **where)
    start = (page - 1) * limit
    ordered = rows.alias(graded=GRADED).order_by(*SORTS[sort]).select_related("to")
    shown = list(ordered[start : start + limit])
    known = readable(actor, handover, where["kind"], shown)
    transfer = planning.transfers()[where["kind"]][1]
    told = transfer.contacts(actor, sorted(known)) if transfer.contacts and known else {}
    return {
        "rows": [{**row(item, item.record_id in known), "contact": told.get(item.record_id, "")} for item in shown],
        "count": rows.count(),
    }


def table(actor: Actor, handover: Handover) -> list[list[str]]:
    """Everything that goes to somebody as lines of text, with a heading: customers first, they are to be told."""
    names = ("kind", "title", "hint", "contact", "from", "to", "last_contact", "note", "checked")
    lines = [[text(f"handover_{name}", actor.locale) for name in names]]
    for kind, (port, transfer) in planning.transfers().items():
        rows = list(handover.items.filter(kind=kind, to__isnull=False).select_related("to").order_by("to__name", "id"))
        known = readable(actor, handover, kind, rows)
        told = transfer.contacts(actor, sorted(known)) if transfer.contacts and known else {}
        label = port.label[0 if actor.locale == "zh-CN" else 1]
        for item in rows:
            if item.record_id in known:
                contact = clock.business_day(item.last_contact).isoformat() if item.last_contact else ""
                done = "；".join(handover.checklist[n] for n in item.checked if n < len(handover.checklist))
                to = item.to.name if item.to else ""
                whom = told.get(item.record_id, "")
                lines.append([label, item.title, item.hint, whom, handover.giver.name, to, contact, item.note, done])
    return lines


def readable(actor: Actor, handover: Handover, kind: str, items: Sequence[Item]) -> set[int]:
    """The records whose names the reader may know."""
    if actor.member_id == handover.giver_id:
        return {item.record_id for item in items}
    mine = {item.record_id for item in items if item.to_id == actor.member_id}
    pair = planning.transfers().get(kind)
    may = pair is not None and actor.may(f"{kind}.read")
    return mine | (pair[1].seen(actor, [item.record_id for item in items]) if pair and may else set())


def row(item: Item, known: bool) -> dict[str, Any]:
    """One item as JSON values."""
    return {
        "id": item.pk,
        "record_id": item.record_id if known else None,
        "title": item.title if known else None,
        "hint": item.hint if known else "",
        "grade": item.grade,
        "amount": str(item.amount) if known else None,
        "last_contact": item.last_contact,
        "planned": item.planned,
        "to": {"id": item.to_id, "label": item.to.name} if item.to else None,
        "chosen": item.chosen,
        "note": item.note if known else "",
        "checked": item.checked,
        "state": item.state,
    }


def _sees_all(actor: Actor, handover: Handover) -> bool:
    """Searching by name must not tell who is there."""
    return actor.member_id == handover.giver_id or actor.may("customer.read")
