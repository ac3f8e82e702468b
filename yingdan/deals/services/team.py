"""Who works on a deal beside its owner."""

from datetime import date

from yingdan.deals.models import Deal, DealMember
from yingdan.deals.selectors.deals import locked
from yingdan.deals.services.common import record
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.platform.services import notify


def add(
    *, actor: Actor, deal_id: int, member_id: int, role: str, can_edit: bool = False, until: date | None = None
) -> DealMember:
    """Takes a member into the deal team, or changes the terms. Only who reaches the deal by ownership or rank may."""
    deal = locked(actor, deal_id, None)
    own_reach(actor, deal_id)
    member = Member.objects.filter(id=member_id).first()
    if member is None:
        raise invalid("member_id", "bad_value")
    if role not in DealMember.ROLES:
        raise invalid("role", "unknown_choice", value=role[:40])
    if until and until < clock.today():
        raise invalid("until", "in_the_past")
    terms = {"role": role, "can_edit": can_edit, "until": until, "added_by_id": actor.member_id}
    made, _ = DealMember.objects.update_or_create(deal=deal, member=member, defaults=terms)
    record(actor, "deal.member_added", deal, member=member.name, role=role, can_edit=can_edit)
    if member.user_id != actor.user_id:
        notify.send(
            [member.user_id],
            "deal.shared",
            {"actor": actor.name, "name": deal.name, "role": role},
            f"/deals/{deal.id}",
        )
    return made


def remove(*, actor: Actor, deal_id: int, member_id: int) -> None:
    """Takes a member out of the deal team; one may also leave it oneself."""
    if member_id != actor.member_id:
        own_reach(actor, deal_id)
    row = DealMember.objects.filter(deal_id=deal_id, member_id=member_id).select_related("deal", "member").first()
    if row is None:
        raise NotFound
    row.delete()
    record(actor, "deal.member_removed", row.deal, member=row.member.name)


def own_reach(actor: Actor, deal_id: int) -> None:
    """Raises unless the actor reaches the deal by ownership or rank, not by being in its team alone."""
    if not org.visible(Deal.objects.filter(id=deal_id), actor, "deal.edit").exists():
        raise NotFound
