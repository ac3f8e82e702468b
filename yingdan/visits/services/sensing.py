"""Raw facts of a visit, kept as they came; and the agreement to it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.visits.models import Consent, Signal, Visit
from yingdan.visits.rules.telling import told_hash
from yingdan.visits.selectors.setup import setup
from yingdan.visits.selectors.visits import own_visit
from yingdan.visits.services import locking


def keep(visit: Visit, kind: str, at: datetime, sent_at: datetime, facts: Any) -> None:
    """Keeps facts once, however often they come."""
    Signal.objects.bulk_create(
        [
            Signal(
                visit=visit, kind=kind, told_at=at, sent_at=sent_at, facts=facts, told_hash=told_hash(kind, at, facts)
            )
        ],
        ignore_conflicts=True,
    )


def sense(actor: Actor, uuid: UUID, at: datetime, sent_at: datetime, samples: list[dict[str, Any]]) -> None:
    """Positions during a visit. What was taken after its end is not kept."""
    actor.need("visit.create")
    locking.member(actor.member_id)
    visit = own_visit(actor, uuid)
    end = visit.told_ended_at
    during = [one for one in samples if end is None or datetime.fromisoformat(one["taken_at"]) <= end]
    if during:
        keep(visit, "samples", at, sent_at, during)


def agree(actor: Actor, version: int) -> None:
    """Agrees to the notice as it is now."""
    actor.need("visit.create")
    if actor.member_id is None:
        raise NotFound
    if version != (now := setup().notice_version):
        raise Conflict("visit_notice", version=now)
    Consent.objects.get_or_create(member_id=actor.member_id, notice_version=version)
