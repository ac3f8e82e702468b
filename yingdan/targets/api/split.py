"""Routes: splitting a target over people and months, and further over products, customers or channels."""

from typing import Any

from yingdan.kernel.http import Request, Router
from yingdan.targets.api.plans import shown
from yingdan.targets.api.schemas import PartsIn, SplitIn, SplitOut, TargetOut
from yingdan.targets.rules.tree import PartKey
from yingdan.targets.rules.weights import Blend
from yingdan.targets.services import parting
from yingdan.targets.services import split as splits

router = Router(tags=["targets"])


@router.post("/{int:target_id}/split", permission="target.edit", response=SplitOut)
def split(request: Request, target_id: int, payload: SplitIn) -> Any:
    """Splits over people and months; `preview` only shows what would come."""
    wish = splits.Wish(
        people=payload.people,
        months=payload.months,
        days=payload.days,
        weights={one.member: one.weight for one in payload.weights},
        month_weights=tuple(payload.month_weights),
        bounds={one.member: (one.minimum, one.maximum) for one in payload.bounds},
        members=None if payload.members is None else tuple(payload.members),
        blend=Blend(
            payload.ability, payload.potential, payload.ramp, payload.growth_cap, payload.territory, payload.load
        ),
    )
    target, proposal = splits.split(
        actor=request.actor, target_id=target_id, version=payload.version, wish=wish, preview=payload.preview
    )
    total = target.amount if payload.preview else None
    return {
        "target": shown(request.actor, target, total), "carriers": proposal.carriers, "fairness": proposal.fairness,
        "months": proposal.months,
    }  # fmt: skip


@router.post("/{int:target_id}/parts", permission="target.edit", response=TargetOut)
def divide(request: Request, target_id: int, payload: PartsIn) -> Any:
    """Splits every person's months over products, customers or channels."""
    wishes = [
        parting.PartWish(PartKey(one.product, one.customer, one.channel.strip()), one.weight, one.amount)
        for one in payload.items
    ]
    target = parting.divide(
        actor=request.actor, target_id=target_id, version=payload.version, wishes=wishes, by=payload.by
    )
    return shown(request.actor, target)
