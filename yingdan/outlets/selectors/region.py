"""Whether a sale is outside of the region 窜货: the customer's territory against those of the seller's team."""

from yingdan.customers.models import Customer
from yingdan.org.models import Member, Territory, TerritoryTeam
from yingdan.org.selectors.territory import line_of
from yingdan.outlets.rules import warnings


def is_outside(customer: Customer, member_id: int | None) -> bool:
    """The territories of the seller's own team count, else those of the nearest team above that has any."""
    if customer.territory_id is None or member_id is None:
        return False
    return warnings.outside(_line(customer.territory_id), _own(member_id))


def _line(territory_id: int) -> list[int]:
    """A territory and those above it, asked one by one: trees are a few levels deep."""
    parents: dict[int, int | None] = {}
    at: int | None = territory_id
    while at is not None and at not in parents:
        parents[at] = Territory.objects.filter(id=at).values_list("parent_id", flat=True).first()
        at = parents[at]
    return line_of(territory_id, parents)


def _own(member_id: int) -> list[int]:
    path = Member.objects.filter(id=member_id).values_list("team__path", flat=True).first()
    teams = [int(part) for part in (path or "").split(".") if part]
    held: dict[int, list[int]] = {}
    open_ones = TerritoryTeam.objects.filter(team_id__in=teams, territory__closed_on=None)
    for team, territory in open_ones.values_list("team_id", "territory_id"):
        held.setdefault(team, []).append(territory)
    return next((held[team] for team in reversed(teams) if team in held), [])
