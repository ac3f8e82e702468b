"""Gives leads to another owner, with a trace of who had them before."""

from typing import Any

from yingdan.customers import types
from yingdan.customers.services.assigning import new_owner
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Forbidden, NotFound
from yingdan.leads.models import Lead
from yingdan.leads.selectors import visible_leads
from yingdan.org.models import Member
from yingdan.people.services.giving import failure, give, give_back, names_of
from yingdan.people.types import Given
from yingdan.platform.models import Event
from yingdan.platform.resources import batches
from yingdan.platform.services import events, notify

ASSIGNED = "lead.assigned"
PERMISSION = "lead.assign"


def assign(actor: Actor, lead_ids: list[int], owner_id: int) -> dict[str, Any]:
    """Gives the leads to a member: {"done", "failed": [{id, title, code, message}], "undo_token"}. Converted ones
    stay where they are: their customer is what goes on."""
    owner = new_owner(actor, owner_id, PERMISSION)
    leads = _locked(actor, lead_ids)
    failed = _unreached(actor, lead_ids, leads)
    moved = []
    for lead in leads:
        if lead.status == "converted":
            failed.append(failure(actor, lead.id, lead.name, "lead_is_converted", name=lead.name))
        elif lead.owner_id == owner.id:
            failed.append(failure(actor, lead.id, lead.name, "lead_already_owner", name=owner.name))
        else:
            moved.append(lead)
    given = _give(actor, moved, owner)
    _tell(actor, owner, moved)
    token = batches.keep(actor, PERMISSION, [one.kept("lead") for one in given])
    return {"done": len(given), "failed": failed, "undo_token": token}


def undo(actor: Actor, token: str) -> dict[str, Any]:
    """Gives the leads back to whom they were taken from, unless they were changed since."""
    given = [Given.read(row) for row in batches.claim(actor, PERMISSION, token)]
    leads = _locked(actor, [one.id for one in given])
    back = give_back(leads, given)
    names, before = names_of(given), {one.id: one.owner_id for one in given}
    events.record_all(assigned(actor, lead, before[lead.id], names[before[lead.id]]) for lead in back)
    returned = {lead.id for lead in back}
    failed = _unreached(actor, list(before), leads)
    failed += [failure(actor, lead.id, lead.name, "changed_since") for lead in leads if lead.id not in returned]
    return {"done": len(back), "failed": failed, "undo_token": None}


def owned(member_id: int) -> int:
    """How many leads that are still open a member owns."""
    return Lead.objects.filter(owner_id=member_id, status__in=Lead.OPEN).count()


def hand_over(actor: Actor, member_id: int, successor_id: int) -> int:
    """Passes all open leads of a member on. Whoever may hand over for the member passes everything on, seen or not."""
    owner = Member.objects.get(id=successor_id)
    rows = Lead.objects.filter(owner_id=member_id, status__in=Lead.OPEN).exclude(owner_id=owner.id)
    rows = rows.select_related("owner").only("id", "name", "version", "team_id", "owner__name")
    moved = list(rows.order_by("id").select_for_update(of=("self",), no_key=True))
    _give(actor, moved, owner)
    _tell(actor, owner, moved)
    return len(moved)


def owners_of(lead: Lead) -> list[dict[str, Any]]:
    """Who had the lead, newest first: {at, by, from, to}."""
    log = Event.objects.filter(about__contains=[f"lead:{lead.id}"], verb=ASSIGNED, resource="lead")
    assigned = [
        {
            "at": event.at, "by": event.actor_name, "from": event.params.get("from"), "to": event.params.get("to"),
            "note": event.params.get("reason") or "",
        }
        for event in log.order_by("-at", "-id")[:200]
    ]  # fmt: skip
    return types.with_changes("lead", lead.id, assigned)


def _locked(actor: Actor, lead_ids: list[int]) -> list[Lead]:
    rows = visible_leads(actor, "assign").filter(id__among=lead_ids).select_related("owner").order_by("id")
    return list(rows.select_for_update(of=("self",), no_key=True))


def _give(actor: Actor, leads: list[Lead], owner: Member) -> list[Given]:
    given = give(leads, owner)
    events.record_all(assigned(actor, lead, owner.id, owner.name) for lead in leads)
    return given


def assigned(actor: Actor, lead: Lead, owner_id: int | None, name: str | None) -> Event:
    """The event of a row that got another owner."""
    # `from` is a word of Python
    names: dict[str, Any] = {"from": lead.owner.name if lead.owner else None, "to": name}
    return events.draft(
        actor=actor, verb=ASSIGNED, resource="lead", object_id=lead.id,
        name=lead.name, owner_id=owner_id, reason=actor.reason, **names,
    )  # fmt: skip


def _tell(actor: Actor, owner: Member, leads: list[Lead]) -> None:
    if not leads or owner.user_id == actor.user_id:
        return
    path = f"/leads/{leads[0].id}" if len(leads) == 1 else "/leads?scope=mine"
    notify.send([owner.user_id], ASSIGNED, {"actor": actor.name, "count": len(leads), "name": leads[0].name}, path)


def _unreached(actor: Actor, wanted: list[int], found: list[Lead]) -> list[dict[str, Any]]:
    """What may not be given away: seen but not the actor's to give, or not seen at all."""
    missing = set(wanted) - {row.id for row in found}
    seen = dict(visible_leads(actor).filter(id__among=missing).values_list("id", "name")) if missing else {}
    return [
        failure(actor, id, seen.get(id, ""), Forbidden.code if id in seen else NotFound.code, permission=PERMISSION)
        for id in wanted
        if id in missing
    ]
