"""Which deals an actor may see or change."""

from django.db.models import Q, QuerySet

from yingdan.deals.models import Deal, DealMember
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.org import selectors as org
from yingdan.platform.resources.spec import Choice

TEAM_ROLES = (
    Choice("presales", ("售前", "Pre-sales")), Choice("delivery", ("交付", "Delivery")),
    Choice("partner", ("伙伴", "Partner")), Choice("support", ("支持", "Support")),
)  # fmt: skip


def shared_ids(actor: Actor, action: str) -> QuerySet[DealMember, int]:
    """Ids of the deals whose team the actor is in; lazy, asked only when the reach is not all."""
    mine = DealMember.objects.filter(Q(until=None) | Q(until__gte=clock.today()), member=actor.member_id)
    if action == "edit":
        mine = mine.filter(can_edit=True)
    elif action != "read":
        mine = mine.none()
    return mine.values_list("deal_id", flat=True)


def visible_deals(actor: Actor, action: str = "read") -> QuerySet[Deal]:
    """Deals that the actor may read, edit, delete or assign."""
    if actor.scope(f"deal.{action}") is Scope.all:
        return Deal.objects.all()
    return org.visible(Deal.objects.all(), actor, f"deal.{action}", shared=shared_ids(actor, action))


def narrow_deals(rows: QuerySet[Deal], actor: Actor, scope: str) -> QuerySet[Deal]:
    """The scope tabs of the deal list."""
    return org.narrow(rows, actor, scope, shared=shared_ids(actor, "read"))


def get_deal(actor: Actor, deal_id: int, action: str = "read") -> Deal:
    """One deal within reach; NotFound otherwise."""
    rows = visible_deals(actor, action).select_related("customer", "owner", "stage", "pipeline")
    if (found := rows.filter(id=deal_id).first()) is None:
        raise NotFound
    return found


def locked(actor: Actor, deal_id: int, version: int | None, action: str = "edit") -> Deal:
    """One deal within reach under lock; Conflict when somebody changed it since `version` (None: no matter)."""
    rows = visible_deals(actor, action).select_for_update(of=("self",), no_key=True)
    if (found := rows.filter(id=deal_id).first()) is None:
        raise NotFound
    if version is not None and version != found.version:
        raise Conflict("deal_changed", yours=version, theirs=found.version, current_version=found.version)
    return found


def team_roles() -> list[Choice]:
    """The roles in a deal team, for templates of tasks."""
    return list(TEAM_ROLES)


def by_role(deal_id: int) -> dict[str, int]:
    """One present member of the deal team for each role, the first who joined."""
    present = Q(until=None) | Q(until__gte=clock.today())
    rows = DealMember.objects.filter(present, deal_id=deal_id).order_by("-id").values_list("role", "member_id")
    return dict(rows)


def may_edit(actor: Actor, owner_id: int | None, team_id: int | None, shared: bool) -> bool:
    """The same answer as `visible_deals(actor, "edit")` for a row already read; `shared`: as a member who may edit."""
    if not actor.may("deal.edit"):
        return False
    mine = owner_id is not None and owner_id == actor.member_id
    return mine or shared or actor.reaches_team("deal.edit", team_id)
