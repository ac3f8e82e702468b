"""What a deal's page shows beside the fields: head, stage bar with dwell, lines, team."""

from typing import Any

from django.db.models import Count

from yingdan.customers.models import FollowUp
from yingdan.deals.models import Deal, DealLine, DealMember, Stage, StageEntry
from yingdan.deals.rules.credit import percent
from yingdan.deals.rules.progress import dwell_days
from yingdan.deals.selectors import credit
from yingdan.deals.selectors.deals import get_deal, may_edit, shared_ids
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor


def head(actor: Actor, deal_id: int) -> dict[str, Any]:
    """Facts, the stage bar and the tabs' counts."""
    deal = get_deal(actor, deal_id)
    now = clock.now()
    last = deal.last_followup_at
    return {
        "id": deal.id,
        "name": deal.name,
        "version": deal.version,
        "can_edit": _may_edit(actor, deal),
        "status": deal.status,
        "customer": _ref(deal.customer_id, deal.customer.name if deal.customer else None),
        "owner": _ref(deal.owner_id, deal.owner.name if deal.owner else None),
        "pipeline": _ref(deal.pipeline_id, deal.pipeline.name),
        "amount": f"{deal.amount:.2f}",
        "weighted": f"{deal.weighted:.2f}",
        "probability": deal.probability,
        "probability_set": deal.probability_set,
        "expected_close": deal.expected_close,
        "closed_on": deal.closed_on,
        "days_in_stage": int(dwell_days(deal.stage_entered_at, now)) if deal.status == "open" else None,
        "age_days": ((deal.closed_on or clock.today()) - deal.opened_on).days if deal.opened_on else None,
        "days_since_followup": (clock.business_day(now) - clock.business_day(last)).days if last else None,
        "next_step": deal.next_step,
        "next_contact_at": deal.next_contact_at,
        "next_contact_overdue": bool(deal.next_contact_at and deal.next_contact_at < now),
        "stages": _bar(deal),
        "tabs": _tabs(deal),
    }


def _bar(deal: Deal) -> list[dict[str, Any]]:
    """Every stage in use, and the deal's own if it is archived, with the days spent there."""
    entries = list(StageEntry.objects.filter(deal=deal))
    now = clock.now()
    days: dict[int, float] = {}
    for entry in entries:
        days[entry.stage_id] = days.get(entry.stage_id, 0) + dwell_days(entry.entered_at, entry.left_at or now)
    stages = Stage.objects.filter(pipeline_id=deal.pipeline_id).order_by("position", "id")
    return [
        {
            "id": stage.id,
            "name": stage.name,
            "color": stage.color,
            "probability": stage.probability,
            "norm_days": stage.norm_days,
            "archived": stage.archived_at is not None,
            "current": stage.id == deal.stage_id,
            "days": round(days[stage.id], 1) if stage.id in days else None,
        }
        for stage in stages
        if stage.archived_at is None or stage.id == deal.stage_id or stage.id in days
    ]


def _tabs(deal: Deal) -> dict[str, int]:
    counts = Count("lines", distinct=True), Count("members", distinct=True)
    lines, members = Deal.objects.filter(id=deal.id).values_list(*counts)[0]
    return {"lines": lines, "team": members, "followups": FollowUp.objects.filter(deal_id=deal.id).count()}


def _may_edit(actor: Actor, deal: Deal) -> bool:
    if may_edit(actor, deal.owner_id, deal.team_id, shared=False):
        return True
    return actor.may("deal.edit") and shared_ids(actor, "edit").filter(deal_id=deal.id).exists()


def history(actor: Actor, deal_id: int) -> list[dict[str, Any]]:
    """Every stay in a stage, oldest first, with its length in days."""
    deal = get_deal(actor, deal_id)
    now = clock.now()
    rows = StageEntry.objects.filter(deal=deal).select_related("stage", "by").order_by("entered_at", "id")
    return [
        {
            "stage": _ref(entry.stage_id, entry.stage.name),
            "color": entry.stage.color,
            "entered_at": entry.entered_at,
            "left_at": entry.left_at,
            "days": dwell_days(entry.entered_at, entry.left_at or now),
            "norm_days": entry.stage.norm_days,
            "by": entry.by.name if entry.by else None,
        }
        for entry in rows
    ]


def lines(actor: Actor, deal_id: int) -> dict[str, Any]:
    """What is sold in it."""
    deal = get_deal(actor, deal_id)
    rows = DealLine.objects.filter(deal=deal).select_related("product").order_by("position", "id")
    return {
        "version": deal.version,
        "amount": f"{deal.amount:.2f}",
        "items": [
            {
                "product": _ref(line.product_id, line.product.name),
                "unit": line.product.unit,
                "list_price": f"{line.product.list_price:.2f}" if line.product.list_price is not None else None,
                "quantity": f"{line.quantity.normalize():f}",
                "price": f"{line.price:.2f}",
                "amount": f"{line.amount:.2f}",
            }
            for line in rows
        ],
    }


def team(actor: Actor, deal_id: int) -> list[dict[str, Any]]:
    """Who works on it, the owner first, with everybody's share in the success."""
    deal = get_deal(actor, deal_id)
    today = clock.today()
    rows = DealMember.objects.filter(deal=deal).select_related("member").order_by("id")
    parts = credit.shares([deal.id])[deal.id]
    owner = {
        "member": _ref(deal.owner_id, deal.owner.name if deal.owner else None),
        "role": "owner",
        "can_edit": True,
        "credit": percent(parts.get(deal.owner_id, 0)),
        "until": None,
        "expired": False,
    }
    return [owner] * (deal.owner_id is not None) + [
        {
            "member": _ref(row.member_id, row.member.name),
            "role": row.role,
            "can_edit": row.can_edit,
            "credit": percent(row.credit),
            "until": row.until,
            "expired": bool(row.until and row.until < today),
        }
        for row in rows
    ]


def _ref(id: int | None, label: str | None) -> dict[str, Any] | None:
    return {"id": id, "label": label or ""} if id is not None else None
