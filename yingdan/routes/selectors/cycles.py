"""A cycle as the page shows it."""

from typing import Any

from django.db.models import Count, Q

from yingdan.org.models import Member
from yingdan.routes.models import Cycle, RoutePlan


def told(cycle: Cycle) -> dict[str, Any]:
    """A cycle with its days; the reader reaches all of its people."""
    people = {one.pk: {"id": one.pk, "name": one.name} for one in Member.objects.filter(id__in=cycle.member_ids)}
    rows = RoutePlan.objects.filter(cycle=cycle).annotate(count=Count("stops", filter=Q(stops__position__isnull=False)))
    return {
        "id": cycle.pk,
        "version": cycle.version,
        "members": [people[one] for one in cycle.member_ids if one in people],
        "starts_on": cycle.starts_on,
        "weeks": cycle.weeks,
        "weekdays": cycle.weekdays,
        "shared": cycle.shared,
        "status": cycle.status,
        "accepted_at": cycle.accepted_at,
        "figures": cycle.figures or None,
        "days": [
            {"plan_id": one.pk, "member": people[one.member_id], "day": one.day, "status": one.status,
             "stops": one.count, "seconds": one.seconds, "metres": one.metres, "ends": one.ends}
            for one in rows.order_by("day", "member_id", "id") if one.member_id in people
        ],
    }  # fmt: skip
