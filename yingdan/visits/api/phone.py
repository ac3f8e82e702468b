"""Visits as the phone tells them: each request may come again, late, or before the one it builds on."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Status
from ninja.files import UploadedFile
from pydantic import Field

from yingdan.kernel.errors import AppError
from yingdan.kernel.http import Router, actor_of, ready
from yingdan.platform.services import files
from yingdan.visits.api import schemas, shapes
from yingdan.visits.models import Photo, Visit
from yingdan.visits.selectors import pack as packs
from yingdan.visits.selectors import visits
from yingdan.visits.selectors.visits import own_visit, told
from yingdan.visits.services import answering, beginning, ending, photos, sensing

CREATE = "visit.create"
router = Router(tags=["visits"])


@router.get("/pack", permission=CREATE, response=shapes.PackOut)
def pack(request: HttpRequest, days: Annotated[int, Field(ge=1, le=14)] = 3) -> HttpResponse:
    """What the phone takes along for today and the next days."""
    return ready(packs.pack(actor_of(request), days))


@router.post("/consents", permission=CREATE, response={204: None})
def agree(request: HttpRequest, body: schemas.VisitConsentIn) -> Status[None]:
    """Agrees to what is recorded at visits."""
    sensing.agree(actor_of(request), body.version)
    return Status(204, None)


@router.post("/begin", permission=CREATE, response=shapes.VisitOut)
def begin(request: HttpRequest, body: schemas.VisitBeginIn) -> dict[str, Any]:
    """Checks in."""
    return _out(beginning.begin(actor_of(request), body.begun()))


@router.post("/{uuid}/steps", permission=CREATE, response=shapes.VisitOut)
def step(request: HttpRequest, uuid: UUID, body: schemas.VisitStepIn) -> dict[str, Any]:
    """Takes the answer to a step."""
    visit = answering.answer(
        actor_of(request), uuid, answer_uuid=body.uuid, key=body.key, at=body.at, given=body.answer
    )
    return _out(visit)


@router.post("/{uuid}/photos", permission=CREATE, response=shapes.VisitPhotoOut)
def photo(
    request: HttpRequest, uuid: UUID, body: Form[schemas.VisitPhotoIn], file: File[UploadedFile]
) -> dict[str, Any]:
    """Takes a photo; `photo_damaged` when other bytes arrived than were sent."""
    if (file.size or 0) > files.MAX_BYTES:
        raise AppError("file_too_large", 413, megabytes=files.MAX_BYTES // 1024 // 1024)
    kept = photos.keep(
        actor_of(request), uuid, photo_uuid=body.uuid, step=body.step, taken_at=body.taken_at, source=body.source,
        sha256=body.sha256, content=file.read(),
    )  # fmt: skip
    return {"uuid": kept.uuid, "sha256": kept.sha256, "bytes": kept.file.size}


@router.get("/{uuid}/photos", permission=CREATE, response=list[shapes.VisitPhotoOut])
def photos_here(request: HttpRequest, uuid: UUID) -> list[dict[str, Any]]:
    """The photos of an own visit that are here already: what was interrupted goes on with the others."""
    visit = own_visit(actor_of(request), uuid)
    rows = Photo.objects.filter(visit=visit).order_by("id").values("uuid", "sha256", "file__size")
    return [{"uuid": one["uuid"], "sha256": one["sha256"], "bytes": one["file__size"]} for one in rows]


@router.get("/{uuid}/weather", permission=CREATE, response=shapes.VisitWeatherOut)
def weather(request: HttpRequest, uuid: UUID) -> dict[str, str]:
    """The weather where an own visit is, to be written into it; empty when it is not known."""
    return {"weather": visits.weather_at(visits.own_visit(actor_of(request), uuid))}


@router.post("/{uuid}/signals", permission=CREATE, response={204: None})
def signals(request: HttpRequest, uuid: UUID, body: schemas.VisitSignalsIn) -> Status[None]:
    """Takes positions during a visit, as they are."""
    sensing.sense(actor_of(request), uuid, body.at, body.sent_at, body.plain())
    return Status(204, None)


@router.post("/{uuid}/end", permission=CREATE, response=shapes.VisitOut)
def end(request: HttpRequest, uuid: UUID, body: schemas.VisitEndIn) -> dict[str, Any]:
    """Checks out, once all that was sent is here."""
    return _out(ending.end(actor_of(request), uuid, body.ended()))


@router.post("/{uuid}/abandon", permission=CREATE, response=shapes.VisitOut)
def abandon(request: HttpRequest, uuid: UUID, body: schemas.VisitAbandonIn) -> dict[str, Any]:
    """Breaks a visit off."""
    visit = ending.abandon(
        actor_of(request), uuid, at=body.at, sent_at=body.sent_at, reason=body.reason.strip(),
        step_uuids=body.steps, photos=body.photos,
    )  # fmt: skip
    return _out(visit)


def _out(visit: Visit) -> dict[str, Any]:
    return told([visit])[0]
