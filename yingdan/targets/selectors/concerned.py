"""Whom a target concerns: who carries it, who may decide on it, who leads a team."""

from collections.abc import Iterable

from django.db.models import Q

from yingdan.kernel import clock
from yingdan.org.models import Member, Team
from yingdan.targets.models import Cell, Target

GRANTS = "user__user_roles__role__grants__contains"


def _present() -> Q:
    return Q(ended_on=None) | Q(ended_on__gte=clock.today())


def _path(team: int) -> list[int]:
    path = Team.objects.filter(id=team).values_list("path", flat=True).first() or ""
    return [int(part) for part in path.split(".") if part]


def carriers(target: Target) -> set[int]:
    """Users who have cells in the target and are still there."""
    members = Cell.objects.filter(target=target).values("member_id")
    return set(Member.objects.filter(_present(), id__in=members).values_list("user_id", flat=True))


def users_of(members: Iterable[int]) -> set[int]:
    """Users behind members who are still there."""
    return set(Member.objects.filter(_present(), id__in=list(members)).values_list("user_id", flat=True))


def deciders(permission: str, team: int) -> set[int]:
    """Users whose permission reaches a whole team: everywhere, in a tree over it, or in it."""
    above = _path(team)

    def place(teams: list[int]) -> Q:
        return Q(team_id__in=teams) | Q(further_teams__team_id__in=teams) | Q(managed_teams__id__in=teams)

    reach = (
        Q(**{GRANTS: {permission: "all"}})
        | Q(**{GRANTS: {permission: "below"}}) & place(above)
        | Q(**{GRANTS: {permission: "team"}}) & place([team])
    )
    return set(Member.objects.filter(_present() & reach).values_list("user_id", flat=True).distinct())


def leader(team: int, but: int | None) -> set[int]:
    """The nearest one who leads the team or a team over it, other than the person; nobody in a tree without leaders."""
    above = _path(team)
    managers = dict(Team.objects.filter(id__in=above, closed_on=None).values_list("id", "manager_id"))
    for one in reversed(above):
        manager = managers.get(one)
        if manager is not None and manager != but:
            return users_of([manager])
    return set()
