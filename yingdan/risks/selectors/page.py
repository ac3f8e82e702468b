"""One risk, the risks of a record, and how risks lie in the matrix."""

from typing import Any

from django.db.models import Count, Q, Sum

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.platform.resources import records
from yingdan.platform.resources.lens import open_lens
from yingdan.platform.resources.listing import Asked, chosen
from yingdan.risks.models import Risk
from yingdan.risks.selectors import risks

SHOWN = 50


def page(actor: Actor, risk_id: int) -> dict[str, Any]:
    """A risk with what may be done with it."""
    risk = risks.get_risk(actor, risk_id)
    return {
        **card(risk),
        "version": risk.version,
        "why": risk.why,
        "plan_b": risk.plan_b,
        "reason": risk.reason,
        "ended_by": risk.ended_by,
        "ended_at": risk.ended_at,
        "reviewed_on": risk.reviewed_on,
        "taken": risk.taken_at is not None,
        "amount_follows": risk.amount_follows,
        "created_at": risk.created_at,
        "created_by": _named(risk.created_by),
        "can_edit": risks.visible(actor, "edit").filter(id=risk.pk).exists(),
    }


def about(actor: Actor, resource: str, record_id: int) -> dict[str, Any]:
    """The open risks of a deal or a customer (of these also those of its deals) for everybody who may see the record,
    as far as they may read risks of it: the worst first. `open` says whether the actor may open one."""
    lens = open_lens(resource, actor)
    records.check(lens, record_id)
    of_record = Q(deal_id=record_id) if resource == "deal" else Q(customer_id=record_id)
    rows = Risk.objects.filter(of_record, status__in=Risk.OPEN).select_related("owner", "deal", "customer")
    found = list(rows.order_by("-score", "id")[:SHOWN])
    seen = set(risks.visible(actor).filter(id__in=[one.pk for one in found]).values_list("id", flat=True))
    if resource == "customer":  # of the customer's deals only those within reach
        deals = {one.deal_id for one in found if one.deal_id}
        readable = (
            set(open_lens("deal", actor).rows().filter(id__in=deals).values_list("id", flat=True))
            if (actor.may("deal.read"))
            else set()
        )
        found = [one for one in found if one.pk in seen or one.deal_id is None or one.deal_id in readable]
    return {
        "items": [{**card(one), "open": one.pk in seen} for one in found],
        "can_create": actor.may("risk.create"),
    }


def matrix(actor: Actor, asked: Asked) -> dict[str, Any]:
    """How many open risks of a selection lie in each cell, and what is at stake there."""
    rows = chosen(open_lens("risk", actor), asked).filter(status__in=Risk.OPEN)
    cells = rows.values_list("probability", "impact").annotate(Count("id"), Sum("amount")).order_by()
    return {
        "cells": [
            {"probability": likely, "impact": bad, "count": count, "amount": amount or 0}
            for likely, bad, count, amount in cells
        ]
    }


def card(risk: Risk) -> dict[str, Any]:
    """What a line of a risk shows."""
    late = risk.status in Risk.OPEN and risk.review_on is not None and risk.review_on < clock.today()
    return {
        "id": risk.pk,
        "title": risk.title,
        "kind": risk.kind,
        "status": risk.status,
        "probability": risk.probability,
        "impact": risk.impact,
        "score": risk.score,
        "level": risk.level,
        "amount": risk.amount,
        "review_on": risk.review_on,
        "late": late,
        "owner": _named(risk.owner),
        "rule": risk.rule,
        "params": risk.params,
        "signal": risk.signal,
        "deal": _named(risk.deal),
        "customer": _named(risk.customer),
        "person": _named(risk.person) if risk.person_id else None,
        "group": _named(risk.group) if risk.group_id else None,
    }


def _named(row: Any) -> dict[str, Any] | None:
    return {"id": row.pk, "label": row.name} if row is not None else None
