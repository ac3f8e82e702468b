"""Checks of what is said about a member: the team, the manager, numbers that must be unique."""

from django.db import connection

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.org.models import Member, Team
from yingdan.org.services import tree

_CHAIN = """
with recursive chain as (
    select id, manager_id from org_member where id = %s
    union select m.id, m.manager_id from org_member m join chain on m.id = chain.manager_id
)
select exists (select from chain where id = %s)"""


def placeable(actor: Actor, permission: str, team_id: int) -> Team:
    """An open team into which the actor may put members."""
    if not actor.reaches_team(permission, team_id):
        raise invalid("team_id", "unknown_team")
    return tree.open_team(team_id, "team_id")


def check_staff_no(staff_no: str | None, but: int | None) -> None:
    """Raises `Invalid` when somebody else has the staff number."""
    if staff_no and Member.objects.filter(staff_no=staff_no).exclude(id=but or 0).exists():
        raise invalid("staff_no", "staff_no_taken", value=staff_no)


def check_external(external_id: str | None, but: int | None) -> None:
    """Raises `Invalid` when somebody else has the external id."""
    if external_id and Member.objects.filter(external_id=external_id).exclude(id=but or 0).exists():
        raise invalid("external_id", "external_id_taken", value=external_id)


def check_manager(member: Member) -> None:
    """Raises `Invalid` when the manager does not exist, or is the member or somebody who reports to the member."""
    if member.manager_id is None:
        return
    if not Member.objects.filter(id=member.manager_id).exists():
        raise invalid("manager", "unknown_member")
    if member.id is None:
        return
    with connection.cursor() as cursor:
        cursor.execute(_CHAIN, [member.manager_id, member.id])
        if cursor.fetchone()[0]:
            raise invalid("manager", "manager_cycle")
