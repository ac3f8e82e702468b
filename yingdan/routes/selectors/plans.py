"""Plans within reach, as the pages show them."""

from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from yingdan.customers.selectors import visible_customers
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.org.selectors import calendar as calendars
from yingdan.platform.resources import hiding
from yingdan.routes.models import RoutePlan
from yingdan.routes.selectors import given
from yingdan.routes.selectors.people import EDIT, READ, get_member, members_for

TIMES = ("arrive", "begin", "leave", "seconds", "metres", "waiting", "late")
FIGURES = ("seconds", "metres", "waiting", "late", "overtime", "ends", "lunch_at")


def visible_plans(actor: Actor, permission: str = READ) -> QuerySet[RoutePlan]:
    """Plans go with the person, so the present team counts."""
    condition = org.reach(actor, permission, owner="member_id", team="member__team_id")
    rows = RoutePlan.objects.select_related("member")
    return rows if condition is None else rows.filter(condition)


def get_plan(actor: Actor, plan_id: int, permission: str = READ, *, lock: bool = False) -> RoutePlan:
    """One plan within reach; NotFound otherwise."""
    rows = visible_plans(actor, permission)
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    if (found := rows.filter(id=plan_id).first()) is None:
        raise NotFound
    return found


def of_day(actor: Actor, member_id: int, day: date) -> dict[str, Any]:
    """A person's day: what is to be visited, and the plans that there are."""
    member = get_member(actor, member_id)
    whole = given.of_day(actor, member, day)
    plans = {one.status: one for one in RoutePlan.objects.filter(member=member, day=day).exclude(status="replaced")}
    return {
        "day": day,
        "member": {"id": member.pk, "name": member.name},
        "workday": calendars.load(member.team_id).is_workday(day),
        "can_edit": members_for(actor, EDIT).filter(id=member.pk).exists(),
        "day_from": whole.day_from,
        "day_to": whole.day_to,
        "visits": [
            {"customer_id": one.customer.pk, "name": one.customer.name, "grade": one.customer.grade,
             "latitude": float(one.customer.latitude or 0), "longitude": float(one.customer.longitude or 0)}
            for one in whole.visits
        ],
        "unplaced": [{"id": one.pk, "name": one.name} for one in whole.unplaced],
        "hidden": whole.hidden,
        "start": _start(member),
        "accepted": told(actor, plans["accepted"]) if "accepted" in plans else None,
        "proposed": told(actor, plans["proposed"]) if "proposed" in plans else None,
    }  # fmt: skip


def told(actor: Actor, plan: RoutePlan) -> dict[str, Any]:
    """A plan with its stops in order, those left out last. A customer out of the reader's reach has no name."""
    rows = list(plan.stops.select_related("customer").order_by(F("position").asc(nulls_last=True), "given"))
    seen = set(
        visible_customers(actor).filter(id__among=[one.customer_id for one in rows]).values_list("id", flat=True)
    )
    names = ("id", "version", "day", "status", "by", "provider", "day_from", "day_to", "lunch", "start_name",
             "start_latitude", "start_longitude", "returns", "accepted_at", "cycle_id", *FIGURES,
             *(f"before_{one}" for one in ("seconds", "metres", "ends", "late")))  # fmt: skip
    return {
        **{name: getattr(plan, name) for name in names},
        "member": {"id": plan.member_id, "name": plan.member.name},
        "stops": [
            {
                "customer_id": one.customer_id if one.customer_id in seen else None,
                "name": one.customer.name if one.customer_id in seen else None,
                "grade": one.customer.grade,
                "address": (hiding.shown(actor, "customer", "address", one.customer.address) or "")
                if one.customer_id in seen
                else "",
                "latitude": one.latitude,
                "longitude": one.longitude,
                "position": one.position,
                "given": one.given,
                "done": one.done,
                "service": one.service,
                "opens": one.opens,
                "closes": one.closes,
                "must": one.must,
                "value": one.value,
                **{name: getattr(one, name) for name in TIMES},
            }
            for one in rows
        ],
    }


def _start(member: Member) -> dict[str, Any] | None:
    """Where the person's last plan started."""
    last = RoutePlan.objects.filter(member=member, start_latitude__isnull=False).order_by("-id").first()
    if last is None:
        return None
    return {"name": last.start_name, "latitude": last.start_latitude, "longitude": last.start_longitude}
