"""What the rules of gates need to know: the gates of a pipeline, the facts about deals, who is asking."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

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
    entered = Deal.objects.filter(id=OuterRef("deal_id"), stage_entered_at__lte=OuterRef("happened_at"))
    rows = FollowUp.objects.filter(deal_id__among=ids).values_list("deal_id", "method")
    counts = rows.annotate(all=Count("id"), recent=Count("id", filter=Q(Exists(entered)))).order_by()
    for deal_id, method, count, recent in counts:
        everything, since = found.setdefault(deal_id or 0, ({}, {}))
        everything[method] = count
        if recent:
            since[method] = recent
    return found


def who(actor: Actor, deals: Sequence[Deal], gates: Iterable[Gate]) -> dict[int, Who]:
    """The actor as the rules see them, for each deal; at most three statements however many deals."""
    if actor.is_system:
        return {deal.id: Who(everything=True) for deal in deals}
    ids = [deal.id for deal in deals if deal.id]
    may = set[int]()
    if ids and actor.may(OVERRIDE):
        may = set(visible_deals(actor, "override").filter(id__among=ids).values_list("id", flat=True))
    led = set[int]()
    if actor.member_id is not None and any(SUPERIOR in gate.movers for gate in gates):
        led = _led(actor.member_id, {deal.owner_id for deal in deals if deal.owner_id is not None})
    return {deal.id: Who(frozenset(actor.roles), deal.owner_id in led, deal.id in may) for deal in deals}


def _led(member_id: int, owners: set[int]) -> set[int]:
    """Those of the owners above whom a member stands: as their own superior, or by leading a team above."""
    teams = set(Team.objects.filter(manager_id=member_id).values_list("id", flat=True))
    rows = Member.objects.filter(id__among=sorted(owners - {member_id})).values_list("id", "manager_id", "team__path")
    return {
        owner
        for owner, manager, path in rows
        if manager == member_id or not teams.isdisjoint(int(part) for part in str(path).split("."))
    }
