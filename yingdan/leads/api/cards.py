"""Routes of business cards: send a picture, ask what was read, confirm it."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, File, Schema
from ninja.files import UploadedFile
from ninja.responses import Status

from yingdan.customers.types import Made
from yingdan.kernel.errors import AppError, Invalid
from yingdan.kernel.http import Router, actor_of
from yingdan.leads.models import CardScan
from yingdan.leads.services import cards
from yingdan.platform.resources import records
from yingdan.platform.resources.cleaning import Cleaner
from yingdan.platform.resources.lens import open_lens
from yingdan.platform.resources.schemas import Body
from yingdan.platform.services import files

router = Router(tags=["leads"])


class FoundOut(Schema):
    """A value and how sure it is, 0 to 1."""

    value: str
    confidence: float


class CardOut(Schema):
    """What was read from a picture."""

    id: int
    state: Literal["waiting", "read", "failed"]
    reason: str
    url: str
    lines: list[str]
    fields: dict[str, FoundOut]
    lead_id: int | None


class ConfirmIn(Body):
    """What the person confirmed, by fields of the lead; `confirm` saves in spite of possible duplicates."""

    values: Annotated[dict[str, Any], Field(max_length=60)]
    confirm: bool = False


@router.post("", permission="lead.create", response={201: CardOut})
def scan(request: HttpRequest, file: File[UploadedFile]) -> Status[Any]:
    """Takes the picture of a card; it is read in the background."""
    if (file.size or 0) > files.MAX_BYTES:
        raise AppError("file_too_large", 413, megabytes=files.MAX_BYTES // 1024 // 1024)
    return Status(201, _told(cards.scan(actor_of(request), file.name or "card.jpg", file.read())))


@router.get("/{int:card_id}", permission="lead.create", response=CardOut)
def ask(request: HttpRequest, card_id: int) -> dict[str, Any]:
    """What was read so far."""
    return _told(cards.mine(actor_of(request), card_id))


@router.post("/{int:card_id}/lead", permission="lead.create", response={201: Made})
def confirm(request: HttpRequest, card_id: int, body: ConfirmIn) -> Status[Any]:
    """Makes the lead."""
    actor = actor_of(request)
    lens = open_lens("lead", actor, "create")
    good, wrong = Cleaner(lens).clean(body.values, creating=True)
    if wrong:
        raise Invalid(fields=wrong)
    own, _ = records.split(lens, good)
    return Status(201, {"id": cards.confirm(actor, card_id, own, body.confirm).id})


def _told(card: CardScan) -> dict[str, Any]:
    plain = ("id", "state", "reason", "lines", "fields", "lead_id")
    return {**{name: getattr(card, name) for name in plain}, "url": f"/api/files/{card.file_id}"}
