"""The moment everything goes over, in one transaction, and the way back."""

from datetime import datetime, timedelta

from django.db.models import Count

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Kept, Transfer
from yingdan.kernel.texts import text
from yingdan.org.models import Member
from yingdan.people.errors import Changed, NotSigned, UndoOver, WrongStatus
from yingdan.people.models import Handover, Item
from yingdan.people.services import duties, planning
from yingdan.people.services.handovers import is_signed, locked, record, tell, write
from yingdan.platform.services import events

UNDO_WINDOW = timedelta(days=7)


def commit(*, actor: Actor, handover_id: int, version: int) -> Handover:
    """Passes on what was signed for. Rows that came since have no successor who signed: then it is withdrawn first."""
    handover = locked(actor, handover_id, version)
    if handover.status != "submitted":
        raise WrongStatus(now=handover.status)
    if not is_signed(handover):
        raise NotSigned
    planning.gather(handover)
    if handover.kind == "leaving" and (new := handover.items.filter(to=None).count()):
        raise Changed(count=new)
    actor = actor.because(text(f"handover_reason_{handover.kind}", actor.locale, name=handover.giver.name))
    for kind, (_, transfer) in planning.taken(handover).items():
        to = dict(handover.items.filter(kind=kind).exclude(to=None).values_list("record_id", "to_id"))
        if not to:
            continue
        if handover.kind == "leave":
            assert transfer.sharing is not None
            assert handover.until is not None
            kept = transfer.sharing.share(actor, handover.giver_id, to, handover.until)
        else:
            kept = transfer.move(actor, handover.giver_id, to)
            _end_stand_ins(actor, handover, kind, transfer, sorted(kept))
        _keep(handover, kind, kept)
    handover.items.filter(state="planned", to__isnull=False).update(state="stayed")
    if handover.kind == "leaving":
        duties.release(actor, handover)
    _leave_notes(actor, handover)
    handover.status, handover.done_at, handover.result = "done", clock.now(), _counts(handover)
    write(handover)
    record(actor, "handover.done", handover, count=sum(handover.result["moved"].values()))
    _tell_receivers(actor, handover)
    return handover


def undo(*, actor: Actor, handover_id: int, version: int) -> Handover:
    """Takes everything back, but rows that were changed since; a stand-in ends at once."""
    handover = locked(actor, handover_id, version)
    if handover.status != "done":
        raise WrongStatus(now=handover.status)
    stand_in = handover.kind == "leave"
    if not stand_in and clock.now() > undo_until(handover):
        raise UndoOver
    actor = actor.because(text("handover_reason_undo", actor.locale, name=handover.giver.name))
    for kind, (_, transfer) in planning.transfers().items():
        moved = handover.items.filter(kind=kind, state="moved").values_list("record_id", "kept")
        kept: dict[int, Kept] = {id: one for id, one in moved if one is not None}
        if not kept:
            continue
        giving = transfer.sharing.unshare if stand_in and transfer.sharing else transfer.give_back
        back = giving(actor, kept)
        rows = handover.items.filter(kind=kind, state="moved")
        rows.filter(record_id__among=sorted(back)).update(state="back")
        rows.filter(state="moved").update(state="changed")
    duties.restore(actor, handover)
    handover.status, handover.undone_at = "ended" if stand_in else "undone", clock.now()
    handover.result = _counts(handover)
    write(handover)
    record(actor, "handover.ended" if stand_in else "handover.undone", handover)
    people = Member.objects.filter(id__in=[handover.giver_id, *handover.receivers.values_list("member_id", flat=True)])
    tell(actor, people, "handover.ended" if stand_in else "handover.undone", handover)
    return handover


def end_due() -> int:
    """Stand-ins whose last day is over are ended; what they could see ended by itself with that day."""
    over = Handover.objects.filter(kind="leave", status="done", until__lt=clock.today())
    return over.update(status="ended", undone_at=clock.now())


def undo_until(handover: Handover) -> datetime:
    """Until when it can be taken back."""
    assert handover.done_at
    return handover.done_at + UNDO_WINDOW


def _keep(handover: Handover, kind: str, kept: dict[int, Kept]) -> None:
    """Items with what brings them back. Many have the same: one statement for each."""
    groups: dict[str, tuple[Kept, list[int]]] = {}
    for id, one in kept.items():
        groups.setdefault(repr(sorted(one.items(), key=lambda part: part[0])), (one, []))[1].append(id)
    for one, ids in groups.values():
        handover.items.filter(kind=kind, record_id__among=ids).update(state="moved", kept=one)


def _end_stand_ins(actor: Actor, handover: Handover, kind: str, transfer: Transfer, ids: list[int]) -> None:
    """Who stood in for the giver works on what went to somebody else no longer."""
    running = Handover.objects.filter(giver=handover.giver_id, kind="leave", status="done", until__gte=clock.today())
    lent = Item.objects.filter(handover__in=running, kind=kind, state="moved", record_id__among=ids)
    kept: dict[int, Kept] = {id: one for id, one in lent.values_list("record_id", "kept") if one is not None}
    if kept and transfer.sharing:
        transfer.sharing.unshare(actor, kept)
        lent.update(state="back")


def _leave_notes(actor: Actor, handover: Handover) -> None:
    """What was noted stands on the timeline of the record."""
    noted = handover.items.filter(state="moved").exclude(note="").only("kind", "record_id", "note")
    events.record_all(
        events.draft(
            actor=actor, verb=f"{item.kind}.handover_note", resource=item.kind, object_id=item.record_id,
            giver=handover.giver.name, note=item.note,
        )
        for item in noted
    )  # fmt: skip


def _counts(handover: Handover) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {"moved": {}}
    for state, kind, count in handover.items.values_list("state", "kind").annotate(Count("id")).order_by("kind"):
        found.setdefault(state, {})[kind] = count
    return found


def _tell_receivers(actor: Actor, handover: Handover) -> None:
    moved = handover.items.filter(state="moved").values_list("to_id")
    counts = dict(moved.annotate(Count("id")).order_by("to_id"))
    for member in Member.objects.filter(id__in=list(counts)):
        kind = "handover.stand_in" if handover.kind == "leave" else "handover.done"
        until = handover.until.isoformat() if handover.until else None
        tell(actor, [member], kind, handover, count=counts[member.pk], until=until)
