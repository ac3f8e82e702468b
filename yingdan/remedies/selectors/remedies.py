"""Which remedies an actor may see: of people within reach, and those that one assigned oneself."""

from typing import Any

from django.db.models import Q, QuerySet

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.org import selectors as org
from yingdan.remedies.models import Remedy
from yingdan.targets.selectors import nodes


def visible(actor: Actor, action: str) -> QuerySet[Remedy]:
    """Remedies are read; they change by verbs only."""
    rows = Remedy.objects.all()
    if action != "read" or not actor.may("remedy.read"):
        return rows.none()
    condition = org.reach(actor, "remedy.read", owner="member_id", team="team_id")
    if condition is None:
        return rows
    return rows.filter(condition | Q(by=actor.member_id) if actor.member_id else condition)


def narrow(rows: QuerySet[Remedy], actor: Actor, scope: str) -> QuerySet[Remedy]:
    """The scope tabs: for me, of the team, of those below, that I assigned."""
    if scope == "shared":
        return rows.filter(by=actor.member_id or 0)
    return org.narrow(rows, actor, scope, owner="member_id")


def may_end(actor: Actor, remedy: Remedy) -> bool:
    """The person it is for may say that it is done, a superior may, and who assigned it."""
    mine = actor.member_id is not None and actor.member_id in (remedy.member_id, remedy.by_id)
    return mine or nodes.reaches_member(actor, "remedy.edit", remedy.member_id, remedy.team_id)


def page(actor: Actor, remedy_id: int) -> dict[str, Any]:
    """One remedy with what may be done with it, and what came of it."""
    rows = visible(actor, "read").select_related("member", "by", "deal", "customer")
    if (one := rows.filter(id=remedy_id).first()) is None:
        raise NotFound
    leads = nodes.reaches_member(actor, "remedy.edit", one.member_id, one.team_id)
    return {
        "id": one.pk, "version": one.version, "kind": one.kind, "cause": one.cause, "period": one.period,
        "member": {"id": one.member_id, "name": one.member.name}, "by": one.by_name, "assigned_on": one.assigned_on,
        "due_on": one.due_on, "note": one.note, "status": one.status, "result": one.result, "ended_at": one.ended_at,
        "deal": {"id": one.deal_id, "name": one.deal.name} if one.deal else None,
        "customer": {"id": one.customer_id, "name": one.customer.name} if one.customer else None,
        "gap": one.gap, "task_id": one.task_id, "effect": one.effect, "outcome": one.outcome,
        "measured_on": one.measured_on, "can_finish": may_end(actor, one), "can_drop": leads,
    }  # fmt: skip
