"""Visits within reach, and what is said of one."""

from typing import Any
from uuid import UUID

import orjson
from django.db import connection
from django.db.models import QuerySet

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.org import selectors as org
from yingdan.visits import weather
from yingdan.visits.models import Position, PositionProposal, Visit

READ = "visit.read"
_COUNTED = """select v.id,
    (select coalesce(jsonb_object_agg(a.key, a.uuid order by a.id), '{}') from visits_stepanswer a
        where a.visit_id = v.id and not a.replaced),
    (select coalesce(jsonb_agg(p.uuid order by p.id), '[]') from visits_photo p
        where p.visit_id = v.id and not p.dropped)
    from unnest(%s::bigint[]) v (id)"""


def visible_visits(actor: Actor, action: str = "read") -> QuerySet[Visit]:
    """Visits of the people within reach."""
    condition = org.reach(actor, f"visit.{action}", owner="member_id")
    return Visit.objects.all() if condition is None else Visit.objects.filter(condition)


def narrow(rows: QuerySet[Visit], actor: Actor, scope: str) -> QuerySet[Visit]:
    """The scope tabs of the list of visits."""
    return org.narrow(rows, actor, scope, owner="member_id")


def get_visit(actor: Actor, uuid: UUID, action: str = "read") -> Visit:
    """One of them; NotFound otherwise."""
    rows = visible_visits(actor, action).select_related("customer", "member", "type_version__type")
    if (found := rows.filter(uuid=uuid).first()) is None:
        raise NotFound
    return found


def own_visit(actor: Actor, uuid: UUID, *, lock: bool = False) -> Visit:
    """A visit of the actor's. One that is not here yet may still be on its way: `visit_unknown`, to be tried again."""
    rows = Visit.objects.select_related("customer", "type_version")
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    if (found := rows.filter(uuid=uuid).first()) is None:
        raise Conflict("visit_unknown")
    if found.member_id != actor.member_id:
        raise NotFound
    return found


def weather_at(visit: Visit) -> str:
    """The weather where the visit began, or else where the customer is; empty when it is not known."""
    where = Position.objects.filter(visit=visit).order_by("id").first() or visit.customer
    if where.latitude is None or where.longitude is None:
        return ""
    return weather.at(float(where.latitude), float(where.longitude))


def open_visit(member_id: int | None) -> Visit | None:
    """The visit that the person is at."""
    return Visit.objects.select_related("customer").filter(member=member_id or 0, status="open").first()


def told(visits: list[Visit]) -> list[dict[str, Any]]:
    """Visits as the phone gets them, each with the answers and photos that count; two statements for any number."""
    ids = [one.pk for one in visits]
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, [ids])
        counted = {visit: (orjson.loads(answers), orjson.loads(photos)) for visit, answers, photos in cursor.fetchall()}
    proposals = {one.visit_id: one for one in PositionProposal.objects.filter(visit__in=ids)}
    return [
        {
            **{name: getattr(one, name) for name in _PLAIN},
            "customer_name": one.customer.name,
            "category": one.category or None,
            "proposal": proposed(proposals.get(one.pk)),
            "steps": counted[one.pk][0],
            "photos": counted[one.pk][1],
        }
        for one in visits
    ]


def proposed(row: PositionProposal | None) -> dict[str, Any] | None:
    """A proposed position."""
    if row is None:
        return None
    place = {"latitude": float(row.latitude), "longitude": float(row.longitude)}
    return {"id": row.pk, "status": row.status, "accuracy": row.accuracy, "distance": row.distance, **place}


_PLAIN = (
    "id", "uuid", "number", "day", "member_id", "customer_id", "plan_id", "type_version_id", "purpose", "status",
    "started_at", "ended_at", "minutes", "distance", "end_distance", "within", "why_no_position", "result",
    "next_visit_at", "note", "weather", "reason", "forgotten",
)  # fmt: skip
