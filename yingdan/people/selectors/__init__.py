"""Which handovers an actor may see or work on."""

from django.db.models import Q, QuerySet

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.org import selectors as org
from yingdan.people.models import Handover, Item, Receiver

DRAFTS = ["draft", "cancelled"]


def visible_handovers(actor: Actor, action: str = "read") -> QuerySet[Handover]:
    """Handovers of people within reach; to read also those that one gives or gets, once they are submitted."""
    condition = org.reach(actor, f"handover.{action}", owner="giver_id", team="giver__team_id")
    if condition is None:
        return Handover.objects.all()
    if action == "read":
        condition |= concerning(actor)
    return Handover.objects.filter(condition)


def concerning(actor: Actor) -> Q:
    """Handovers that the actor gives or gets."""
    mine = Receiver.objects.filter(member_id=actor.member_id or 0).values("handover_id")
    return Q(giver_id=actor.member_id or 0) | (Q(id__in=mine) & ~Q(status__in=DRAFTS))


def narrow_handovers(rows: QuerySet[Handover], actor: Actor, scope: str) -> QuerySet[Handover]:
    """The scope tabs of the list: mine are those that one gives or gets."""
    if scope == "mine":
        return rows.filter(concerning(actor))
    return org.narrow(rows, actor, scope, owner="giver_id", team="giver__team_id")


def lent(actor: Actor, kind: str) -> QuerySet[Item]:
    """Rows of a kind that the actor works on today for somebody who is away. Whether that person still owns them is
    for the app to ask that keeps them."""
    running = Handover.objects.filter(kind="leave", status="done", until__gte=clock.today())
    return Item.objects.filter(to_id=actor.member_id or 0, kind=kind, state="moved", handover__in=running)


def get_handover(actor: Actor, handover_id: int, *, manage: bool = False, lock: bool = False) -> Handover:
    """One within reach, to read or to work on; NotFound otherwise."""
    rows = visible_handovers(actor, "manage" if manage else "read").select_related("giver__team", "created_by")
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    if (found := rows.filter(id=handover_id).first()) is None:
        raise NotFound
    return found


def manages(actor: Actor, handover: Handover) -> bool:
    """Whether the actor may work on it."""
    return visible_handovers(actor, "manage").filter(id=handover.pk).exists()


def to_sign(actor: Actor) -> QuerySet[Handover]:
    """Submitted ones that wait for the actor's signature."""
    me = actor.member_id or 0
    waiting = Receiver.objects.filter(member_id=me, signed_at=None).values("handover_id")
    rows = Handover.objects.filter(status="submitted")
    return rows.filter(Q(giver_id=me, signed_at=None) | Q(id__in=waiting)).select_related("giver__team", "created_by")
