"""Many deals to the same stage at once: their gates are asked together, and what is kept of it is written in sets."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Case, F, Value, When
from django.db.models.functions import Greatest

from yingdan.deals.models import Deal, Stage, StageEntry
from yingdan.deals.services import gates, stages
from yingdan.deals.services.common import draft
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Conflict
from yingdan.platform.resources.spec import Values
from yingdan.platform.services import events


def save_many(actor: Actor, deals: Sequence[Deal], values: Values) -> dict[int, AppError] | None:
    """A new stage for loaded and locked deals: errors of those that it is refused to. None for other values, and for a
    stage whose tasks have to be made deal by deal."""
    if set(values) != {"stage"} or values["stage"] is None:
        return None
    target = Stage.objects.filter(id=int(values["stage"])).first()
    if target is None or target.entry_template_id:
        return None
    refused: dict[int, AppError] = {}
    moving = []
    for deal in deals:
        if deal.stage_id == target.id:
            continue
        try:
            if deal.status != "open":
                raise Conflict("deal_closed")
            stages.fitting(deal, target)
            moving.append(deal)
        except AppError as error:
            refused[deal.id] = error
    refused |= gates.leave_many(actor, moving, target)
    _place(actor, [deal.id for deal in moving if deal.id not in refused], target, clock.now())
    events.record_all([draft(actor, "deal.updated", deal, fields=[]) for deal in deals if deal.id not in refused])
    return refused


def _place(actor: Actor, ids: list[int], stage: Stage, at: datetime) -> None:
    """As `stages.place`, and saved."""
    StageEntry.objects.filter(deal_id__among=ids, left_at=None).update(left_at=Greatest(Value(at), F("entered_at")))
    StageEntry.objects.bulk_create(
        StageEntry(deal_id=id, stage=stage, entered_at=at, by_id=actor.member_id) for id in ids
    )
    Deal.objects.filter(id__among=ids).update(
        stage=stage,
        stage_entered_at=at,
        furthest=Greatest("furthest", Value(stage.position)),
        probability=Case(When(probability_set=True, then=F("probability")), default=Value(stage.probability)),
    )
