"""Deals at the gates of their stages: let through, held, or let through with a reason – and what is kept of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

from yingdan.deals.errors import GateBack, GateClosed, GateMover
from yingdan.deals.models import Deal, GatePassage, Stage, StageEntry
from yingdan.deals.rules import gates as rules
from yingdan.deals.rules.gates import Facts, Gate, Missing, Verdict, Who
from yingdan.deals.selectors import gate_words
from yingdan.deals.selectors import gates as reads
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, invalid

SLIP = timedelta(minutes=5)  # for so long a move of one's own may be taken back whatever the gates say


@dataclass(frozen=True, slots=True)
class Known:
    """The gates of a pipeline, what was read of deals for them, and the passages to be kept."""

    lane: list[Gate]
    facts: Mapping[int, Facts]
    who: Mapping[int, Who]
    words: Mapping[int, str]  # criterion → what it asks for
    passages: list[GatePassage] = field(default_factory=list)


def leave(actor: Actor, deal: Deal, target: Stage | None, override: str | None = None) -> list[Missing]:
    """Before a deal goes to another stage, or is won (None): raises what forbids it, keeps how it went, and gives what
    is missing but only warned about. `deal` holds the values that it is going to have."""
    lane = reads.lane(deal.pipeline_id, deal.stage_id)
    asked = _asked(lane, deal.stage_id, target)
    if not asked:
        return []
    known = _known(actor, [deal], lane, asked)
    missing = _leave(actor, deal, target, override, known)
    GatePassage.objects.bulk_create(known.passages)
    return missing


def leave_many(actor: Actor, deals: Sequence[Deal], target: Stage) -> dict[int, AppError]:
    """As `leave` with open deals of the target's pipeline, whose facts are read together: errors by deal."""
    held: dict[int, AppError] = {}
    for stage_id in sorted({deal.stage_id for deal in deals}):
        lane = reads.lane(target.pipeline_id, stage_id)
        here = [deal for deal in deals if deal.stage_id == stage_id]
        if not (asked := _asked(lane, stage_id, target)):
            continue
        known = _known(actor, here, lane, asked)
        for deal in here:
            try:
                _leave(actor, deal, target, None, known)
            except AppError as error:
                held[deal.id] = error
                if isinstance(error, GateClosed):
                    known.passages.extend(_refused(actor, deal, error.params))
                    error.afterwards = None
        GatePassage.objects.bulk_create(known.passages)
    return held


def enter(actor: Actor, deal: Deal) -> list[Missing]:
    """Before a new deal begins in a later stage: it meets the criteria of those before. Keeps nothing."""
    lane = reads.lane(deal.pipeline_id, deal.stage_id)
    path = rules.passed(lane, 0, deal.stage.position)
    known = _known(actor, [deal], lane, path)
    verdict = rules.forward(path, known.facts[deal.id], known.who[deal.id], override=False)
    _refuse(actor, deal, verdict, deal.stage)
    return list(verdict.missing)


def imported(actor: Actor, ids: Sequence[int]) -> None:
    """After an import changed deals and before their history follows: raises for one that may not be where it is."""
    stays = StageEntry.objects.filter(deal_id__among=list(ids), left_at=None).values_list(
        "deal_id", "stage_id", "deal__stage_id", "deal__status"
    )
    was = {deal: at for deal, at, now, status in stays if status == "won" or (status == "open" and at != now)}
    moved: dict[int, list[Deal]] = {}
    for deal in Deal.objects.filter(id__among=sorted(was)).select_related("stage").order_by("id"):
        moved.setdefault(deal.pipeline_id, []).append(deal)
    for pipeline_id, deals in moved.items():
        lane = reads.lane(pipeline_id)
        known = _known(actor, deals, lane, lane)
        for deal in deals:
            target = None if deal.status == "won" else deal.stage
            deal.stage_id = was[deal.id]
            _leave(actor, deal, target, None, known)
        GatePassage.objects.bulk_create(known.passages)


def _known(actor: Actor, deals: Sequence[Deal], lane: list[Gate], asked: Sequence[Gate]) -> Known:
    words = gate_words.words([one for gate in asked for one in gate.criteria], actor.locale)
    return Known(lane, reads.facts(deals, asked), reads.who(actor, deals, asked), words)


def _asked(lane: list[Gate], stage_id: int, target: Stage | None) -> list[Gate]:
    """The gates that have a say when a deal of a stage goes to another; none for a stage that is not in the lane."""
    here = _here(lane, stage_id)
    if here is None or (target is not None and target.id == stage_id):
        return []
    if target is not None and target.position < here.position:
        return [] if here.back_to is None else [here]
    path = rules.passed(lane, here.position, target.position if target else None)
    return list(path) if any(gate.criteria or gate.movers for gate in path) else []


def _here(lane: list[Gate], stage_id: int) -> Gate | None:
    return next((gate for gate in lane if gate.stage_id == stage_id), None)


def _leave(actor: Actor, deal: Deal, target: Stage | None, override: str | None, known: Known) -> list[Missing]:
    here = _here(known.lane, deal.stage_id)
    if here is None or not _asked(known.lane, deal.stage_id, target):
        return []
    if target is not None and target.position < here.position:
        _back(actor, deal, here, target, known)
        return []
    path = rules.passed(known.lane, here.position, target.position if target else None)
    return _through(actor, deal, path, target, override, known)


def _held(actor: Actor, params: dict[str, Any]) -> None:
    """Keeps that somebody was held at a gate, for the report: one by one, in bulk and by an import alike."""
    deal = Deal.objects.filter(id=params["deal_id"] or 0).first()
    if deal is not None:
        GatePassage.objects.bulk_create(_refused(actor, deal, params))


def _refused(actor: Actor, deal: Deal, params: dict[str, Any]) -> list[GatePassage]:
    if deal.team_id is None:
        return []
    blocking = [one for one in params["missing"] if one["strength"] != "soft"]
    return [
        GatePassage(
            deal=deal, stage_id=blocking[0]["stage"]["id"], to_stage_id=params["to"], team_id=deal.team_id,
            result="refused", missing=[one["text"] for one in blocking], by_id=actor.member_id, at=clock.now(),
        )
    ]  # fmt: skip


def _through(
    actor: Actor, deal: Deal, path: Sequence[Gate], target: Stage | None, override: str | None, known: Known
) -> list[Missing]:
    verdict = rules.forward(path, known.facts[deal.id], known.who[deal.id], override=bool(override))
    _refuse(actor, deal, verdict, target)
    if override is not None and not override.strip():
        raise invalid("override", "required")
    known.passages.extend(_passages(actor, deal, path, verdict, target, (override or "").strip(), known.words))
    return list(verdict.missing)


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


def _passages(
    actor: Actor,
    deal: Deal,
    path: Sequence[Gate],
    verdict: Verdict,
    target: Stage | None,
    reason: str,
    words: Mapping[int, str],
) -> list[GatePassage]:
    now = clock.now()
    return [
        GatePassage(
            deal=deal, stage_id=gate.stage_id, to_stage=target, team_id=deal.team_id, by_id=actor.member_id, at=now,
            result=(result := rules.result(gate, verdict.missing)), reason=reason if result == "overridden" else "",
            missing=[words[one.criterion.id] for one in verdict.missing if one.gate is gate],
        )
        for gate in path
        if gate.criteria
    ]  # fmt: skip


def _back(actor: Actor, deal: Deal, here: Gate, target: Stage, known: Known) -> None:
    if rules.back(here, target.id, known.who[deal.id]).refusal is None:
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
