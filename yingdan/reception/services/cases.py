"""Disputes about whose a visitor is: claimed with evidence, decided once; the decision moves lead or customer."""

from collections.abc import Sequence

from yingdan.customers.services import assigning as customers
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Conflict, Forbidden, NotFound, invalid
from yingdan.leads.models import Lead
from yingdan.leads.services import assigning as leads
from yingdan.org.models import Member
from yingdan.platform.services import events, files, notify
from yingdan.reception.models import Case, Reception
from yingdan.reception.selectors.entries import get_reception
from yingdan.reception.services import calling


def open_case(actor: Actor, entry_id: int, claim: str, file_ids: Sequence[int], claimant_id: int | None = None) -> Case:
    """Somebody says the visitor is theirs. For another person only who decides may claim."""
    entry = get_reception(actor, entry_id)
    claimant = claimant_id or actor.member_id
    if claimant is None or (claimant != actor.member_id and not actor.may("reception.manage")):
        raise Forbidden(permission="reception.manage")
    claim = " ".join(claim.split())
    if not claim:
        raise invalid("claim", "required")
    if claimant == entry.member_id:
        raise Conflict("reception_case_own")
    if Case.objects.filter(reception=entry, claimant=claimant, state="open").exists():
        raise Conflict("reception_case_open")
    if not Member.objects.filter(id=claimant).exists():
        raise invalid("claimant_id", "bad_value")
    case = Case.objects.create(reception=entry, claimant_id=claimant, claim=claim, held_by=entry.member)
    files.attach(actor=actor, file_ids=file_ids, resource="reception_case", object_id=case.pk)
    events.record(
        actor=actor, verb="reception.disputed", resource="reception", object_id=entry.pk, about=entry.about,
        name=entry.called, reason=claim,
    )  # fmt: skip
    _tell(actor, entry, [entry.member, entry.by], "reception.case_opened", claim=claim)
    return case


def decide(actor: Actor, case_id: int, version: int, upheld: bool, reason: str) -> Case:
    """Upheld: the visitor is the claimant's, and so are the lead or the customer. Rejected: all stays."""
    actor.need("reception.manage")
    rows = Case.objects.select_for_update(of=("self",), no_key=True).select_related("reception__member", "claimant")
    case = rows.filter(id=case_id).first()
    if case is None:
        raise NotFound
    if case.version != version:
        raise Conflict("version_conflict", current_version=case.version)
    if case.state != "open":
        raise Conflict("reception_case_decided")
    reason = " ".join(reason.split())
    if not reason:
        raise invalid("reason", "required")
    case.state = "upheld" if upheld else "rejected"
    case.decided_by_id, case.decided_at, case.decision = actor.member_id, clock.now(), reason
    case.version += 1
    case.save()
    entry, before = case.reception, case.reception.member
    if upheld:
        _move(actor.because(reason), entry, case)
    events.record(
        actor=actor, verb=f"reception.{case.state}", resource="reception", object_id=entry.pk, about=entry.about,
        name=entry.called, reason=reason, to=case.claimant.name if case.claimant else "",
    )  # fmt: skip
    _tell(actor, entry, [case.claimant, before], f"reception.case_{case.state}", reason=reason)
    return case


def _move(actor: Actor, entry: Reception, case: Case) -> None:
    winner = case.claimant
    if winner is None:
        raise Conflict("reception_member_left")
    lead = Lead.objects.filter(id=entry.lead_id or 0).first()
    result = None
    if lead is not None and lead.status != "converted" and lead.owner_id != winner.pk:
        result = leads.assign(actor, [lead.pk], winner.pk)
    elif (customer := entry.customer or (lead.converted_customer if lead else None)) and customer.owner_id != winner.pk:
        result = customers.assign(actor, [customer.pk], winner.pk)
    for failure in result["failed"] if result else ():
        raise AppError(failure["code"], 409, name=failure["title"])
    entry.member, entry.team_id, entry.attribution = winner, winner.team_id, "case"
    entry.version += 1
    entry.save()


def _tell(actor: Actor, entry: Reception, members: Sequence[Member | None], kind: str, **params: object) -> None:
    users = [one.user_id for one in members if one and one.user_id != actor.user_id]
    notify.send(users, kind, {"name": entry.called, "actor": actor.name, **params}, calling.address(entry))
