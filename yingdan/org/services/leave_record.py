"""What is kept and said of leave."""

from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.org.models import Leave
from yingdan.platform.services import events


def span(leave: Leave) -> dict[str, str]:
    """The days as texts say them."""
    return {"start": leave.starts_on.isoformat(), "end": leave.ends_on.isoformat()}


def record(actor: Actor, verb: str, leave: Leave, **params: Any) -> None:
    """Keeps the event, which the person's timeline shows too."""
    about = [f"member:{leave.member_id}"]
    events.record(
        actor=actor, verb=verb, resource="leave", object_id=leave.id, about=about, name=leave.member.name,
        kind=leave.kind, days=str(leave.days), **span(leave), **params,
    )  # fmt: skip
