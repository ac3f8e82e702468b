"""Members: joining, changing, moving between teams, leaving and coming back."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from yingdan.accounts.services import users
from yingdan.kernel import clock, search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid
from yingdan.org import selectors
from yingdan.org.errors import MemberLeft
from yingdan.org.models import Member
from yingdan.org.services import tree
from yingdan.org.services.placing import check_external, check_manager, check_staff_no, placeable
from yingdan.platform.services import events

FIELDS = ("name", "staff_no", "phone", "position", "manager_id", "started_on", "external_id")


def create(
    *, actor: Actor, username: str, role_codes: Iterable[str], team_id: int, locale: str = "zh-CN", **values: Any
) -> tuple[Member, str]:
    """A new member with a user; returns the one-time password too, which is shown once.

    `values` are fields of FIELDS; the team must be within the reach of `member.create`.
    """
    team = placeable(actor, "member.create", team_id)
    member = Member(team=team, **{"started_on": clock.today(), **values})
    _check(member)
    index(member)
    member.user, password = users.create(
        actor=actor, username=username, name=member.name, role_codes=role_codes, locale=locale
    )
    member.save(force_insert=True)
    _record(actor, "member.joined", member, team=team.id)
    return member, password


def apply(actor: Actor, member: Member, values: dict[str, Any]) -> None:
    """Writes changed fields of a member that is loaded under lock; the caller counts the version."""
    unknown = set(values) - {*FIELDS, "custom"}
    if unknown:
        raise invalid(sorted(unknown)[0], "unknown_field", field=sorted(unknown)[0])
    for name, value in values.items():
        setattr(member, name, value)
    _check(member)
    index(member)
    if "name" in values:
        users.rename(user_id=member.user_id, name=member.name)
    member.save()
    _record(actor, "member.changed", member, fields=sorted(values))


def move(*, actor: Actor, member_id: int, team_id: int) -> Member:
    """Changes the main team. What the member owns stays with the team it was won in; the event keeps the history."""
    member = _editable(actor, member_id)
    if member.team_id == team_id:
        return member
    team = placeable(actor, "member.edit", team_id)
    before = member.team_id
    member.further_teams.filter(team=team).delete()
    member.team = team
    _save(member, "team")
    _record(actor, "member.moved", member, before=before, after=team.id)
    return member


def leave(*, actor: Actor, member_id: int, ended_on: date) -> Member:
    """The last day in the company; once it is over the user is inactive. What is owned stays until handed over."""
    member = _editable(actor, member_id)
    if member.ended_on:
        raise MemberLeft(name=member.name)
    if member.started_on and ended_on < member.started_on:
        raise invalid("ended_on", "end_before_start")
    member.ended_on = ended_on
    _save(member, "ended_on")
    if ended_on <= clock.today():
        users.deactivate(actor=actor, user_id=member.user_id)
    _record(actor, "member.left", member, ended_on=ended_on.isoformat())
    return member


def come_back(*, actor: Actor, member_id: int) -> Member:
    """Somebody who left is a member again."""
    member = _editable(actor, member_id)
    if member.ended_on is None:
        return member
    tree.open_team(member.team_id)
    member.ended_on = None
    _save(member, "ended_on")
    users.reactivate(actor=actor, user_id=member.user_id)
    _record(actor, "member.returned", member)
    return member


def end_due(*, actor: Actor) -> int:
    """Deactivates the users of members whose last day is over; returns how many."""
    due = list(Member.objects.filter(ended_on__lt=clock.today(), user__is_active=True).order_by("id"))
    for member in due:
        users.deactivate(actor=actor, user_id=member.user_id)
    return len(due)


def set_roles(*, actor: Actor, member_id: int, role_codes: Iterable[str]) -> Member:
    """Replaces the member's roles."""
    member = _editable(actor, member_id)
    codes = list(role_codes)
    users.set_roles(actor=actor, user_id=member.user_id, role_codes=codes)
    _record(actor, "member.roles_changed", member, roles=codes)
    return member


def reset_password(*, actor: Actor, member_id: int) -> str:
    """A one-time password, shown once."""
    member = _editable(actor, member_id)
    if selectors.has_left(member):
        raise MemberLeft(name=member.name)
    password = users.reset_password(actor=actor, user_id=member.user_id)
    _record(actor, "member.password_reset", member)
    return password


def index(member: Member) -> None:
    """Makes the member findable by name, staff number and phone."""
    member.search = search.vector([member.name, member.staff_no or ""], [member.phone])


def _editable(actor: Actor, member_id: int) -> Member:
    rows = selectors.visible_members(actor, "member.edit").select_for_update(of=("self",), no_key=True)
    member = rows.filter(id=member_id).first()
    if member is None:
        raise NotFound
    return member


def _check(member: Member) -> None:
    check_staff_no(member.staff_no, but=member.id)
    check_external(member.external_id, but=member.id)
    check_manager(member)
    if member.started_on and member.ended_on and member.ended_on < member.started_on:
        raise invalid("started_on", "end_before_start")


def _save(member: Member, *fields: str) -> None:
    member.version += 1
    member.save(update_fields=[*fields, "version", "updated_at"])


def _record(actor: Actor, verb: str, member: Member, **params: Any) -> None:
    events.record(actor=actor, verb=verb, resource="member", object_id=member.id, name=member.name, **params)
