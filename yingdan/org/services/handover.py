"""Handing over what somebody owns: the kinds of rows come from the apps that keep them."""

from dataclasses import dataclass

from yingdan.kernel import ports
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid
from yingdan.org import selectors
from yingdan.platform.services import events


@dataclass(frozen=True, slots=True)
class OpenRows:
    """How many open rows of a kind somebody owns, or gave away."""

    resource: str
    label: tuple[str, str]
    count: int


def open_rows(member_id: int) -> list[OpenRows]:
    """What the member owns that would be orphaned; kinds without any are left out."""
    counted = [OpenRows(name, item.label, item.count(member_id)) for name, item in ports.handover.items()]
    return [rows for rows in counted if rows.count]


def give(*, actor: Actor, member_id: int, to_id: int) -> list[OpenRows]:
    """Passes everything open on to one successor."""
    member = (
        selectors.visible_members(actor, "member.edit")
        .select_for_update(of=("self",), no_key=True)
        .filter(id=member_id)
        .first()
    )
    if member is None:
        raise NotFound
    if to_id == member_id:
        raise invalid("to_id", "same_member")
    successor = selectors.present(selectors.visible_members(actor, "member.edit")).filter(id=to_id).first()
    if successor is None:
        raise invalid("to_id", "unknown_member")
    given = [OpenRows(name, item.label, item.give(actor, member_id, to_id)) for name, item in ports.handover.items()]
    events.record(
        actor=actor, verb="member.handed_over", resource="member", object_id=member_id, about=[f"member:{to_id}"],
        name=member.name, to=successor.name, counts={rows.resource: rows.count for rows in given},
    )  # fmt: skip
    return given
