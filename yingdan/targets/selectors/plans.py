"""Which targets an actor may see and change."""

from django.db.models import Q, QuerySet, Sum

from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import Forbidden, NotFound
from yingdan.org.models import Member, Team
from yingdan.targets.models import Target, TeamSum


def ancestors(team_ids: tuple[int, ...]) -> set[int]:
    """The teams and all teams over them (a path holds the ids from the root down)."""
    paths = Team.objects.filter(id__in=team_ids).values_list("path", flat=True)
    return {int(part) for path in paths for part in path.split(".")}


def visible(actor: Actor) -> QuerySet[Target]:
    """Targets that concern the actor: set on a team in reach, or on one over it. Drafts only for those who edit, in a
    team under it too: each level splits its own part."""
    rows = Target.objects.select_related("team", "created_by", "published_by")
    scope = actor.scope("target.read")
    if scope is None:
        return rows.none()
    if scope is not Scope.all:
        rows = rows.filter(team_id__in={*actor.teams("target.read")} | ancestors(actor.team_ids))
    if actor.scope("target.edit") is Scope.all:
        return rows
    return rows.filter(~Q(status="draft") | Q(team_id__in=ancestors(actor.teams("target.edit"))))


def get(actor: Actor, target_id: int) -> Target:
    """A target in reach."""
    target = visible(actor).filter(id=target_id).first()
    if target is None:
        raise NotFound
    return target


def to_change(actor: Actor, target_id: int, permission: str = "target.edit") -> Target:
    """A target whose whole tree the actor may change, locked for this transaction."""
    target = get(actor, target_id)
    if not actor.reaches_team(permission, target.team_id):
        raise Forbidden(permission=permission)
    return lock(target.id)


def lock(target_id: int) -> Target:
    """The target, locked: writers of one target queue up."""
    return Target.objects.select_for_update(of=("self",)).select_related("team").get(id=target_id)


def total(target: Target) -> int:
    """What the cells add up to."""
    return int(TeamSum.objects.filter(target=target).aggregate(sum=Sum("fen"))["sum"] or 0)


def totals(targets: list[Target]) -> dict[int, int]:
    """The same for many."""
    rows = TeamSum.objects.filter(target__in=targets).values_list("target_id").annotate(Sum("fen")).order_by()
    return {target: int(fen) for target, fen in rows}


def carriers(team_ids: list[int], year: int, chosen: list[int] | None = None) -> list[Member]:
    """People in post at some time of the year below the teams: those chosen, else whoever works deals of their own
    (the permission deal.create reaches their own or their team's records, as of reps and supervisors)."""
    rows = Member.objects.filter(team_id__in=team_ids)
    rows = rows.filter(Q(started_on=None) | Q(started_on__lte=f"{year}-12-31"))
    rows = rows.filter(Q(ended_on=None) | Q(ended_on__gte=f"{year}-01-01"))
    if chosen is not None:
        return list(rows.filter(id__in=chosen).order_by("id"))
    grants = "user__user_roles__role__grants__contains"
    sellers = Q(**{grants: {"deal.create": "own"}}) | Q(**{grants: {"deal.create": "team"}})
    return list(rows.filter(sellers).distinct().order_by("id"))
