"""Approval of leave: asked of the superior, answered, and whether the company wants it at all."""

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Forbidden, NotFound, invalid
from yingdan.org import selectors
from yingdan.org.errors import LeaveNotRequested, OwnLeave
from yingdan.org.models import Leave, Member, Team
from yingdan.org.selectors import leave as leaves
from yingdan.org.services.leave_record import record, span
from yingdan.platform.models import Company
from yingdan.platform.services import notify

SETTING = "leave_needs_approval"
PATH = "/leave"


def needed() -> bool:
    """Whether the company wants leave to be approved."""
    settings = Company.objects.values_list("settings", flat=True).first()
    return bool((settings or {}).get(SETTING))


def set_needed(*, actor: Actor, wanted: bool) -> bool:
    """Says whether leave needs approval from now on. What is waiting then stays so until it is answered."""
    actor.need("calendar.manage")
    company = Company.objects.select_for_update().filter(id=1).first()
    if company is None:
        raise NotFound
    company.settings = {**company.settings, SETTING: wanted}
    company.save(update_fields=["settings"])
    return wanted


def superior(member: Member) -> Member | None:
    """Who answers: the person's superior, else who leads the own team or the nearest one above."""
    if member.manager_id and member.manager and not selectors.has_left(member.manager):
        return member.manager
    path = Team.objects.filter(id=member.team_id).values_list("path", flat=True).get()
    above = [int(one) for one in str(path).split(".")]
    teams = {one.id: one for one in Team.objects.filter(id__in=above).select_related("manager")}
    for team in reversed(above):
        lead = teams[team].manager
        if lead is not None and lead.id != member.id and not selectors.has_left(lead):
            return lead
    return None


def first_status(actor: Actor, member: Member) -> str:
    """One's own leave is asked for, where leave needs approval and there is somebody to give it; leave that the
    superior or personnel registers for somebody is agreed already."""
    own = actor.member_id == member.id
    return leaves.REQUESTED if own and needed() and superior(member) else leaves.REGISTERED


def status_after(actor: Actor, leave: Leave, before: str) -> str:
    """The status of leave with other days, or that comes back from being cancelled or refused. Only an answer
    (`decide`) makes a request registered or refused."""
    if leave.status == before == "refused":
        return before
    if leave.status == "refused" or (before == leaves.REQUESTED and leave.status != before):
        raise invalid("status", "not_editable")
    return first_status(actor, leave.member)


def ask(actor: Actor, leave: Leave) -> None:
    """Tells the superior."""
    leave.decided_at, leave.decided_by, leave.answer = None, None, ""
    leave.save(update_fields=["decided_at", "decided_by", "answer"])
    record(actor, "leave.requested", leave)
    above = superior(leave.member)
    _send(leave, "leave_requested", [above] if above else [], actor)


def decide(*, actor: Actor, leave_id: int, version: int, approved: bool, answer: str = "") -> Leave:
    """The answer of somebody who may change the person's leave, but not the person."""
    row = leaves.visible_leaves(actor, "edit").filter(id=leave_id)
    leave = row.select_related("member").select_for_update(of=("self",), no_key=True).first()
    if leave is None:
        if leaves.visible_leaves(actor, "read").filter(id=leave_id).exists():
            raise Forbidden(permission="leave.edit")
        raise NotFound
    if leave.member_id == actor.member_id:
        raise OwnLeave
    if leave.status != leaves.REQUESTED:
        raise LeaveNotRequested
    if leave.version != version:
        raise Conflict("version_conflict", current_version=leave.version)
    leave.status, leave.version = leaves.REGISTERED if approved else "refused", leave.version + 1
    leave.decided_by_id, leave.decided_at, leave.answer = actor.member_id, clock.now(), answer
    leave.save()
    record(actor, "leave.approved" if approved else "leave.refused", leave, answer=answer)
    _send(leave, "leave_approved" if approved else "leave_refused", [leave.member], actor)
    return leave


def tell_cancelled(actor: Actor, leave: Leave, before: str) -> None:
    """Those who counted on it: the superior who was asked or who agreed, and the person if somebody else did it."""
    above = superior(leave.member) if before == leaves.REQUESTED or leave.decided_by_id else None
    _send(leave, "leave_cancelled", [*([above] if above else []), leave.member], actor)


def _send(leave: Leave, kind: str, people: list[Member], actor: Actor) -> None:
    users = {one.user_id for one in people if one.user_id != actor.user_id}
    params = {"name": leave.member.name, "by": actor.name, "days": f"{leave.days:g}", "answer": leave.answer}
    notify.send(sorted(users), kind, {**params, **span(leave)}, f"{PATH}?open=leave:{leave.id}")
