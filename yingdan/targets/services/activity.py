"""Sets activity targets: from a day on they take the place of those before."""

from collections.abc import Mapping
from datetime import date, timedelta

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Forbidden, NotFound, invalid
from yingdan.org.models import Member
from yingdan.platform.services import events
from yingdan.targets.models import ActivityTarget
from yingdan.targets.selectors import nodes, plans

MOST = 1000


def may_set(actor: Actor, member: int, team: int) -> bool:
    """One's own, or those of people whose targets one edits."""
    return member == actor.member_id or nodes.reaches_member(actor, "target.edit", member, team)


def save(
    *, actor: Actor, member_id: int, items: Mapping[str, int], starts_on: date, ends_on: date,
    target_id: int | None = None,
) -> list[ActivityTarget]:  # fmt: skip
    """So many a week by kind (0: none any more), from a day to a day."""
    member = Member.objects.select_for_update(of=("self",)).filter(id=member_id).first()
    if member is None or not nodes.reaches_member(actor, "target.read", member.id, member.team_id):
        raise NotFound
    if not may_set(actor, member.id, member.team_id):
        raise Forbidden(permission="target.edit")
    if ends_on < starts_on:
        raise invalid("ends_on", "bad_value")
    if not items or any(kind not in ActivityTarget.KINDS or not 0 <= n <= MOST for kind, n in items.items()):
        raise invalid("items", "bad_value")
    target = plans.get(actor, target_id) if target_id else None
    mine = ActivityTarget.objects.filter(member=member, kind__in=items)
    mine.filter(starts_on__gte=starts_on).delete()
    mine.filter(ends_on__gte=starts_on).update(ends_on=starts_on - timedelta(1))
    rows = [
        ActivityTarget(target=target, member=member, kind=kind, per_week=n, starts_on=starts_on, ends_on=ends_on,
                       by_id=actor.member_id)
        for kind, n in items.items() if n
    ]  # fmt: skip
    ActivityTarget.objects.bulk_create(rows)
    events.record(
        actor=actor, verb="activity_target.set", resource="member", object_id=member.id, name=member.name,
        since=starts_on.isoformat(), items=dict(items),
    )  # fmt: skip
    return rows
