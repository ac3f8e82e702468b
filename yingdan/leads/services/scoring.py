"""Learns from past leads, measures itself, and scores the open ones; all of it by counting in the database."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from yingdan.kernel import clock
from yingdan.leads.models import ScoreModel
from yingdan.leads.rules import score as rules
from yingdan.leads.selectors.features import FEATURES

KEPT = 90  # trainings
# An open lead of this age has had its chance: it counts as not converted.
PATIENCE = timedelta(days=180)
BATCH = 2_000  # open leads scored at once: whoever edits one of them waits for no more than these
NOISE = 3  # points: a smaller change is not worth a line in every lead's history

_PAST = """past as (
    select l.*, l.status = 'converted' as yes from leads_lead l
    where l.status in ('converted', 'invalid') or l.created_at < %(patience)s
)"""
_SPLIT = """
with {past} select percentile_disc(array[0.5, 0.7]) within group (order by created_at), count(*),
                   count(*) filter (where yes) from past"""
_COUNT = """
with {past}, features as ({features})
select f.feature, f.value, count(*) filter (where f.yes), count(*) filter (where not f.yes) from features f
group by 1, 2"""
_RATE = "with {past} select count(*) filter (where yes), count(*) filter (where not yes) from past l where {range}"
_WEIGHED = """
weights as (select * from jsonb_to_recordset(%(weights)s::jsonb) as w(feature text, value text, weight float8)),
chances as (
    select f.id, f.yes, f.score, least(%(ceiling)s, greatest(%(floor)s,
           1 / (1 + exp(-(%(base)s + %(damping)s * coalesce(sum(w.weight), 0)))))) as chance
    from features f left join weights w using (feature, value) group by f.id, f.yes, f.score
)"""
_TEST = """
with {past}, features as ({features}), {weighed}
select round(chance * 1000)::int, count(*) filter (where yes), count(*) filter (where not yes)
from chances group by 1"""
_SCORE = """
with features as ({features}), {weighed}
update leads_lead l set score = round(c.chance * 100)::int from chances c
where c.id = l.id and (l.score is null or abs(l.score - round(c.chance * 100)::int) >= %(noise)s)"""
_UNSCORE = "update leads_lead set score = null where id = any(%(ids)s) and score is not null"
_OPEN = "l.status in ('new', 'contacted', 'qualified')"
_NEXT = f"select l.id from leads_lead l where l.id > %s and {_OPEN} order by l.id limit %s"  # noqa: S608
_SCORE_THESE = _SCORE.format(
    features=FEATURES.format(rows="leads_lead", where=f"l.id = any(%(ids)s) and {_OPEN}", yes="false"),
    weighed=_WEIGHED,
)
Params = dict[str, Any]
Histogram = dict[int, tuple[int, int]]


def train() -> ScoreModel:
    """Learns from all past leads; the first half teaches, the next fifth sets the damping, the newest part is the test.
    Then everything teaches, and open leads get their score – or lose it when there is no skill."""
    with transaction.atomic():
        model = _learn()
    apply(model)
    return model


def _learn() -> ScoreModel:
    first, second, converted, other = _past()
    tested = _test(first, second)
    base = rules.rate(converted, other)
    weights = rules.weights(_counts("true", {}), base)
    model = ScoreModel.objects.create(
        leads=converted + other, converted=converted, damping=tested["damping"], weights=weights,
        measured=tested["measured"], usable=not tested["reason"], reason=tested["reason"],
    )  # fmt: skip
    old = list(ScoreModel.objects.order_by("-id").values_list("id", flat=True)[KEPT:])
    ScoreModel.objects.filter(id__in=old).delete()
    return model


def apply(model: ScoreModel) -> int:
    """Scores the open leads, a batch at a time; how many changed. Without skill no lead has a score. Interrupted, the
    rest is done by the next training."""
    changed, ids = 0, _after(0)
    while ids:
        with transaction.atomic(), connection.cursor() as cursor:
            if model.usable:
                cursor.execute(_SCORE_THESE, {**_params(model), "ids": ids})
            else:
                cursor.execute(_UNSCORE, {"ids": ids})
            changed += int(cursor.rowcount)
        ids = _after(ids[-1])
    return changed


def _after(last: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [last, BATCH])
        return [row[0] for row in cursor.fetchall()]


def score_one(lead_id: int) -> None:
    """An open lead that was just made, changed or contacted does not wait for the night."""
    model = ScoreModel.objects.order_by("-id").first()
    if model is None or not model.usable:
        return
    with connection.cursor() as cursor:
        cursor.execute(_SCORE_THESE, {**_params(model), "ids": [lead_id]})


def _params(model: ScoreModel) -> Params:
    base = rules.rate(model.converted, model.leads - model.converted)
    return {**_weighed(model.weights, base, model.damping), "noise": NOISE}


def _past() -> tuple[datetime | None, datetime | None, int, int]:
    """Where half and seven tenths of the past leads end; how many converted and did not."""
    with connection.cursor() as cursor:
        cursor.execute(_SPLIT.format(past=_PAST), _patience())
        split, count, converted = cursor.fetchone()
    return (split[0], split[1], converted, count - converted) if split else (None, None, 0, 0)


def _test(first: datetime | None, second: datetime | None) -> Params:
    """The damping that did best on the fifth in the middle, measured on the newest leads."""
    if first is None or second is None:
        nothing = rules.measured({}, 0.5)
        return {"damping": rules.DAMPINGS[-1], "measured": _told(nothing, None), "reason": "too_few"}
    early, middle, late = "l.created_at <= %(first)s", "l.created_at > %(first)s and l.created_at <= %(second)s", (
        "l.created_at > %(second)s"
    )  # fmt: skip
    split = {"first": first, "second": second}
    best, damping = -1.0, rules.DAMPINGS[-1]
    base, weights = _learned(early, split)
    for tried in rules.DAMPINGS:
        skill = rules.measured(_histogram(middle, split, weights, base, tried), base).skill
        if skill > best:
            best, damping = skill, tried
    base, weights = _learned("l.created_at <= %(second)s", split)
    found = rules.measured(_histogram(late, split, weights, base, damping), base)
    return {"damping": damping, "measured": _told(found, second), "reason": found.shortfall}


def _learned(where: str, split: Params) -> tuple[float, rules.Weights]:
    with connection.cursor() as cursor:
        cursor.execute(_RATE.format(past=_PAST, range=where), {**_patience(), **split})
        base = rules.rate(*cursor.fetchone())
    return base, rules.weights(_counts(where, split), base)


def _counts(where: str, split: Params) -> dict[str, dict[str, tuple[int, int]]]:
    found: dict[str, dict[str, tuple[int, int]]] = {}
    features = FEATURES.format(rows="past", where=where, yes="l.yes")
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(past=_PAST, features=features), {**_patience(), **split})
        for feature, value, yes, no in cursor.fetchall():
            found.setdefault(feature, {})[value] = (yes, no)
    return found


def _histogram(
    where: str, split: Params, weights: rules.Weights, base: float, damping: float
) -> dict[int, tuple[int, int]]:
    features = FEATURES.format(rows="past", where=where, yes="l.yes")
    params = {**_patience(), **split, **_weighed(weights, base, damping)}
    with connection.cursor() as cursor:
        cursor.execute(_TEST.format(past=_PAST, features=features, weighed=_WEIGHED), params)
        return {at: (yes, no) for at, yes, no in cursor.fetchall()}


def _weighed(weights: Any, base: float, damping: float) -> Params:
    rows = [
        {"feature": feature, "value": value, "weight": told[0]}
        for feature, values in weights.items()
        for value, told in values.items()
    ]
    return {
        "weights": json.dumps(rows),
        "base": rules.log_odds(base),
        "damping": damping,
        "floor": rules.FLOOR,
        "ceiling": rules.CEILING,
    }


def _patience() -> Params:
    return {"patience": clock.now() - PATIENCE}


def _told(found: rules.Measured, since: datetime | None) -> Params:
    return {
        "tested": found.tested,
        "converted": found.converted,
        "brier": round(found.brier, 4),
        "base_brier": round(found.base_brier, 4),
        "skill": round(found.skill, 4),
        "auc": round(found.auc, 4),
        "since": since.isoformat() if since else None,
    }
