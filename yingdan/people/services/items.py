"""The rows of a handover, each as far as the reader may know it."""

from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.texts import text
from yingdan.people.models import Handover, Item
from yingdan.people.services import planning

LIMIT = 100


def listing(
    actor: Actor, handover: Handover, *, kind: str, to: int | None = None, open_only: bool = False, q: str = "",
    after: int = 0, limit: int = LIMIT,
) -> dict[str, Any]:  # fmt: skip
    """A page by id. Who hands over without seeing the records themselves (personnel) sees that they are there, not
    what they are called; giver and receiver see what they give and get."""
    rows = handover.items.filter(kind=kind, id__gt=after).select_related("to").order_by("id")
    if to is not None:
        rows = rows.filter(to_id=to)
    if open_only:
        rows = rows.filter(to=None)
    if q and _sees_all(actor, handover):
        rows = rows.filter(title__icontains=q)
    found = list(rows[: limit + 1])
    shown = found[:limit]
    known = readable(actor, handover, kind, shown)
    return {
        "rows": [row(item, item.record_id in known) for item in shown],
        "next": shown[-1].pk if len(found) > limit else None,
    }


def table(actor: Actor, handover: Handover) -> list[list[str]]:
    """Everything that goes to somebody as lines of text, with a heading: customers first, they are to be told."""
    names = ("kind", "title", "hint", "from", "to", "last_contact", "note", "checked")
    lines = [[text(f"handover_{name}", actor.locale) for name in names]]
    for kind, (port, _) in planning.transfers().items():
        rows = list(handover.items.filter(kind=kind, to__isnull=False).select_related("to").order_by("to__name", "id"))
        known = readable(actor, handover, kind, rows)
        label = port.label[0 if actor.locale == "zh-CN" else 1]
        for item in rows:
            if item.record_id in known:
                contact = clock.business_day(item.last_contact).isoformat() if item.last_contact else ""
                done = "；".join(handover.checklist[n] for n in item.checked if n < len(handover.checklist))
                to = item.to.name if item.to else ""
                lines.append([label, item.title, item.hint, handover.giver.name, to, contact, item.note, done])
    return lines


def readable(actor: Actor, handover: Handover, kind: str, items: list[Item]) -> set[int]:
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
