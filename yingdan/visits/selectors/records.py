"""One visit in full, as its page shows it."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from yingdan.catalog.models import Product
from yingdan.customers.selectors import visible_customers
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.visits.models import Photo, Position, PositionProposal, Signal, StepAnswer, Visit
from yingdan.visits.rules import exif
from yingdan.visits.selectors import setup as settings
from yingdan.visits.selectors.visits import proposed, told, visible_visits

SIGNALS = 200  # of one visit


def get(actor: Actor, visit_id: int) -> Visit:
    """A visit within reach by its id; NotFound otherwise."""
    rows = visible_visits(actor).select_related("customer", "member", "type_version__type")
    if (found := rows.filter(id=visit_id).first()) is None:
        raise NotFound
    return found


def record(actor: Actor, visit_id: int) -> dict[str, Any]:
    """Everything about a visit that the reader may see."""
    visit = get(actor, visit_id)
    sees = sees_signals(actor, visit.pk)
    answers = list(StepAnswer.objects.filter(visit=visit, replaced=False).order_by("told_at", "id"))
    customer = visit.customer
    edits = visible_customers(actor, "edit").filter(id=customer.pk).exists()
    return {
        **told([visit])[0],
        "member": visit.member.name,
        "type_name": visit.type_version.type.name if visit.type_version else "",
        "told_started_at": visit.told_started_at,
        "skew": visit.skew,
        "accuracy": visit.accuracy,
        "definitions": settings.steps_of(visit.type_version),
        "answers": [{"key": one.key, "kind": one.kind, "answer": one.answer, "at": one.told_at} for one in answers],
        "products": _products(answers),
        "pictures": _pictures(visit),
        "place": {
            "latitude": None if customer.latitude is None else float(customer.latitude),
            "longitude": None if customer.longitude is None else float(customer.longitude),
            "radius": settings.radius(settings.setup(), customer),
        },
        "positions": _positions(visit) if sees else None,
        "signals": _signals(visit) if sees else None,
        "followup_id": visit.followup_id,
        "can_decide": edits,
    }


def sees_signals(actor: Actor, visit_id: int) -> bool:
    """Whether positions and device facts of the visit are for the actor to see."""
    return visible_visits(actor, "signals").filter(id=visit_id).exists()


def screen(actor: Actor, visit_id: int) -> Callable[[bytes], bytes] | None:
    """Photos of a visit without the position that the camera wrote, for whoever may not see positions."""
    return None if sees_signals(actor, visit_id) else exif.without_position


def _products(answers: list[StepAnswer]) -> dict[str, str]:
    """Names of the products that the answers are about, by id."""
    rows = [row for one in answers for name in ("lines", "faces") for row in one.answer.get(name) or []]
    ids = {row["product_id"] for row in rows if "product_id" in row}
    return {str(id): name for id, name in Product.objects.filter(id__in=ids).values_list("id", "name")}


def _pictures(visit: Visit) -> list[dict[str, Any]]:
    rows = list(Photo.objects.filter(visit=visit, dropped=False).order_by("told_at", "id"))
    twins: dict[str, list[int]] = {}
    same = Photo.objects.filter(sha256__in=[one.sha256 for one in rows], dropped=False).exclude(visit=visit)
    for sha256, other in same.values_list("sha256", "visit_id").distinct()[:100]:
        twins.setdefault(sha256, []).append(other)
    return [
        {"id": one.pk, "uuid": str(one.uuid), "step": one.step, "taken_at": one.told_at, "source": one.source,
         "width": one.width, "height": one.height, "small": f"/api/files/{one.thumbnail_id}",
         "original": f"/api/files/{one.file_id}", "marked": f"/api/visits/photos/{one.pk}/marked",
         "unlocated_at": one.unlocated_at, "seen": twins.get(one.sha256, [])}
        for one in rows
    ]  # fmt: skip


def _positions(visit: Visit) -> list[dict[str, Any]]:
    return [
        {"moment": one.moment, "latitude": float(one.latitude), "longitude": float(one.longitude),
         "accuracy": one.accuracy, "taken_at": one.taken_at}
        for one in Position.objects.filter(visit=visit).order_by("id")
    ]  # fmt: skip


def _signals(visit: Visit) -> list[dict[str, Any]]:
    names = ("kind", "told_at", "sent_at", "received_at", "facts")
    return list(Signal.objects.filter(visit=visit).order_by("told_at", "id").values(*names)[:SIGNALS])


def photo(actor: Actor, photo_id: int) -> Photo:
    """A photo of a visit within reach, with its bytes; NotFound otherwise."""
    rows = Photo.objects.select_related("file", "visit__customer", "visit__member")
    found = rows.filter(id=photo_id, visit__in=visible_visits(actor)).first()
    if found is None:
        raise NotFound
    return found


PROPOSALS = 50  # of a page


def open_proposals(actor: Actor, *, mine: bool = False, before: int | None = None) -> dict[str, Any]:
    """Positions that wait for somebody who may edit the customer, newest first; `mine` are those of the own customers
    and of the own visits."""
    rows = PositionProposal.objects.filter(status="open", customer__in=visible_customers(actor, "edit"))
    if mine:
        rows = rows.filter(Q(customer__owner=actor.member_id) | Q(visit__member=actor.member_id))
    if before is not None:
        rows = rows.filter(id__lt=before)
    found = list(rows.select_related("customer__owner", "visit__member").order_by("-id")[: PROPOSALS + 1])
    return {"rows": [_proposal(one) for one in found[:PROPOSALS]], "more": len(found) > PROPOSALS}


def _proposal(one: PositionProposal) -> dict[str, Any]:
    customer = one.customer
    here = (customer.latitude, customer.longitude)
    known = {"old_latitude": here[0] and float(here[0]), "old_longitude": here[1] and float(here[1])}
    return {
        **(proposed(one) or {}), **known, "customer_id": customer.pk, "customer": customer.name,
        "address": customer.address, "owner": customer.owner.name if customer.owner else "",
        "member": one.visit.member.name, "day": one.visit.day, "visit_id": one.visit_id,
    }  # fmt: skip
