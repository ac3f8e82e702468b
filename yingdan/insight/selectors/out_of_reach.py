"""Deals that are in a person's figures, but not in the lists that the reader opens from them.

A figure of a person is the same for everybody: the target was set for all of the person's work. Some of it may lie in
teams that a superior does not reach (a former team, a second one); of these the lists show nothing, and so it is said.
"""

from django.db.models import Q

from yingdan.deals.models import Deal
from yingdan.deals.selectors.deals import visible_deals
from yingdan.insight.selectors.flows.moves import Days
from yingdan.kernel.actor import Actor, Scope
from yingdan.targets.selectors import nodes


def count(actor: Actor, place: nodes.Place, days: Days) -> int:
    """Deals of the person that were open or closed in these days and that the actor cannot read; none of a team, whose
    figures are what lies in it."""
    if place.owner is None or place.owner == actor.member_id or actor.scope("deal.read") is Scope.all:
        return 0
    lived = Q(opened_on__lte=days.last) & (Q(closed_on=None) | Q(closed_on__gte=days.first))
    mine = Deal.objects.filter(lived, owner_id=place.owner, team__isnull=False)
    return mine.exclude(id__in=visible_deals(actor).filter(owner_id=place.owner).values("id")).count()
