"""Visits made to a customer, page by page, and the visits planned there: those of the people within reach."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from yingdan.customers.models import Customer
from yingdan.customers.selectors import get_customer
from yingdan.kernel import clock, paging
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.visits.models import Photo, Plan, PositionProposal, Visit
from yingdan.visits.selectors.plans import visible_plans
from yingdan.visits.selectors.visits import visible_visits

PAGE, PLANS = 20, 100  # visits of a page; planned visits shown
LAST_ID = 2**63


def visits(actor: Actor, customer_id: int, cursor: str | None = None) -> dict[str, Any]:
    """A page of the visits made to a customer, newest first."""
    customer = get_customer(actor, customer_id)
    rows = _before(visible_visits(actor).filter(customer=customer), cursor).select_related("member")
    found = list(rows.order_by("-started_at", "-id")[: PAGE + 1])
    shown, last = found[:PAGE], found[PAGE - 1] if len(found) > PAGE else None
    photos = Photo.objects.filter(visit__in=[one.pk for one in shown], dropped=False).values_list("visit_id")
    counts: dict[int, int] = dict(photos.annotate(Count("id")).order_by())
    return {
        "proposal": _proposal(actor, customer),
        "rows": [
            {**{name: getattr(one, name) for name in _VISIT}, "member": one.member.name,
             "photos": counts.get(one.pk, 0)}
            for one in shown
        ],
        "next_cursor": paging.encode([last.started_at.isoformat(), last.pk]) if last else None,
    }  # fmt: skip


def _proposal(actor: Actor, customer: Customer) -> dict[str, Any] | None:
    """That of a visit within reach."""
    rows = PositionProposal.objects.filter(customer=customer, status="open", visit__in=visible_visits(actor))
    if (one := rows.select_related("visit__member").first()) is None:
        return None
    names = {"day": one.visit.day, "member": one.visit.member.name}
    return {**names, "distance": one.distance, "accuracy": one.accuracy}


def plans(actor: Actor, customer_id: int) -> dict[str, Any]:
    """The visits that are planned to a customer, the next one first, and for whom the reader may plan one more."""
    customer = get_customer(actor, customer_id)
    found = list(_open(visible_plans(actor), customer).select_related("member").order_by("day", "time", "id")[:PLANS])
    mine = set(_open(visible_plans(actor, "edit"), customer).values_list("id", flat=True))
    return {
        "rows": [
            {**{name: getattr(one, name) for name in _PLAN}, "member": one.member.name, "can_edit": one.pk in mine}
            for one in found
        ],
        "today": clock.today(),
        "can_plan": actor.may("visit.edit"),
    }


def count(actor: Actor, customer_id: int) -> dict[str, Any]:
    """How many visits were made, for the tab of the customer's page."""
    if not actor.may("visit.read"):
        return {}
    made = visible_visits(actor).filter(customer_id=customer_id).exclude(status="abandoned")
    return {"tabs": {"visits": made.count()}}


def _open(rows: QuerySet[Plan], customer: Customer) -> QuerySet[Plan]:
    return rows.filter(customer=customer, status="planned")


def _before(rows: QuerySet[Visit], cursor: str | None) -> QuerySet[Visit]:
    if not cursor:
        return rows
    at, visit_id = paging.decode(cursor, 2)
    try:
        moment, last = clock.instant(datetime.fromisoformat(at)), int(visit_id)
    except (TypeError, ValueError) as error:
        raise invalid("cursor", "bad_value") from error
    if not 0 <= last < LAST_ID:
        raise invalid("cursor", "bad_value")
    return rows.filter(Q(started_at__lt=moment) | Q(started_at=moment, id__lt=last))


_VISIT = (
    "id", "day", "status", "purpose", "started_at", "ended_at", "minutes", "distance", "within", "result", "reason",
)  # fmt: skip
_PLAN = ("id", "day", "time", "purpose", "source", "member_id")
