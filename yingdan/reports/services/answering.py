"""A superior answers work plans 批阅: approves them or gives them back with what to change, one or many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Conflict, Forbidden, NotFound, invalid
from yingdan.platform.services import events, notify
from yingdan.reports.models import Plan
from yingdan.reports.selectors import plans

Verdict = Literal["approved", "returned"]


@dataclass(frozen=True, slots=True)
class Left:
    """A plan that stayed as it was, whose it is, and why."""

    id: int
    name: str
    error: AppError


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many were answered, and which were not."""

    done: int
    left: list[Left]


def answer(actor: Actor, plan_id: int, version: int, verdict: Verdict, note: str) -> Plan:
    """Approves a plan, or gives it back with what to change."""
    plan = plans.get(actor, plan_id, plans.LEAD, lock=True)
    if plan.owner_id == actor.member_id:
        raise Forbidden(permission=plans.LEAD)
    _check(verdict, note)
    if plan.version != version:
        raise Conflict("version_conflict", yours=version, theirs=plan.version, current_version=plan.version)
    _say(actor, plan, verdict, note.strip())
    return plan


def answer_many(actor: Actor, seen: Sequence[tuple[int, int]], verdict: Verdict, note: str) -> Outcome:
    """The same answer to many (id, version as last seen); tells for each that stays why. NotFound when one of them
    cannot be seen."""
    actor.need(plans.LEAD)
    _check(verdict, note)
    versions = dict(seen)
    rows = plans.visible(actor, plans.LEAD).exclude(owner=actor.member_id).filter(id__in=versions)
    locked = rows.select_related("owner", "team").select_for_update(of=("self",), no_key=True).order_by("id")
    found = {one.pk: one for one in locked}
    left = _others(actor, set(versions) - set(found))
    done = 0
    for plan in found.values():
        if plan.version != versions[plan.pk]:
            left.append(Left(plan.pk, plan.owner.name, Conflict("plan_changed")))
            continue
        _say(actor, plan, verdict, note.strip())
        done += 1
    return Outcome(done, left)


def _others(actor: Actor, ids: set[int]) -> list[Left]:
    """Plans that the actor may read and not answer: the own one, and those of people led by others."""
    rows = list(plans.visible(actor).filter(id__in=ids).select_related("owner").order_by("id"))
    if ids - {one.pk for one in rows}:
        raise NotFound
    return [
        Left(one.pk, one.owner.name, Forbidden("plan_own" if one.owner_id == actor.member_id else "plan_led_by_others"))
        for one in rows
    ]


def _check(verdict: Verdict, note: str) -> None:
    if verdict == "returned" and not note.strip():
        raise invalid("note", "required")


def _say(actor: Actor, plan: Plan, verdict: Verdict, note: str) -> None:
    plan.answer, plan.answer_note = verdict, note
    plan.answered_by_id, plan.answered_name, plan.answered_at = actor.member_id, actor.name, clock.now()
    plan.version += 1
    plan.save()
    params = {"actor": actor.name, "day": plan.start.isoformat(), "text": note[:80]}
    notify.send(
        [plan.owner.user_id], f"report.plan_{verdict}", params, f"/plans/mine?kind={plan.kind}&day={plan.start}"
    )
    events.record(actor=actor, verb=f"report.plan_{verdict}", resource="member", object_id=plan.owner_id,
                  name=plan.owner.name, day=plan.start.isoformat())  # fmt: skip
