"""Cards within reach, and the one that holds on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from yingdan.coverage.models import Card
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.org import selectors as org
from yingdan.org.models import Member

READ, EDIT = "coverage.read", "coverage.edit"


def members_for(actor: Actor, permission: str = READ) -> QuerySet[Member]:
    """People whose cards are within the reach of a permission."""
    condition = org.reach(actor, permission, owner="id", team="team_id")
    return Member.objects.all() if condition is None else Member.objects.filter(condition)


def get_member(actor: Actor, member_id: int, permission: str = READ) -> Member:
    """One of them; NotFound otherwise."""
    found = members_for(actor, permission).select_related("team").filter(id=member_id).first()
    if found is None:
        raise NotFound
    return found


def visible_cards(actor: Actor, permission: str = READ) -> QuerySet[Card]:
    """Cards go with the person, so the present team counts."""
    condition = org.reach(actor, permission, owner="member_id", team="member__team_id")
    rows = Card.objects.select_related("member", "member__team", "deputy")
    return rows if condition is None else rows.filter(condition)


def get_card(actor: Actor, card_id: int, permission: str = READ) -> Card:
    """One card within reach; NotFound otherwise."""
    found = visible_cards(actor, permission).filter(id=card_id).first()
    if found is None:
        raise NotFound
    return found


def holding(day: date) -> Q:
    """The condition on cards that hold on a day."""
    return Q(status="issued", starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day))


def in_force(member_ids: Iterable[int], day: date) -> dict[int, Card]:
    """The card that holds on a day, by member."""
    rows = Card.objects.filter(holding(day), member_id__among=list(member_ids)).select_related("member")
    return {card.member_id: card for card in rows}


def state_of(card: Card, today: date) -> str:
    """draft, planned, in_force, ended or replaced."""
    if card.status != "issued" or card.starts_on is None:
        return card.status
    if card.starts_on > today:
        return "planned"
    return "ended" if card.ends_on is not None and card.ends_on < today else "in_force"
