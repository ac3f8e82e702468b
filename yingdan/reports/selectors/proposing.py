"""What a plan could hold: activity targets, planned visits, customers and deals to contact, tasks that are due."""

from datetime import timedelta
from typing import Any

from yingdan.customers.models import Customer
from yingdan.deals.models import Deal
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.org.selectors import calendar as calendars
from yingdan.reports.models import PlanItem
from yingdan.reports.rules import matching
from yingdan.reports.rules.spans import Span
from yingdan.targets.selectors import activity
from yingdan.tasks.models import Task
from yingdan.visits.models import Plan as VisitPlan

MOST = 40  # of a kind
Proposal = dict[str, Any]


def proposals(member: Member, span: Span, have: list[PlanItem]) -> list[Proposal]:
    """What is not in the plan yet, the fixed appointments first."""
    known = {_key(one.what, one.customer_id or one.deal_id or one.task_id, one.kind) for one in have}
    new: list[Proposal] = []
    found = [
        *_visits(member, span),
        *_contacts(member, span),
        *_deals(member, span),
        *_tasks(member, span),
        *_activity(member, span),
    ]
    for one in found:
        key = _key(one["what"], one["target"], one["kind"])
        if key not in known:
            known.add(key)
            new.append(one)
    return new


def _key(what: str, target: int | None, kind: str) -> tuple[str, int | None, str]:
    return ("talk" if what in matching.TALKS else what), target, kind


def _made(what: str, target: int | None, title: str, source: str, kind: str = "", quantity: int = 1) -> Proposal:
    return {"what": what, "target": target, "title": title[:200], "source": source, "kind": kind, "quantity": quantity}


def _until(span: Span) -> Any:
    return clock.day_start(span.end + timedelta(1))


def _visits(member: Member, span: Span) -> list[Proposal]:
    """Those of the visit plan 拜访计划."""
    rows = VisitPlan.objects.filter(member=member, status="planned", day__range=(span.start, span.end))
    named = rows.order_by("day", "id").values_list("customer_id", "customer__name")
    return [_made("visit", id, name, "visit") for id, name in named[:MOST]]


def _contacts(member: Member, span: Span) -> list[Proposal]:
    """Overdue ones too: they are to be made up for."""
    rows = Customer.objects.filter(owner=member, next_contact_at__lt=_until(span)).order_by("-next_contact_at", "id")
    return [_made("contact", id, name, "customer") for id, name in rows.values_list("id", "name")[:MOST]]


def _deals(member: Member, span: Span) -> list[Proposal]:
    rows = Deal.objects.filter(owner=member, status="open", next_contact_at__lt=_until(span))
    named = rows.order_by("-next_contact_at", "id").values_list("id", "name")
    return [_made("deal", id, name, "deal") for id, name in named[:MOST]]


def _tasks(member: Member, span: Span) -> list[Proposal]:
    rows = Task.objects.filter(owner=member, status__in=Task.OPEN, due_at__lt=_until(span)).order_by("-due_at", "id")
    named = rows.values_list("id", "title", "subject_title")
    return [_made("task", id, " · ".join(filter(None, (title, about))), "task") for id, title, about in named[:MOST]]


def _activity(member: Member, span: Span) -> list[Proposal]:
    """So much of each kind of work as the activity targets want in the workdays of the span."""
    workdays = calendars.load(member.team_id).workdays(span.start, span.end)
    rows = activity.in_force(span.start, span.end).filter(member=member).order_by("starts_on")
    wanted = {one.kind: matching.quantity_of(one.per_week, workdays) for one in rows}
    return [_made("activity", None, "", "target", kind, n) for kind, n in wanted.items() if n and kind != "quotes"]
