"""Routes of the ledger of an outlet."""

from typing import Annotated, Any
from uuid import uuid5

from django.http import HttpRequest
from ninja import Query

from yingdan.kernel.clock import Moment
from yingdan.kernel.http import Router, actor_of
from yingdan.outlets.api import schemas
from yingdan.outlets.models import Setup
from yingdan.outlets.selectors import setup as settings
from yingdan.outlets.selectors import sheet
from yingdan.outlets.services import ledger, setting

router = Router(tags=["outlets"])
READ = "outlet.read"


@router.get("/setup", permission=READ, response=schemas.OutletSetupOut)
def setup(request: HttpRequest) -> Setup:
    """When the ledger asks."""
    return settings.setup()


@router.put("/setup", permission=setting.MANAGE, response=schemas.OutletSetupOut)
def save_setup(request: HttpRequest, body: schemas.OutletSetupIn) -> Setup:
    """Changes it."""
    return setting.save(actor_of(request), body.version, body.dict(exclude={"version"}))


@router.get("/{int:customer_id}/ledger", permission=READ, response=schemas.OutletLedgerOut)
def of_customer(request: HttpRequest, customer_id: int) -> dict[str, Any]:
    """Every product as it stands, with a suggested order and what asks for attention."""
    return sheet.of_customer(actor_of(request), customer_id)


@router.get("/{int:customer_id}/ledger/{int:product_id}", permission=READ, response=schemas.ChainOut)
def chain(
    request: HttpRequest, customer_id: int, product_id: int, before: Annotated[Moment | None, Query()] = None
) -> dict[str, Any]:
    """The entries of one product, newest first."""
    return sheet.chain(actor_of(request), customer_id, product_id, before)


@router.post("/{int:customer_id}/entries", permission="outlet.create", response=schemas.OutletLedgerOut)
def record(request: HttpRequest, customer_id: int, body: schemas.EntriesIn) -> dict[str, Any]:
    """Counts and orders of several products at once; the same uuid again changes nothing."""
    actor = actor_of(request)
    for line in body.lines:
        ledger.record(
            actor, uuid=uuid5(body.uuid, str(line.product_id)), customer_id=customer_id, product_id=line.product_id,
            at=body.at, told=_told(line, body.note),
        )  # fmt: skip
    return sheet.of_customer(actor, customer_id)


def _told(line: schemas.LedgerLineIn, note: str) -> dict[str, Any]:
    return {
        "counted": line.counted, "ordered": line.ordered, "returned": line.returned, "told_received": line.received,
        "told_opening": line.opening, "price": ledger.price_of(line.price),
        "price_seen": ledger.price_of(line.price_seen), "explanation": line.explanation.strip(), "note": note.strip(),
    }  # fmt: skip
