"""Who belongs to which pool."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Q, QuerySet

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Forbidden, NotFound
from yingdan.org.models import Member, Team
from yingdan.pools.kinds import Kind
from yingdan.pools.models import Party, Pool

MANAGE = "pool.manage"
RELEASE = "pool.release"

# Everybody who belongs to a pool, whether they have left or not: records of leavers go to the pool too.
_HOLDERS = """
select p.pool_id, p.admin, p.member_id from pools_party p where p.pool_id = any(%(pools)s) and p.member_id is not null
union
select p.pool_id, p.admin, m.id from pools_party p join org_team top on top.id = p.team_id
  join org_team t on t.path <@ top.path join org_member m on m.team_id = t.id where p.pool_id = any(%(pools)s)
union
select p.pool_id, p.admin, f.member_id from pools_party p join org_team top on top.id = p.team_id
  join org_team t on t.path <@ top.path join org_teammember f on f.team_id = t.id
  where p.pool_id = any(%(pools)s) and f.since <= %(today)s and (f.until is null or f.until >= %(today)s)
union
select p.pool_id, p.admin, m.id from pools_party p join accounts_userrole u on u.role_id = p.role_id
  join org_member m on m.user_id = u.user_id where p.pool_id = any(%(pools)s)"""


def visible_pools(actor: Actor) -> QuerySet[Pool]:
    """Pools that the actor belongs to; all of them for whoever sets pools up."""
    if not actor.may("pool.read"):
        return Pool.objects.none()
    if actor.may(MANAGE):
        return Pool.objects.all()
    return Pool.objects.filter(Q(active=True) | Q(id__in=_of(actor, True)), id__in=_of(actor))


def claimable_pools(actor: Actor) -> QuerySet[Pool]:
    """Pools that are on and that the actor belongs to as a person: to set pools up is not to be a member."""
    return Pool.objects.filter(active=True, id__in=_of(actor))


def administered_pools(actor: Actor) -> QuerySet[Pool]:
    """Pools that the actor assigns from and puts into."""
    if actor.may(MANAGE):
        return Pool.objects.all()
    return Pool.objects.filter(id__in=_of(actor, True)) if actor.may("pool.read") else Pool.objects.none()


def get_pool(actor: Actor, pool_id: int) -> Pool:
    """A pool in sight."""
    if (found := visible_pools(actor).filter(id=pool_id).first()) is None:
        raise NotFound
    return found


def get_administered(actor: Actor, pool_id: int) -> Pool:
    """A pool that the actor administers; Forbidden when it is only in sight."""
    pool = get_pool(actor, pool_id)
    if not administered_pools(actor).filter(id=pool.pk).exists():
        raise Forbidden("pool_not_admin", name=pool.name)
    return pool


def _of(actor: Actor, admin: bool | None = None) -> QuerySet[Party, int]:
    """Ids of the pools that the actor belongs to (as an administrator)."""
    if actor.member_id is None:
        return Party.objects.none().values_list("pool_id", flat=True)
    mine = Q(member=actor.member_id) | Q(team__in=_line(actor.team_ids)) | Q(role__code__in=list(actor.roles))
    rows = Party.objects.filter(mine)
    if admin is not None:
        rows = rows.filter(admin=admin)
    return rows.values_list("pool_id", flat=True)


def _line(team_ids: Iterable[int]) -> list[int]:
    """The teams and all above them."""
    paths = Team.objects.filter(id__in=list(team_ids)).values_list("path", flat=True)
    return sorted({int(step) for path in paths for step in path.split(".")})


def holders(
    pool_ids: Iterable[int], admin: bool | None = None, among: Iterable[int] | None = None
) -> dict[int, set[int]]:
    """Ids of all members (of those `among` whom it is asked) that belong to each pool, leavers included."""
    wanted = list(pool_ids)
    found: dict[int, set[int]] = {one: set() for one in wanted}
    sql = _HOLDERS if among is None else f"select * from ({_HOLDERS}) h where h.member_id = any(%(among)s)"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, {"pools": wanted, "today": clock.today(), "among": list(among or ())})
        for pool, is_admin, member in cursor.fetchall():
            if admin is None or admin == is_admin:
                found[pool].add(member)
    return found


def present_holders(pool_id: int) -> QuerySet[Member]:
    """Members of a pool who have not left."""
    ids = holders([pool_id])[pool_id]
    return Member.objects.filter(Q(ended_on=None) | Q(ended_on__gte=clock.today()), id__in=ids)


def release_targets(actor: Actor, kind: Kind) -> QuerySet[Pool]:
    """Pools that the actor may release records of the kind to."""
    rows = claimable_pools(actor) | administered_pools(actor).filter(active=True)
    return rows.filter(kind=kind.name).distinct().order_by("position", "id")
