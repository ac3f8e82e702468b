"""What else hangs on somebody who leaves: shown while it is planned, ended or passed on with the handover."""

from typing import Any

from yingdan.kernel import ports
from yingdan.kernel.actor import Actor
from yingdan.people.models import Handover


def listing(handover: Handover) -> list[dict[str, Any]]:
    """Everything that hangs on the giver beside rows, by kind. `ends` says whether the handover settles it."""
    if handover.kind == "leave" or handover.status not in Handover.OPEN:
        return []
    found = []
    for name, duty in ports.duties.items():
        if holds := duty.holds(handover.giver_id):
            zh, en = duty.label
            found.append({
                "name": name, "label": {"zh": zh, "en": en}, "ends": _ends(handover, duty),
                "holds": [{"title": one.title, "path": one.path, "hint": one.hint} for one in holds],
            })  # fmt: skip
    return found


def release(actor: Actor, handover: Handover) -> None:
    """Ends what can be ended, after the rows went over; keeps what brings it back."""
    released = {}
    for name, duty in ports.duties.items():
        if duty.release and _ends(handover, duty):
            kept = duty.release.end(actor, handover.giver_id, handover.heir_id)
            if kept:
                released[name] = kept
    handover.released = released


def restore(actor: Actor, handover: Handover) -> None:
    """Brings it back, where nobody took the place meanwhile."""
    for name, kept in handover.released.items():
        duty = ports.duties.get(name)
        if duty and duty.release:
            duty.release.restore(actor, handover.giver_id, kept)


def _ends(handover: Handover, duty: ports.Duty) -> bool:
    return handover.kind == "leaving" and duty.release is not None
