"""Plans within reach."""

from datetime import date

from django.db.models import F, QuerySet

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.org import selectors as org
from yingdan.visits.models import Plan


def visible_plans(actor: Actor, action: str = "read") -> QuerySet[Plan]:
    """Plans of the people within reach."""
    condition = org.reach(actor, f"visit.{action}", owner="member_id")
    return Plan.objects.all() if condition is None else Plan.objects.filter(condition)


def narrow(rows: QuerySet[Plan], actor: Actor, scope: str) -> QuerySet[Plan]:
    """The scope tabs of the list of plans."""
    return org.narrow(rows, actor, scope, owner="member_id")


def get_plan(actor: Actor, plan_id: int, action: str = "read", *, lock: bool = False) -> Plan:
    """One of them; NotFound otherwise."""
    rows = visible_plans(actor, action)
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    if (found := rows.filter(id=plan_id).first()) is None:
        raise NotFound
    return found


def of_day(member_id: int, day: date) -> list[Plan]:
    """All plans of a person's day, those with a time first. Whether the actor may see them is asked for the person."""
    return list(Plan.objects.filter(member_id=member_id, day=day).order_by(F("time").asc(nulls_last=True), "id"))
