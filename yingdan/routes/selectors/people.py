"""People whose routes are within reach."""

from collections.abc import Iterable

from django.db.models import QuerySet

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.org import selectors as org
from yingdan.org.models import Member

READ, EDIT = "route.read", "route.edit"


def members_for(actor: Actor, permission: str = READ) -> QuerySet[Member]:
    """All of them."""
    condition = org.reach(actor, permission, owner="id", team="team_id")
    return Member.objects.all() if condition is None else Member.objects.filter(condition)


def get_member(actor: Actor, member_id: int, permission: str = READ) -> Member:
    """One of them; NotFound otherwise."""
    return get_members(actor, [member_id], permission)[0]


def get_members(actor: Actor, member_ids: Iterable[int], permission: str = READ) -> list[Member]:
    """Some of them in this order; NotFound when one is not within reach."""
    wanted = list(dict.fromkeys(member_ids))
    found = {one.pk: one for one in members_for(actor, permission).filter(id__among=wanted).select_related("team")}
    if len(found) != len(wanted):
        raise NotFound
    return [found[one] for one in wanted]
