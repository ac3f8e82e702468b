"""Shares the success of a deal among its owner and its team."""

from collections.abc import Mapping
from decimal import Decimal

from yingdan.deals.models import Deal, DealMember
from yingdan.deals.rules import credit
from yingdan.deals.selectors.deals import locked
from yingdan.deals.services.common import record
from yingdan.deals.services.team import own_reach
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid


def split(*, actor: Actor, deal_id: int, shares: Mapping[int, Decimal]) -> None:
    """Sets everybody's share in percent; all together are exactly 100. Only who reaches the deal by ownership or rank
    may. `shares` names the owner and members of the deal team; who is left out has none."""
    deal: Deal = locked(actor, deal_id, None)
    own_reach(actor, deal_id)
    try:
        parts = {member: credit.points(share) for member, share in shares.items()}
    except ValueError as error:
        raise invalid("shares", "bad_value") from error
    if sum(parts.values()) != credit.WHOLE:
        raise invalid("shares", "credit_not_whole", total=credit.percent(sum(parts.values())))
    rows = {row.member_id: row for row in DealMember.objects.select_for_update().filter(deal=deal)}
    if set(parts) - set(rows) - {deal.owner_id}:
        raise invalid("shares", "credit_outside_team")
    for member, row in rows.items():  # an owner who is in the team too has one share: the owner's
        row.credit = 0 if member == deal.owner_id else parts.get(member, 0)
    DealMember.objects.bulk_update(rows.values(), ["credit"])
    said = {str(member): credit.percent(part) for member, part in parts.items()}
    record(actor, "deal.credit_split", deal, shares=said)
