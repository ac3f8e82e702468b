"""Registers a call or a visit: whose it is by the rules, else whose turn; they are told at once."""

from dataclasses import dataclass
from typing import Any, Literal

from django.db import connection

from yingdan.customers.rules.names import clean
from yingdan.customers.rules.phones import canonical
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.leads.models import Source
from yingdan.org.models import Member
from yingdan.org.services.home import root_id
from yingdan.platform.services import events
from yingdan.reception.models import Reception, Turn
from yingdan.reception.rules import attribution
from yingdan.reception.selectors import door, known, policy
from yingdan.reception.selectors.known import Match
from yingdan.reception.services import calling, settling, turns

Way = Literal["rule", "other", "none"]


@dataclass(frozen=True, slots=True)
class Visitor:
    """What the desk asked. `known` is the token of the record that the desk recognised."""

    kind: Literal["visit", "call"]
    phone: str = ""
    name: str = ""
    company: str = ""
    persons: int = 1
    source_id: int | None = None
    note: str = ""
    known: str = ""


@dataclass(slots=True)
class _Given:
    """To whom the visitor goes, and by what."""

    member: Member
    code: str
    expected: int | None = None
    turn: Turn | None = None


def judged(found: list[Match], chosen: Match | None) -> tuple[attribution.Decision, list[Match]]:
    """Whose the visitor is by the rules: by the whole telephone number, and by the record that the desk recognised."""
    matches = [one for one in found if one.sure]
    if chosen and (chosen.kind, chosen.row.pk) not in {(one.kind, one.row.pk) for one in matches}:
        matches.insert(0, chosen)
    return attribution.decide(policy.terms(), [one.claim() for one in matches], clock.now()), matches


def register(
    actor: Actor, visitor: Visitor, *, way: Way = "rule", rota_id: int | None = None,
    member_id: int | None = None, reason: str = "",
) -> Reception:  # fmt: skip
    """Writes the visitor down and tells who receives. `rule`: whose it is, else whose turn of the rota it is; `other`:
    the member named, with the reason; `none`: nobody needs to (a question answered at the desk)."""
    door.need(actor, way)
    entry = _entry(actor, visitor)
    _one_after_the_other(entry.phone)
    chosen = known.named(visitor.known) if visitor.known else None
    decision, matches = judged(known.find(actor, phone=entry.phone, name=""), chosen)
    match = _match(decision, matches)
    _know(entry, match)
    if way == "none":
        entry.state, entry.attribution, entry.team_id = "done", "none", root_id()
        entry.save()
        return _recorded(actor, entry)
    given = _given(decision, way, rota_id, member_id, " ".join(reason.split()))
    entry.member, entry.team_id, entry.turn = given.member, given.member.team_id, given.turn
    entry.attribution, entry.expected_id = given.code, given.expected
    entry.skipped = turns.by_hand(given.turn)
    entry.deviation = given.expected is not None and given.expected != given.member.pk
    entry.reason = " ".join(reason.split()) if way == "other" else ""
    if entry.deviation and not entry.reason:
        raise invalid("reason", "required")
    entry.grounds = _grounds(decision, match)
    if decision.member is None:
        settling.settle(actor, entry, match, given.member)
    entry.save()
    calling.tell(actor, entry, match)
    return _recorded(actor, entry)


def _entry(actor: Actor, visitor: Visitor) -> Reception:
    now = clock.now()
    entry = Reception(
        kind=visitor.kind, at=now, hour=now.astimezone(clock.company_zone()).hour,
        by_id=actor.member_id, by_name=actor.name,
        phone=canonical(visitor.phone) if visitor.phone else "", name=clean(visitor.name),
        company=clean(visitor.company), persons=visitor.persons, source_id=visitor.source_id,
        note=visitor.note.strip(),
    )  # fmt: skip
    if not (entry.phone or entry.name or entry.company):
        raise invalid("phone", "reception_nameless")
    if entry.source_id and not Source.objects.filter(id=entry.source_id, closed=False).exists():
        raise invalid("source_id", "no_such_record")
    return entry


def _one_after_the_other(phone: str) -> None:
    """Two desks with the same visitor: the second one finds what the first one made."""
    if phone:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(hashtextextended('reception:' || %s, 0))", [phone])


def _match(decision: attribution.Decision, matches: list[Match]) -> Match | None:
    claim = decision.claim
    return next((one for one in matches if claim and (one.kind, one.row.pk) == (claim.kind, claim.id)), None)


def _know(entry: Reception, match: Match | None) -> None:
    if match is None:
        return
    entry.known = match.kind
    if match.kind == "lead":
        entry.lead_id = match.row.pk
    else:
        entry.customer_id = match.holder.pk
        entry.contact_id = match.row.pk if match.kind == "contact" else None


def _given(decision: attribution.Decision, way: Way, rota_id: int | None, member_id: int | None, reason: str) -> _Given:
    if way == "other":
        return _other(decision, rota_id, member_id, reason)
    if decision.member is not None:
        return _Given(present(decision.member), decision.code, decision.member)
    if rota_id is None:
        raise invalid("rota_id", "required")
    turn, expected = turns.hand_out(turns.locked(rota_id))
    return _Given(turn.member, decision.code, expected, turn)


def _other(decision: attribution.Decision, rota_id: int | None, member_id: int | None, reason: str) -> _Given:
    """Another than by the rules. In place of a turn of the rota, it counts as the receiver's turn."""
    if member_id is None:
        raise invalid("member_id", "required")
    if not reason:
        raise invalid("reason", "required")
    receiver = present(member_id)
    if decision.member is not None:
        return _Given(receiver, "other", decision.member)
    if rota_id is None:
        return _Given(receiver, "other")
    turn, expected = turns.hand_out(turns.locked(rota_id), receiver.pk)
    return _Given(receiver, "other", expected, turn)


def present(member_id: int) -> Member:
    member = Member.objects.exclude(ended_on__lt=clock.today()).filter(id=member_id).first()
    if member is None:
        raise invalid("member_id", "reception_member_left")
    return member


def _grounds(decision: attribution.Decision, match: Match | None) -> dict[str, Any]:
    """What the decision stood on, as it was then."""
    terms, claim = policy.terms(), decision.claim
    told: dict[str, Any] = {
        "rule": decision.code,
        "valid_days": terms.valid_days,
        "evidence": terms.evidence,
        "owner": match.owner.name if match and match.owner else None,
    }
    if claim:
        told |= {"first": claim.first.isoformat(), "last": claim.last.isoformat(), "written": claim.written}
    return told


def _recorded(actor: Actor, entry: Reception) -> Reception:
    events.record(
        actor=actor, verb=f"reception.{entry.kind}", resource="reception", object_id=entry.pk, about=entry.about,
        name=entry.called, to=entry.member.name if entry.member else "",
    )  # fmt: skip
    return entry
