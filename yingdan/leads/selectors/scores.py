"""Why a lead has its score, and what the score is worth."""

from typing import Any

from django.db import connection

from yingdan.kernel.actor import Actor
from yingdan.leads.models import Lead, ScoreModel, Source
from yingdan.leads.rules import score as rules
from yingdan.leads.selectors import get_lead
from yingdan.leads.selectors.features import FEATURES


def latest() -> ScoreModel | None:
    """The training in use."""
    return ScoreModel.objects.order_by("-id").first()


def worth() -> dict[str, Any]:
    """What the score is worth, and the values that say most; without a training `trained_at` is null."""
    model = latest()
    if model is None:
        return {"trained_at": None, "usable": False, "reason": "untrained", "leads": 0, "converted": 0, "damping": 0.0,
                "measured": None, "factors": []}  # fmt: skip
    told = [
        {"feature": feature, "value": value, "weight": round(weight * model.damping, 3), "converted": yes, "other": no}
        for feature, values in model.weights.items()
        for value, (weight, yes, no) in values.items()
    ]
    told.sort(key=lambda one: -abs(float(one["weight"])))
    return {
        "trained_at": model.trained_at,
        "usable": model.usable,
        "reason": model.reason,
        "leads": model.leads,
        "converted": model.converted,
        "damping": model.damping,
        "measured": model.measured,
        "factors": _named(told[:40]),
    }


def of(actor: Actor, lead_id: int) -> dict[str, Any]:
    """The score of a lead with its factors. Without skill, or once the lead is decided, there is none."""
    lead, model = get_lead(actor, lead_id), latest()
    if model is None or not model.usable or lead.status not in Lead.OPEN:
        reason = "untrained" if model is None else model.reason or "decided"
        return {"score": None, "reason": reason, "base": None, "skill": None, "factors": []}
    base = rules.rate(model.converted, model.leads - model.converted)
    parts = [
        (feature, value, tuple(model.weights[feature][value]))
        for feature, value in _values(lead)
        if value in model.weights.get(feature, {})
    ]
    chance = rules.probability(base, model.damping, [part[2][0] for part in parts])
    told = [
        {"feature": one.feature, "value": one.value, "points": one.points, "converted": one.converted,
         "other": one.other}
        for one in rules.explained(base, model.damping, parts)
    ]  # fmt: skip
    return {
        "score": rules.score(chance),
        "reason": "",
        "base": rules.score(base),
        "skill": model.measured["skill"],
        "factors": _named(told),
    }


def _values(lead: Lead) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(FEATURES.format(rows="leads_lead", where="l.id = %s", yes="false"), [lead.id])
        return [(row[3], row[4]) for row in cursor.fetchall()]


def _named(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sources by their names."""
    ids = {int(one["value"]) for one in told if one["feature"] == "source"}
    names = {str(id): name for id, name in Source.objects.filter(id__in=ids).values_list("id", "name")}
    return [
        {**one, "value": names.get(one["value"], one["value"])} if one["feature"] == "source" else one for one in told
    ]
