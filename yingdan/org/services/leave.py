"""Leave 休假: registered, changed, cancelled; never two at the same half day."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.org import selectors
from yingdan.org.errors import MemberLeft
from yingdan.org.models import Leave, Member
from yingdan.org.rules import leave as rules
from yingdan.org.rules.calendar import FULL, Calendar
from yingdan.org.selectors import calendar as calendars
from yingdan.org.selectors import leave as leaves
from yingdan.org.services import leave_approval as approval
from yingdan.org.services.leave_record import record, span
from yingdan.platform.resources.filling import fill
from yingdan.platform.resources.spec import Values

LONGEST = 400  # days


def create(actor: Actor, values: Values, confirm: bool = False) -> Leave:
    """Registers leave of the actor, or of a member within reach."""
    actor.need("leave.create")
    leave = Leave(kind="annual", created_by_id=actor.member_id)
    own = actor.member_id
    member = _member(actor, "leave.create", values.get("member") or own)
    fill(leave, "leave", {"ends_on": values.get("starts_on"), **values, "member": member.id, "status": "registered"})
    leave.status = approval.first_status(actor, member)
    _settle(leave, member)
    leave.save()
    if leave.status == leaves.REQUESTED:
        approval.ask(actor, leave)
    else:
        record(actor, "leave.registered", leave)
    return leave


def save(actor: Actor, leave: Leave, values: Values) -> None:
    """Changes leave that is loaded and locked; status `cancelled` gives the days back. Where leave needs approval,
    other days are asked for again, and so is leave that comes back."""
    before, days = leave.status, _days(leave)
    if values.get("member", leave.member_id) != leave.member_id:
        raise invalid("member", "not_editable")
    fill(leave, "leave", values)
    member = _member(actor, "leave.edit", leave.member_id, present=leave.status != "cancelled")
    again = leave.status != "cancelled" and (before != leave.status or days != _days(leave))
    if again:
        leave.status = approval.status_after(actor, leave, before)
    _settle(leave, member)
    leave.save()
    cancelled = before != leave.status == "cancelled"
    record(actor, "leave.cancelled" if cancelled else "leave.changed", leave, fields=sorted(values))
    if cancelled:
        approval.tell_cancelled(actor, leave, before)
    elif again and leave.status == leaves.REQUESTED:
        approval.ask(actor, leave)


def _days(leave: Leave) -> tuple[object, ...]:
    return leave.starts_on, leave.starts_half, leave.ends_on, leave.ends_half, leave.kind


def remove(actor: Actor, leave: Leave) -> None:
    """Deletes leave that should never have been there; what was agreed and changed is cancelled instead."""
    record(actor, "leave.deleted", leave)
    leave.delete()


def recount(year: int) -> int:
    """Counts again what leave with days in the year costs; returns how many changed."""
    known = calendars.Calendars()
    changed = []
    for leave in (
        leaves.touching(year).select_related("member").select_for_update(of=("self",), no_key=True).order_by("id")
    ):
        days = cost(known.of(leave.member.team_id), leave)
        if days != leave.days:
            leave.days, leave.updated_at = days, clock.now()
            changed.append(leave)
    Leave.objects.bulk_update(changed, ["days", "updated_at"])
    return len(changed)


def cost(calendar: Calendar, leave: Leave) -> Decimal:
    """Workdays that leave takes."""
    wanted = rules.absence(leave.starts_on, leave.starts_half, leave.ends_on, leave.ends_half)
    return Decimal(rules.cost(calendar, wanted)) / FULL


def measure(leave: Leave, calendar: Calendar) -> None:
    """Sets what follows from the days; raises what is wrong with them."""
    for name in ("starts_on", "ends_on"):
        if getattr(leave, name) is None:
            raise invalid(name, "required")
    leave.starts_half, leave.ends_half = leave.starts_half or rules.MORNING, leave.ends_half or rules.AFTERNOON
    wanted = rules.absence(leave.starts_on, leave.starts_half, leave.ends_on, leave.ends_half)
    if wanted.last < wanted.first:
        raise invalid("ends_on", "end_before_start")
    if (leave.ends_on - leave.starts_on).days >= LONGEST:
        raise invalid("ends_on", "leave_too_long", max=LONGEST)
    leave.first_half, leave.last_half = wanted.first, wanted.last
    leave.days = cost(calendar, leave)


def refuse_overlap(leave: Leave, others: Iterable[Leave]) -> None:
    """Names the leave that is in the way."""
    for other in others:
        raise invalid("starts_on", "leave_overlaps", **span(other))


def _settle(leave: Leave, member: Member) -> None:
    measure(leave, calendars.load(member.team_id))
    if leave.status not in Leave.OPEN:
        return
    if member.ended_on and leave.ends_on > member.ended_on:
        raise invalid("ends_on", "leave_after_last_day", day=member.ended_on.isoformat())
    if member.started_on and leave.starts_on < member.started_on:
        raise invalid("starts_on", "leave_before_first_day", day=member.started_on.isoformat())
    wanted = rules.Absence(leave.first_half, leave.last_half)
    refuse_overlap(leave, leaves.overlapping(leave.member_id, wanted, but=leave.id))


def _member(actor: Actor, permission: str, member_id: int | None, present: bool = True) -> Member:
    """The member under lock, so that two registrations at once see each other."""
    rows = selectors.visible_members(actor, permission).select_for_update(of=("self",), no_key=True)
    member = rows.filter(id=member_id or 0).first()
    if member is None:
        raise invalid("member", "unknown_member" if member_id else "required")
    if present and selectors.has_left(member):
        raise MemberLeft(name=member.name)
    return member


def check(actor: Actor, member_id: int, start: date, start_half: str, end: date, end_half: str) -> dict[str, Any]:
    """What leave would cost, and which registered leave is in its way (before it is registered)."""
    member = _member(actor, "leave.create", member_id)
    leave = Leave(member=member, starts_on=start, starts_half=start_half, ends_on=end, ends_half=end_half)
    measure(leave, calendars.load(member.team_id))
    others = leaves.overlapping(member.id, rules.Absence(leave.first_half, leave.last_half))
    return {"days": float(leave.days), "overlaps": [{"id": one.id, "kind": one.kind, **span(one)} for one in others]}
