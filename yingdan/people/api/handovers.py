"""Handing over, step by step."""

from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Query
from ninja.responses import Status

from yingdan.kernel.http import Request, Router
from yingdan.kernel.permissions import SIGNED_IN
from yingdan.people.api import schemas
from yingdan.people.selectors import get_handover, to_sign
from yingdan.people.services import committing, due, handovers, items, marking, overview
from yingdan.platform.exchange import reports

MANAGE = "handover.manage"
router = Router(tags=["handovers"])


@router.post("", permission=MANAGE, response={201: schemas.HandoverOut})
def create(request: Request, payload: schemas.HandoverIn) -> Status[dict[str, Any]]:
    """Begins a handover with everything that the person has open."""
    made = handovers.create(actor=request.actor, **payload.dict())
    return Status(201, _page(request, made.pk))


@router.get("/waiting", permission=SIGNED_IN, response=schemas.WaitingList)
def waiting(request: Request) -> dict[str, Any]:
    """Those that wait for the reader's signature."""
    return {
        "items": [
            {"id": one.pk, "kind": one.kind, "giver": one.giver.name, "until": one.until,
             "submitted_at": one.submitted_at}
            for one in to_sign(request.actor).order_by("submitted_at", "id")[:100]
        ]
    }  # fmt: skip


@router.get("/due", permission=MANAGE, response=schemas.DueList)
def list_due(request: Request) -> dict[str, Any]:
    """Who needs a handover or a stand-in."""
    return {"items": due.listing(request.actor)}


@router.get("/{int:handover_id}", permission="handover.read", response=schemas.HandoverOut)
def read(request: Request, handover_id: int) -> dict[str, Any]:
    """A handover with its parts and receivers."""
    return _page(request, handover_id)


@router.put("/{int:handover_id}", permission=MANAGE, response=schemas.HandoverOut)
def change(request: Request, handover_id: int, payload: schemas.Change) -> dict[str, Any]:
    """Changes the plan and shares everything out anew: the answer is the preview."""
    handovers.change(actor=request.actor, handover_id=handover_id, **payload.dict())
    return _page(request, handover_id)


@router.get("/{int:handover_id}/items", permission="handover.read", response=schemas.Items)
def list_items(request: Request, handover_id: int, asked: Annotated[schemas.Listed, Query()]) -> dict[str, Any]:
    """Rows of a kind, by page."""
    handover = get_handover(request.actor, handover_id)
    return items.listing(request.actor, handover, **asked.dict())


@router.get("/{int:handover_id}/export", permission="handover.export", response=Any)
def export(request: Request, handover_id: int) -> HttpResponse:
    """The customers that are to be told, and all else, as a table."""
    handover = get_handover(request.actor, handover_id)
    lines = items.table(request.actor, handover)
    handovers.record(request.actor, "handover.exported", handover, count=len(lines) - 1)
    return HttpResponse(
        b"".join(reports.as_csv(iter(lines))), content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="handover-{handover.pk}.csv"'},
    )  # fmt: skip


@router.post("/{int:handover_id}/items", permission=MANAGE, response=schemas.HandoverOut)
def choose(request: Request, handover_id: int, payload: schemas.Choose) -> dict[str, Any]:
    """Gives rows one by one to somebody."""
    marking.choose(actor=request.actor, handover_id=handover_id, **payload.dict())
    return _page(request, handover_id)


@router.post("/{int:handover_id}/ticks", permission="handover.read", response=schemas.HandoverOut)
def tick(request: Request, handover_id: int, payload: schemas.Tick) -> dict[str, Any]:
    """A line of the checklist is done for several rows."""
    marking.tick(actor=request.actor, handover_id=handover_id, **payload.dict())
    return _page(request, handover_id)


@router.patch("/{int:handover_id}/items/{int:item_id}", permission="handover.read", response=schemas.HandoverOut)
def annotate(request: Request, handover_id: int, item_id: int, payload: schemas.Annotate) -> dict[str, Any]:
    """A note to a row, and what of the checklist is done."""
    marking.annotate(actor=request.actor, handover_id=handover_id, item_id=item_id, **payload.dict())
    return _page(request, handover_id)


@router.post("/{int:handover_id}/submit", permission=MANAGE, response=schemas.HandoverOut)
def submit(request: Request, handover_id: int, payload: schemas.Versioned) -> dict[str, Any]:
    """Asks for signatures."""
    handovers.submit(actor=request.actor, handover_id=handover_id, version=payload.version)
    return _page(request, handover_id)


@router.post("/{int:handover_id}/withdraw", permission=MANAGE, response=schemas.HandoverOut)
def withdraw(request: Request, handover_id: int, payload: schemas.Versioned) -> dict[str, Any]:
    """Back to the draft."""
    handovers.withdraw(actor=request.actor, handover_id=handover_id, version=payload.version)
    return _page(request, handover_id)


@router.post("/{int:handover_id}/cancel", permission=MANAGE, response=schemas.HandoverOut)
def cancel(request: Request, handover_id: int, payload: schemas.Versioned) -> dict[str, Any]:
    """Gives it up."""
    handovers.cancel(actor=request.actor, handover_id=handover_id, version=payload.version)
    return _page(request, handover_id)


@router.post("/{int:handover_id}/sign", permission="handover.read", response=schemas.HandoverOut)
def sign(request: Request, handover_id: int) -> dict[str, Any]:
    """Signs for what the reader gives or gets."""
    handovers.sign(actor=request.actor, handover_id=handover_id)
    return _page(request, handover_id)


@router.post("/{int:handover_id}/commit", permission=MANAGE, response=schemas.HandoverOut)
def commit(request: Request, handover_id: int, payload: schemas.Versioned) -> dict[str, Any]:
    """Everything goes over, in one go."""
    committing.commit(actor=request.actor, handover_id=handover_id, version=payload.version)
    return _page(request, handover_id)


@router.post("/{int:handover_id}/undo", permission=MANAGE, response=schemas.HandoverOut)
def undo(request: Request, handover_id: int, payload: schemas.Versioned) -> dict[str, Any]:
    """Takes everything back that was not changed since; ends a stand-in."""
    committing.undo(actor=request.actor, handover_id=handover_id, version=payload.version)
    return _page(request, handover_id)


def _page(request: Request, handover_id: int) -> dict[str, Any]:
    return overview.page(request.actor, get_handover(request.actor, handover_id))
