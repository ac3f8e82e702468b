"""Who shares in the success of deals, and by how much. Other apps count by this."""

from collections.abc import Sequence

from yingdan.deals.models import Deal, DealMember
from yingdan.deals.rules import credit


def shares(deal_ids: Sequence[int]) -> dict[int, dict[int | None, int]]:
    """By deal: member → hundredths of a percent, 10,000 together; a deal without an owner leaves the rest to None."""
    members: dict[int, dict[int, int]] = {}
    rows = DealMember.objects.filter(deal_id__among=list(deal_ids), credit__gt=0).values_list(
        "deal_id", "member_id", "credit"
    )
    for deal, member, share in rows:
        members.setdefault(deal, {})[member] = share
    owners = Deal.objects.filter(id__among=list(deal_ids)).values_list("id", "owner_id")
    return {deal: credit.shares(owner, members.get(deal, {})) for deal, owner in owners}


# The same in SQL, for sums over many deals: rows (deal_id, member_id, credit), 10,000 for each deal together.
SQL = """
select d.id as deal_id, d.owner_id as member_id,
       10000 - coalesce((select sum(m.credit) from deals_dealmember m where m.deal_id = d.id), 0) as credit
from deals_deal d
union all
select m.deal_id, m.member_id, m.credit from deals_dealmember m where m.credit > 0
"""
