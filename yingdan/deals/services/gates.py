"""Deals at the gates of their stages: let through, held, or let through with a reason – and what is kept of it."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from yingdan.deals.errors import GateBack, GateClosed, GateMover
from yingdan.deals.models import Deal, GatePassage, Stage, StageEntry
from yingdan.deals.rules import gates as rules
from yingdan.deals.rules.gates import Gate, Missing, Verdict
from yingdan.deals.selectors import gate_words
from yingdan.deals.selectors import gates as reads
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid

SLIP = timedelta(minutes=5)  # for so long a move of one's own may be taken back whatever the gates say


def leave(
    actor: Actor, deal: Deal, target: Stage | None, override: str | None = None, lane: list[Gate] | None = None
) -> list[Missing]:
    """Before a deal goes to another stage, or is won (None): raises what forbids it, keeps how it went, and gives what
    is missing but only warned about. `deal` holds the values that it is going to have; `lane` are the gates of its
    pipeline where they are known."""
    gates = reads.lane(deal.pipeline_id, deal.stage_id) if lane is None else lane
    here = next((gate for gate in gates if gate.stage_id == deal.stage_id), None)
    if here is None or (target is not None and target.id == deal.stage_id):
        return []
    if target is not None and target.position < here.position:
        _back(actor, deal, here, target)
        return []
    path = rules.passed(gates, here.position, target.position if target else None)
    return _through(actor, deal, path, target, override)


def enter(actor: Actor, deal: Deal) -> list[Missing]:
    """Before a new deal begins in a later stage: it meets the criteria of those before. Keeps nothing."""
    path = rules.passed(reads.lane(deal.pipeline_id, deal.stage_id), 0, deal.stage.position)
    verdict, _ = _judge(actor, deal, path, override=False)
    _refuse(actor, deal, verdict, deal.stage)
    return list(verdict.missing)


def imported(actor: Actor, ids: Sequence[int]) -> None:
    """After an import changed deals and before their history follows: raises for one that may not be where it is."""
    stays = StageEntry.objects.filter(deal_id__among=list(ids), left_at=None).values_list(
        "deal_id", "stage_id", "deal__stage_id", "deal__status"
    )
    was = {deal: at for deal, at, now, status in stays if status == "won" or (status == "open" and at != now)}
    lanes: dict[int, list[Gate]] = {}
    for deal in Deal.objects.filter(id__among=sorted(was)).select_related("stage").order_by("id"):
        target = None if deal.status == "won" else deal.stage
        deal.stage_id = was[deal.id]
        if deal.pipeline_id not in lanes:
            lanes[deal.pipeline_id] = reads.lane(deal.pipeline_id)
        leave(actor, deal, target, lane=lanes[deal.pipeline_id])


def _held(actor: Actor, params: dict[str, Any]) -> None:
    """Keeps that somebody was held at a gate, for the report: one by one, in bulk and by an import alike."""
    deal = Deal.objects.filter(id=params["deal_id"] or 0).first()
    if deal is not None and deal.team_id is not None:
        blocking = [one for one in params["missing"] if one["strength"] != "soft"]
        GatePassage.objects.create(
            deal=deal, stage_id=blocking[0]["stage"]["id"], to_stage_id=params["to"], team_id=deal.team_id,
            result="refused", missing=[one["text"] for one in blocking], by_id=actor.member_id, at=clock.now(),
        )  # fmt: skip


def _through(
    actor: Actor, deal: Deal, path: Sequence[Gate], target: Stage | None, override: str | None
) -> list[Missing]:
    if not any(gate.criteria or gate.movers for gate in path):
        return []
    verdict, facts_asked = _judge(actor, deal, path, override=bool(override))
    _refuse(actor, deal, verdict, target)
    if override is not None and not override.strip():
        raise invalid("override", "required")
    if facts_asked:
        _keep(actor, deal, path, verdict, target, (override or "").strip())
    return list(verdict.missing)


def _judge(actor: Actor, deal: Deal, path: Sequence[Gate], *, override: bool) -> tuple[Verdict, bool]:
    asked = any(gate.criteria for gate in path)
    facts = reads.facts([deal], path)[deal.id] if asked else rules.Facts()
    return rules.forward(path, facts, reads.who(actor, deal, path), override=override), asked


def _refuse(actor: Actor, deal: Deal, verdict: Verdict, target: Stage | None) -> None:
    if verdict.refusal is None or verdict.held_by is None:
        return
    stage = gate_words.stage_names([verdict.held_by])[verdict.held_by.stage_id]
    if verdict.refusal == "mover":
        raise GateMover(stage=stage)
    missing = gate_words.missing_json(verdict.missing, actor.locale)
    names = ("; " if actor.locale == "en" else "；").join(one["text"] for one in missing if one["strength"] != "soft")
    error = GateClosed(
        stage=stage, names=names, missing=missing, overridable=verdict.overridable, deal_id=deal.id,
        to=target.id if target else None,
    )  # fmt: skip
    error.afterwards = partial(_held, actor, error.params)
    raise error


def _keep(actor: Actor, deal: Deal, path: Sequence[Gate], verdict: Verdict, target: Stage | None, reason: str) -> None:
    said = gate_words.words([one.criterion for one in verdict.missing], actor.locale)
    now = clock.now()
    GatePassage.objects.bulk_create(
        GatePassage(
            deal=deal, stage_id=gate.stage_id, to_stage=target, team_id=deal.team_id, by_id=actor.member_id, at=now,
            result=(result := rules.result(gate, verdict.missing)), reason=reason if result == "overridden" else "",
            missing=[said[one.criterion.id] for one in verdict.missing if one.gate is gate],
        )
        for gate in path
        if gate.criteria
    )  # fmt: skip


def _back(actor: Actor, deal: Deal, here: Gate, target: Stage) -> None:
    if here.back_to is None or rules.back(here, target.id, reads.who(actor, deal, [])).refusal is None:
        return
    if not _slip(actor, deal, target):
        names = gate_words.stage_names([here])
        raise GateBack(stage=names[here.stage_id], to=target.name)


def _slip(actor: Actor, deal: Deal, target: Stage) -> bool:
    """Whether this takes back what the same person did a moment ago; then the passage did not happen."""
    stays = list(StageEntry.objects.filter(deal=deal).order_by("-entered_at", "-id")[:2])
    if len(stays) < 2 or actor.member_id is None:
        return False
    now, before = stays
    mine = now.by_id == actor.member_id and now.entered_at > clock.now() - SLIP and before.stage_id == target.id
    if mine:
        GatePassage.objects.filter(deal=deal, by_id=actor.member_id, at__gte=now.entered_at - SLIP).exclude(
            result="refused"
        ).delete()
    return mine
