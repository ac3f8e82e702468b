"""Membership in further teams beside the main one."""

from datetime import date

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid
from yingdan.org import selectors
from yingdan.org.models import TeamMember
from yingdan.org.services.placing import placeable
from yingdan.platform.services import events


def add(
    *, actor: Actor, member_id: int, team_id: int, since: date | None = None, until: date | None = None
) -> TeamMember:
    """The member belongs to this team too, until the day given; repeating it changes the days."""
    member = selectors.visible_members(actor, "member.edit").filter(id=member_id).first()
    if member is None:
        raise NotFound
    start = since or clock.today()
    if until and until < start:
        raise invalid("until", "end_before_start")
    if member.team_id == team_id:
        raise invalid("team_id", "main_team")
    team = placeable(actor, "member.edit", team_id)
    row, _ = TeamMember.objects.update_or_create(member=member, team=team, defaults={"since": start, "until": until})
    events.record(
        actor=actor, verb="member.team_added", resource="member", object_id=member.id, name=member.name, team=team.name
    )
    return row


def remove(*, actor: Actor, member_id: int, team_id: int) -> None:
    """The member does not belong to this further team any more."""
    rows = TeamMember.objects.filter(
        member__in=selectors.visible_members(actor, "member.edit"), member=member_id, team=team_id
    )
    row = rows.select_related("member", "team").first()
    if row is None:
        raise NotFound
    row.delete()
    events.record(
        actor=actor, verb="member.team_removed", resource="member", object_id=member_id, name=row.member.name,
        team=row.team.name,
    )  # fmt: skip
