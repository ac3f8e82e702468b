"""Who may see whose rows: the one place where a permission's reach becomes a condition; and lookups in the tree."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import connection
from django.db.models import Model, Q, QuerySet

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.ports import Membership, Recipient
from yingdan.org.models import Member, Team

M = TypeVar("M", bound=Model)

_MEMBERSHIP = """
with place as materialized (
    select id, team_id from org_member where user_id = %(user)s and (ended_on is null or ended_on >= %(today)s)
), mine as materialized (
    select team_id from place
    union select f.team_id from org_teammember f join place on f.member_id = place.id
          where f.since <= %(today)s and (f.until is null or f.until >= %(today)s)
    union select t.id from org_team t join place on t.manager_id = place.id where t.closed_on is null
)
select place.id,
       array(select team_id from mine order by 1),
       array(select distinct below.id from mine join org_team top on top.id = mine.team_id
             join org_team below on below.path <@ top.path order by 1)
from place"""


def membership(user_id: int) -> Membership | None:
    """A user's place: the teams of the person (main, further, managed ones) and those with every team below."""
    with connection.cursor() as cursor:
        cursor.execute(_MEMBERSHIP, {"user": user_id, "today": clock.today()})
        row = cursor.fetchone()
    return Membership(row[0], tuple(row[1]), tuple(row[2])) if row else None


def recipients(user_ids: list[int]) -> dict[int, Recipient]:
    """How notifications reach users who are present members; one statement."""
    rows = (
        Member.objects.filter(Q(ended_on=None) | Q(ended_on__gte=clock.today()), user_id__in=user_ids)
        .values_list("user_id", "phone", "team__path")
        .order_by()
    )
    return {user: Recipient(phone, tuple(int(part) for part in path.split("."))) for user, phone, path in rows}


def reach(actor: Actor, permission: str, *, owner: str = "owner_id", team: str = "team_id") -> Q | None:
    """The condition on owned rows for a permission: None = no condition (all), an impossible one when not granted."""
    scope = actor.scope(permission)
    if scope is Scope.all:
        return None
    if scope is None or actor.member_id is None:
        return Q(pk__in=[])
    mine = Q(**{owner: actor.member_id})
    if scope is Scope.own:
        return mine
    return mine | Q(**{f"{team}__among": actor.teams(permission)})


def visible(
    rows: QuerySet[M], actor: Actor, permission: str, *, shared: Iterable[int] = (), prefix: str = ""
) -> QuerySet[M]:
    """Owned rows within reach, plus those shared with the actor (ids). `prefix` leads to the owned row."""
    condition = reach(actor, permission, owner=f"{prefix}owner_id", team=f"{prefix}team_id")
    if condition is None:
        return rows
    ids = list(shared)
    if ids and actor.may(permission):
        condition |= Q(**{f"{prefix}id__in": ids})
    return rows.filter(condition)


def narrow(
    rows: QuerySet[M],
    actor: Actor,
    scope: str,
    *,
    owner: str = "owner_id",
    team: str = "team_id",
    own: str = "id",
    shared: Iterable[int] = (),
) -> QuerySet[M]:
    """The scope tabs of a list: mine, team, below, shared (all = as visible). `owner` and `team` lead to those of a
    row; `own` to the id that `shared` lists."""
    match scope:
        case "mine":
            return rows.filter(**{owner: actor.member_id or 0})
        case "team":
            return rows.filter(**{f"{team}__among": actor.team_ids})
        case "below":
            return rows.filter(**{f"{team}__among": actor.below_ids}).exclude(**{owner: actor.member_id or 0})
        case "shared":
            return rows.filter(**{f"{own}__in": list(shared)})
        case _:
            return rows


def visible_members(actor: Actor, permission: str = "member.read") -> QuerySet[Member]:
    """Members within reach; everybody reaches themselves."""
    condition = reach(actor, permission, owner="id", team="team_id")
    return Member.objects.all() if condition is None else Member.objects.filter(condition)


def narrow_members(rows: QuerySet[Member], actor: Actor, scope: str) -> QuerySet[Member]:
    """The scope tabs of the member list."""
    return narrow(rows, actor, scope, owner="id")


def present(rows: QuerySet[Member]) -> QuerySet[Member]:
    """Those who have not left."""
    return rows.filter(Q(ended_on=None) | Q(ended_on__gte=clock.today()))


def has_left(member: Member) -> bool:
    """Whether the last day is over."""
    return member.ended_on is not None and member.ended_on < clock.today()


def open_teams() -> QuerySet[Team]:
    """Teams that are not closed."""
    return Team.objects.filter(closed_on=None)


def team_of(member_id: int) -> int | None:
    """The main team of a member, which rows given to the member belong to."""
    return Member.objects.filter(id=member_id).values_list("team_id", flat=True).first()


def teams_of(member_ids: Iterable[int]) -> dict[int, int]:
    """Main team by member."""
    return dict(Member.objects.filter(id__in=list(member_ids)).values_list("id", "team_id"))


def member_of(user_id: int | None) -> Member | None:
    """The member that signs in as this user."""
    return Member.objects.select_related("team").filter(user=user_id).first()


def team_exists(team_id: int) -> bool:
    """Whether there is such a team, open or closed."""
    return Team.objects.filter(id=team_id).exists()
