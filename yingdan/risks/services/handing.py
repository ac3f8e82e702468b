"""What risks contribute to a handover: those that are not over go to somebody else; a stand-in looks after them."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from yingdan.kernel import ports
from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Kept, OpenRow, Sharing
from yingdan.org.models import Member
from yingdan.people.services.giving import give
from yingdan.people.services.transfer import Kind
from yingdan.platform.models import Event
from yingdan.platform.services import events
from yingdan.risks.models import Risk
from yingdan.risks.selectors.risks import visible
from yingdan.risks.services.common import draft

OPEN = Q(status__in=Risk.OPEN)


def _open_row(risk: Risk) -> OpenRow:
    follows = ("deal", risk.deal_id) if risk.deal_id else ("customer", risk.customer_id) if risk.customer_id else None
    return OpenRow(risk.id, risk.title, planned=risk.review_on is not None, follows=follows)


def _assigned(actor: Actor, risk: Risk, owner_id: int | None, name: str | None) -> Event:
    former = {"from": risk.owner.name if risk.owner else None, "to": name}
    return draft(actor, "assigned", risk, owner_id=owner_id, **former)


def share(_actor: Actor, giver_id: int, to: Mapping[int, int], _until: date) -> dict[int, Kept]:
    """Nothing is written: who stands in is read from the handover itself (`selectors.risks.shared_ids`)."""
    rows = Risk.objects.filter(OPEN, owner_id=giver_id, id__among=list(to))
    return {id: {"member": to[id]} for id in rows.values_list("id", flat=True)}


def unshare(_actor: Actor, kept: Mapping[int, Kept]) -> set[int]:
    """It ends with the handover."""
    return set(kept)


def owned(member_id: int) -> int:
    """How many risks that are not over a member has."""
    return Risk.objects.filter(OPEN, owner_id=member_id).count()


def hand_over(actor: Actor, member_id: int, successor_id: int) -> int:
    """Passes all of them on."""
    rows = Risk.objects.filter(OPEN, owner_id=member_id).exclude(owner_id=successor_id).select_related("owner")
    moved = list(rows.order_by("id").select_for_update(of=("self",), no_key=True))
    owner = Member.objects.get(id=successor_id)
    give(moved, owner)
    events.record_all(_assigned(actor, risk, owner.id, owner.name) for risk in moved)
    return len(moved)


KIND: Kind[Risk] = Kind(
    model=Risk,
    open=OPEN,
    columns=("id", "title", "deal_id", "customer_id", "review_on"),
    describe=_open_row,
    visible=visible,
    event=_assigned,
    named=("id", "title", "version", "owner_id", "team_id", "owner__name", "deal_id", "customer_id"),
)
PORT = ports.Handover(("未结风险", "Open risks"), owned, hand_over, KIND.port(Sharing(share, unshare)), last=True)
