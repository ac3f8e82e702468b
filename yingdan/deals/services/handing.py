"""What deals contribute to a handover: open ones go along with their customer, or by a rule of their own."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from yingdan.deals.models import Deal, DealMember
from yingdan.deals.selectors.deals import visible_deals
from yingdan.deals.services.assigning import assigned
from yingdan.deals.services.common import draft
from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Kept, OpenRow, Sharing
from yingdan.org.models import Member
from yingdan.people.services.transfer import Kind
from yingdan.platform.services import events


def _open_row(deal: Deal) -> OpenRow:
    return OpenRow(
        deal.id, deal.name, deal.next_step, amount=deal.amount, last_contact=deal.last_followup_at,
        planned=deal.next_contact_at is not None,
        follows=("customer", deal.customer_id) if deal.customer_id else None,
    )  # fmt: skip


def share(actor: Actor, giver_id: int, to: Mapping[int, int], until: date) -> dict[int, Kept]:
    """Takes members into the teams of the giver's open deals until a day; who is in a team already and may edit as
    long keeps the terms there."""
    mine = {
        deal.id: deal
        for deal in Deal.objects.filter(owner_id=giver_id, status="open", id__among=list(to)).only(
            "id", "name", "customer_id"
        )
    }
    rows = DealMember.objects.filter(deal_id__among=sorted(mine), member_id__in=set(to.values()))
    present = {row.deal_id: row for row in rows.select_for_update() if to[row.deal_id] == row.member_id}
    enough = {id for id, row in present.items() if row.can_edit and (row.until is None or row.until >= until)}
    wanted = sorted(mine.keys() - enough)
    kept: dict[int, Kept] = {
        id: {"member": to[id], "before": _terms(present[id]) if id in present else None} for id in sorted(mine)
    }
    for id in wanted:
        if (row := present.get(id)) is not None:
            row.can_edit, row.until = True, until
    DealMember.objects.bulk_update([present[id] for id in wanted if id in present], ["can_edit", "until"], 1000)
    DealMember.objects.bulk_create(
        (
            DealMember(
                deal_id=id, member_id=to[id], role="support", can_edit=True, until=until, added_by_id=actor.member_id
            )
            for id in wanted
            if id not in present
        ),
        batch_size=1000,
    )
    people = dict(Member.objects.filter(id__in=set(to.values())).values_list("id", "name"))
    events.record_all(
        draft(actor, "deal.member_added", mine[id], member=people[to[id]], role="support", can_edit=True)
        for id in wanted
    )
    return kept


def unshare(actor: Actor, kept: Mapping[int, Kept]) -> set[int]:
    """Ends that: those taken in for this go, the others have the terms they had before."""
    rows = DealMember.objects.filter(deal_id__among=list(kept)).select_for_update().order_by("id")
    mine = [row for row in rows if row.member_id == kept[row.deal_id]["member"]]
    new = [row for row in mine if kept[row.deal_id]["before"] is None]
    DealMember.objects.filter(id__among=[row.id for row in new]).delete()
    changed = [row for row in mine if kept[row.deal_id]["before"] is not None]
    for row in changed:
        before = kept[row.deal_id]["before"]
        row.can_edit, row.until = before["can_edit"], before["until"] and date.fromisoformat(before["until"])
    DealMember.objects.bulk_update(changed, ["can_edit", "until"], 1000)
    return set(kept)


def _terms(row: DealMember) -> dict[str, Any]:
    return {"can_edit": row.can_edit, "until": row.until.isoformat() if row.until else None}


KIND: Kind[Deal] = Kind(
    model=Deal,
    open=Q(status="open"),
    columns=("id", "name", "next_step", "amount", "last_followup_at", "next_contact_at", "customer_id"),
    describe=_open_row,
    visible=visible_deals,
    event=assigned,
    named=("id", "name", "version", "owner_id", "team_id", "owner__name", "customer_id"),
)
TRANSFER = KIND.port(Sharing(share, unshare))
