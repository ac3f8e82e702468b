"""Rows of an import as leave."""

from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.org import selectors
from yingdan.org.models import Leave
from yingdan.org.rules.leave import Absence
from yingdan.org.selectors import calendar as calendars
from yingdan.org.selectors import leave as leaves
from yingdan.org.services import leave as service

Values = dict[str, Any]
COLUMNS = (
    "member_id", "kind", "starts_on", "starts_half", "ends_on", "ends_half", "first_half", "last_half", "days",
    "note", "status",
)  # fmt: skip


def columns(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of the leave. Leave in the way of another refuses its row, in the file as in the database."""
    known = calendars.Calendars()
    wanted = selectors.visible_members(actor, "leave.import").filter(id__in={row.get("member") for row in rows})
    teams = dict(wanted.values_list("id", "team_id"))
    taken: dict[int, list[Leave]] = {}
    return [_columns(actor, row, known, teams, taken) for row in rows]


def _columns(
    actor: Actor, row: Values, known: calendars.Calendars, teams: dict[int, int], taken: dict[int, list[Leave]]
) -> dict[str, Any]:
    if row.get("member") not in teams:
        raise invalid("member", "unknown_member")
    if row.get("starts_on") is None:
        raise invalid("starts_on", "required")
    leave = Leave(
        id=row["id"], member_id=row["member"], kind=row.get("kind") or "annual", starts_on=row["starts_on"],
        starts_half=row.get("starts_half") or "", ends_on=row.get("ends_on") or row["starts_on"],
        ends_half=row.get("ends_half") or "", note=row.get("note") or "", status=row.get("status") or "registered",
    )  # fmt: skip
    service.measure(leave, known.of(teams[row["member"]]))
    if leave.status in Leave.OPEN:
        wanted = Absence(leave.first_half, leave.last_half)
        service.refuse_overlap(leave, leaves.overlapping(leave.member_id, wanted, but=leave.id))
        mine = taken.setdefault(leave.member_id, [])
        again = (one for one in mine if one.id != leave.id and Absence(one.first_half, one.last_half).overlaps(wanted))
        service.refuse_overlap(leave, again)
        mine.append(leave)
    return {
        **{name: getattr(leave, name) for name in COLUMNS},
        "version": 1,
        "custom": {},
        "answer": "",
        "external_id": row.get("external_id") or None,
        "created_by_id": row.get("created_by") or actor.member_id,
        "created_at": row.get("created_at"),
    }
