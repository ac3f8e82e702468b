"""What the rules of gates need to know: the gates of a pipeline, the facts about deals, who is asking."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Q

from yingdan.customers.models import FollowUp
from yingdan.deals.models import Deal, DealCheck, DealContact, DealEvidence, DealMember, Stage, StageCriterion
from yingdan.deals.rules.gates import SUPERIOR, Criterion, Facts, Gate, Who
from yingdan.deals.selectors.deals import visible_deals
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member, Team
from yingdan.platform.resources import custom, spec
from yingdan.platform.resources.spec import Field

ALWAYS = frozenset({"name", "stage", "pipeline", "probability", "status", "owner", "team", "category"})
OVERRIDE = "deal.override"


def lane(pipeline_id: int, also: int | None = None) -> list[Gate]:
    """The gates of a pipeline's stages in use, in order, and that of the stage `also` though it is archived."""
    stages = Stage.objects.filter(Q(archived_at=None) | Q(id=also or 0), pipeline_id=pipeline_id)
    rows = list(stages.order_by("position", "id"))
    criteria: dict[int, list[Criterion]] = {}
    for row in StageCriterion.objects.filter(stage__in=rows).order_by("position", "id"):
        criteria.setdefault(row.stage_id, []).append(criterion(row))
    return [gate(row, criteria.get(row.id, [])) for row in rows]


def gate(stage: Stage, criteria: Iterable[Criterion]) -> Gate:
    """A stage as the rules see it."""
    back = None if stage.back_to is None else frozenset(stage.back_to)
    return Gate(stage.id, stage.position, tuple(criteria), frozenset(stage.movers), back)


def criterion(row: StageCriterion) -> Criterion:
    """A criterion as the rules see it."""
    return Criterion(row.id, row.kind, row.strength, row.params, row.label)


def fields() -> dict[str, Field]:
    """The fields of a deal that a gate may ask for: what people fill in themselves."""
    known = spec.get("deal")
    own = known.fields if known else ()
    found = {one.name: one for one in own if one.editable and one.name not in ALWAYS}
    return {**found, **custom.fields_of("deal")}


def filled(deal: Deal) -> set[str]:
    """Which of them have a value; an amount of nothing is none."""
    found = {name for name, value in (deal.custom or {}).items() if value not in (None, "", [])}
    for name, field in fields().items():
        if not name.startswith("c_") and getattr(deal, _column(field), None) not in (None, "", 0, []):
            found.add(name)
    return found


def _column(field: Field) -> str:
    return f"{field.path}_id" if field.type == "ref" else field.path


def facts(deals: Sequence[Deal], gates: Iterable[Gate]) -> dict[int, Facts]:
    """What is known of the deals as far as the gates ask; at most six statements however many deals."""
    kinds = {one.kind for gate in gates for one in gate.criteria}
    ids = [deal.id for deal in deals if deal.id]
    sets: dict[str, dict[int, set[Any]]] = {name: {} for name in ("evidence", "contact", "team", "check")}

    def gather(name: str, rows: Iterable[tuple[int, Any]]) -> None:
        for deal_id, value in rows:
            sets[name].setdefault(deal_id, set()).add(value)

    if "evidence" in kinds:
        gather("evidence", DealEvidence.objects.filter(deal_id__among=ids).values_list("deal_id", "kind_id"))
    if "contact" in kinds:
        gather("contact", DealContact.objects.filter(deal_id__among=ids).values_list("deal_id", "role"))
    if "team" in kinds:
        present = Q(until=None) | Q(until__gte=clock.today())
        gather("team", DealMember.objects.filter(present, deal_id__among=ids).values_list("deal_id", "role"))
    if "check" in kinds:
        gather("check", DealCheck.objects.filter(deal_id__among=ids).values_list("deal_id", "criterion_id"))
    counts = _followups(deals) if "followup" in kinds else {}
    return {
        deal.id: Facts(
            filled=filled(deal) if "field" in kinds else (),
            evidence=sets["evidence"].get(deal.id, ()),
            followups=counts.get(deal.id, ({}, {}))[0],
            recent=counts.get(deal.id, ({}, {}))[1],
            contacts=sets["contact"].get(deal.id, ()),
            team=sets["team"].get(deal.id, ()),
            checks=sets["check"].get(deal.id, ()),
        )
        for deal in deals
    }


def _followups(deals: Sequence[Deal]) -> dict[int, tuple[dict[str, int], dict[str, int]]]:
    """Counts by method: all of them, and those since the deal entered its stage."""
    found: dict[int, tuple[dict[str, int], dict[str, int]]] = {}
    ids = [deal.id for deal in deals if deal.id]
    rows = FollowUp.objects.filter(deal_id__among=ids).values_list("deal_id", "method")
    for deal_id, method, count in rows.annotate(n=Count("id")).order_by():
        found.setdefault(deal_id or 0, ({}, {}))[0][method] = count
    since = Q(pk__in=[])
    for deal in deals:
        if deal.id in found:
            since |= Q(deal_id=deal.id, happened_at__gte=deal.stage_entered_at)
    recent = FollowUp.objects.filter(since).values_list("deal_id", "method")
    for deal_id, method, count in recent.annotate(n=Count("id")).order_by():
        found[deal_id or 0][1][method] = count
    return found


def who(actor: Actor, deal: Deal, gates: Iterable[Gate]) -> Who:
    """The actor as the rules see them, for one deal."""
    if actor.is_system:
        return Who(everything=True)
    asked = any(SUPERIOR in gate.movers for gate in gates)
    may = deal.id is not None and actor.may(OVERRIDE) and visible_deals(actor, "override").filter(id=deal.id).exists()
    return Who(frozenset(actor.roles), asked and is_superior(actor.member_id, deal.owner_id), may)


def is_superior(member_id: int | None, owner_id: int | None) -> bool:
    """Whether a member stands above the owner: the owner's own superior, or who leads a team above."""
    if member_id is None or member_id == owner_id:
        return False
    owner = Member.objects.select_related("team").filter(id=owner_id or 0).first()
    if owner is None:
        return False
    if owner.manager_id == member_id:
        return True
    above = [int(part) for part in str(owner.team.path).split(".")]
    return Team.objects.filter(id__in=above, manager_id=member_id).exists()
