"""Routes of handovers, and one of 小李's."""

from typing import Any

from tests.permissions.record import Record
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.people.models import Handover, Item

_DRAFT, _DONE = {"handover_id": "handover"}, {"handover_id": "done_handover"}
_SEEN = {"version": 1}

RESOURCES = {"handover": "read only; who gives and gets sees it too: people/tests/test_handover.py"}
RECORDS: dict[str, Record] = {
    "GET /api/handovers/{handover_id}": Record(_DRAFT),
    "PUT /api/handovers/{handover_id}": Record(_DRAFT, {**_SEEN, "rules": {}}),
    "GET /api/handovers/{handover_id}/items": Record(_DRAFT),
    "GET /api/handovers/{handover_id}/export": Record(_DRAFT),
    "POST /api/handovers/{handover_id}/ticks": Record(_DRAFT, {"item_ids": [1], "line": 0, "done": True}, ok=422),
    "POST /api/handovers/{handover_id}/items": Record(_DRAFT, {"item_ids": [1], "to_id": None}),
    "PATCH /api/handovers/{handover_id}/items/{item_id}": Record(
        {**_DRAFT, "item_id": "handover_item"}, {"note": "月底结款"}
    ),
    "POST /api/handovers/{handover_id}/submit": Record(_DRAFT, _SEEN, ok=409),
    "POST /api/handovers/{handover_id}/cancel": Record(_DRAFT, _SEEN),
    "POST /api/handovers/{handover_id}/withdraw": Record(_DRAFT, _SEEN, ok=409),
    "POST /api/handovers/{handover_id}/sign": Record(_DRAFT, ok=409),
    "POST /api/handovers/{handover_id}/commit": Record(_DRAFT, _SEEN, ok=409),
    "POST /api/handovers/{handover_id}/undo": Record(_DONE, _SEEN),
}


def people(owner: Member) -> dict[str, int | str]:
    """A draft with a customer in it, and one that is done."""
    made: dict[str, Any] = {"giver": owner, "created_by": owner}
    draft = Handover.objects.create(kind="moving", **made)
    customer = Customer.objects.create(name="交接公司", name_key="交接", owner=owner, team=owner.team, created_by=owner)
    item = Item.objects.create(handover=draft, kind="customer", record_id=customer.pk, title=customer.name)
    done = Handover.objects.create(kind="leaving", status="done", done_at=clock.now(), **made)
    return {"handover": draft.pk, "handover_item": item.pk, "done_handover": done.pk}
