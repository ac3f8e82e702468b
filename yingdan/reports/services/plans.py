"""Planning: a person puts together what is to be done, the records say what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from yingdan.customers import selectors as customers
from yingdan.deals.selectors.deals import visible_deals
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Forbidden, NotFound, invalid
from yingdan.org.models import Member
from yingdan.reports.models import Plan, PlanItem
from yingdan.reports.rules.spans import Kind
from yingdan.reports.selectors import matched, plans, reports
from yingdan.reports.selectors.setup import setup
from yingdan.tasks.selectors.tasks import visible_tasks

MOST = 100
COUNTED = ("visits", "calls", "demos", "leads", "deals")
REFERS = {"visit": "customer", "call": "customer", "contact": "customer", "deal": "deal", "task": "task"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """An item as it shall be; `id` of one that is in the plan already."""

    id: int | None
    what: str
    title: str
    target: int | None
    kind: str
    quantity: int
    source: str
    said: str
    reason: str


def save(actor: Actor, kind: Kind, day: date, version: int, wanted: Sequence[Wanted]) -> Plan:
    """All items of the own plan. What counts stays once its time is over: it can be dropped with a reason, not
    deleted; what is added then does not count."""
    actor.need(reports.WRITE)
    person = _person(actor)
    plan = plans.of_span(person, kind, day)
    if plan.version != version:
        raise Conflict("version_conflict", yours=version, theirs=plan.version, current_version=plan.version)
    if len(wanted) > MOST:
        raise invalid("items", "plan_many", max=MOST)
    if clock.today() > plan.end + timedelta(setup().late_days):
        raise Conflict("plan_over")
    fixed = clock.now() >= plans.fixed_at(person, plans.span_of(plan))
    plan.version += 1
    if plan.answer == "returned":
        plan.answer = ""
    plan.save()
    _put(actor, plan, wanted, fixed)
    work_out(plan)
    return plan


def _person(actor: Actor) -> Member:
    rows = Member.objects.select_related("team").select_for_update(of=("self",), no_key=True)
    if (found := rows.filter(id=actor.member_id or 0).first()) is None:
        raise Forbidden(permission=reports.WRITE)
    return found


def _put(actor: Actor, plan: Plan, wanted: Sequence[Wanted], fixed: bool) -> None:
    known = {one.pk: one for one in plan.items.all()}
    kept = {one.id for one in wanted if one.id}
    gone = [one for one in known.values() if one.pk not in kept]
    if fixed and any(one.counts for one in gone):
        raise Conflict("plan_fixed", name=next(one.title or one.kind for one in gone if one.counts))
    _check(actor, wanted, known)
    plan.items.filter(id__in=[one.pk for one in gone]).delete()
    for position, one in enumerate(wanted):
        row = known.get(one.id or 0) or _new(plan, one, fixed)
        row.position, row.said, row.reason = position, one.said, one.reason.strip()
        if not (fixed and row.counts and row.pk):
            row.title, row.quantity = one.title.strip()[:200], one.quantity
        row.save()


def _new(plan: Plan, one: Wanted, fixed: bool) -> PlanItem:
    refers = {f"{REFERS[one.what]}_id": one.target} if one.what in REFERS else {}
    return PlanItem(plan=plan, what=one.what, kind=one.kind, source=one.source, counts=not fixed, **refers)


def _check(actor: Actor, wanted: Sequence[Wanted], known: dict[int, PlanItem]) -> None:
    for n, one in enumerate(wanted):
        if one.id and one.id not in known:
            raise NotFound
        if one.what not in ("activity",) and not one.title.strip():
            raise invalid(f"items.{n}.title", "required")
        if one.what == "activity" and one.kind not in COUNTED:
            raise invalid(f"items.{n}.kind", "unknown_choice", value=one.kind[:40])
        if one.what in REFERS and one.target is None:
            raise invalid(f"items.{n}.target", "required")
        if one.said == "dropped" and not one.reason.strip():
            raise invalid(f"items.{n}.reason", "required")
    new = [one for one in wanted if not one.id]
    seen: dict[str, QuerySet[Any]] = {
        "customer": customers.visible_customers(actor), "deal": visible_deals(actor), "task": visible_tasks(actor),
    }  # fmt: skip
    for name, rows in seen.items():
        ids = {one.target for one in new if REFERS.get(one.what) == name}
        if ids and set(rows.filter(id__in=ids).values_list("id", flat=True)) != ids:
            raise NotFound


def work_out(plan: Plan) -> None:
    """Keeps what became of the items, for figures of many people."""
    items = list(plan.items.order_by("position", "id"))
    became = matched.of(plan, items)
    for one in items:
        found = became[one.pk]
        one.state, one.share, one.happened_on = found.state, found.share, found.day
    PlanItem.objects.bulk_update(items, ["state", "share", "happened_on"])
    shares = [one.share for one in items if one.counts]
    plan.planned, plan.fulfilled, plan.worked_at = len(shares), sum(shares), clock.now()
    Plan.objects.filter(id=plan.pk).update(planned=plan.planned, fulfilled=plan.fulfilled, worked_at=plan.worked_at)


def work_out_due(batch: int = 200) -> int:
    """Plans that can still change and were not worked out in the last hours; says how many."""
    today, now = clock.today(), clock.now()
    rows = Plan.objects.filter(start__lte=today + timedelta(7), end__gte=today - timedelta(setup().late_days + 1))
    stale = rows.filter(worked_at__lt=now - timedelta(hours=3)).order_by("end", "id")
    found = list(stale.values_list("id", flat=True)[:batch])
    for one in found:
        with transaction.atomic():
            plan = Plan.objects.select_for_update(no_key=True).filter(id=one).first()
            if plan is not None:
                work_out(plan)
    return len(found)
