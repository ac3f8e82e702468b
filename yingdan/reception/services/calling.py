"""Tells who receives, and who would have."""

from yingdan.kernel.actor import Actor
from yingdan.platform.services import notify
from yingdan.reception.models import Reception
from yingdan.reception.selectors.known import Match


def call(actor: Actor, entry: Reception) -> None:
    """The receiver is called, also in quiet hours."""
    if entry.member is None:
        return
    params = {"name": entry.called, "persons": entry.persons, "note": entry.note, "actor": actor.name}
    notify.send([entry.member.user_id], f"reception.{entry.kind}", params, address(entry), urgent=True)


def tell(actor: Actor, entry: Reception, match: Match | None) -> None:
    """The receiver is called; whose it was before, or would have been, hears of it too."""
    call(actor, entry)
    owner = match.owner if match else None
    if owner and entry.member and owner.pk != entry.member.pk:
        kind = "reception.covered" if entry.attribution == "other" else "reception.lapsed"
        params = {"name": entry.called, "member": entry.member.name, "reason": entry.reason}
        notify.send([owner.user_id], kind, params, address(entry))


def address(entry: Reception) -> str:
    """The page of a reception."""
    return f"/reception/entries/{entry.pk}"
