"""A handover from the first draft to the signatures."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Forbidden, NotFound, invalid
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.org.selectors import leave
from yingdan.people.errors import AlreadyOpen, NotShared, StandInRunning, WrongStatus
from yingdan.people.models import Handover, Receiver
from yingdan.people.selectors import get_handover, manages, visible_handovers
from yingdan.people.services import planning
from yingdan.platform.services import events, notify

PERMISSION = "handover.manage"


def create(*, actor: Actor, member_id: int, kind: str, until: date | None = None, note: str = "") -> Handover:
    """A draft for somebody within reach, with everything that person has open."""
    giver = org.visible_members(actor, PERMISSION).filter(id=member_id).select_for_update(of=("self",)).first()
    if giver is None:
        raise NotFound
    if Handover.objects.filter(giver=giver, status__in=Handover.OPEN).exists():
        raise AlreadyOpen(name=giver.name)
    if (
        kind == "leave"
        and Handover.objects.filter(giver=giver, kind="leave", status="done", until__gte=clock.today()).exists()
    ):
        raise StandInRunning(name=giver.name)
    handover = Handover(
        giver=giver, kind=kind, until=_until(kind, until), note=note.strip(), created_by_id=actor.member_id
    )
    handover.save()
    planning.gather(handover)
    record(actor, "handover.created", handover)
    return handover


def change(
    *, actor: Actor, handover_id: int, version: int, rules: Mapping[str, Any], until: date | None, note: str,
    checklist: Iterable[str], heir_id: int | None = None,
) -> Handover:  # fmt: skip
    """Other rules, notes or days of a draft; everything is shared out anew, but what was chosen one by one."""
    handover = drafted(actor, handover_id, version)
    known = planning.taken(handover)
    if unknown := set(rules) - set(known):
        raise invalid("rules", "unknown_choice", value=min(unknown)[:40])
    handover.rules = {kind: _rule(actor, handover, rule) for kind, rule in rules.items()}
    handover.until, handover.note = _until(handover.kind, until), note.strip()
    if heir_id is not None:
        takers(actor, handover, [heir_id])
    handover.heir_id = heir_id
    handover.checklist = list(dict.fromkeys(line.strip() for line in checklist if line.strip()))
    write(handover)
    planning.gather(handover)
    planning.share_out(handover)
    return handover


def submit(*, actor: Actor, handover_id: int, version: int) -> Handover:
    """Asks giver and receivers to sign. Of somebody who leaves nothing may be left over."""
    handover = drafted(actor, handover_id, version)
    planning.gather(handover)
    planning.share_out(handover)
    left = handover.items.filter(to=None).count()
    given = set(handover.items.exclude(to=None).values_list("to_id", flat=True).distinct().order_by("to_id"))
    if (left and handover.kind == "leaving") or not given:
        raise NotShared(count=left)
    Receiver.objects.filter(handover=handover).delete()
    Receiver.objects.bulk_create(Receiver(handover=handover, member_id=one) for one in sorted(given))
    handover.status, handover.submitted_at = "submitted", clock.now()
    handover.signed_at = handover.signed_by = None
    write(handover)
    record(actor, "handover.submitted", handover)
    people = Member.objects.filter(id__in=[handover.giver_id, *given])
    tell(actor, people, "handover.to_sign", handover)
    return handover


def withdraw(*, actor: Actor, handover_id: int, version: int) -> Handover:
    """Back to the draft: all signatures are void."""
    handover = locked(actor, handover_id, version)
    need(handover, "submitted")
    handover.status, handover.submitted_at = "draft", None
    handover.signed_at = handover.signed_by = None
    handover.receivers.all().delete()
    write(handover)
    record(actor, "handover.withdrawn", handover)
    return handover


def cancel(*, actor: Actor, handover_id: int, version: int) -> Handover:
    """Gives it up before anything went over."""
    handover = locked(actor, handover_id, version)
    need(handover, *Handover.OPEN)
    handover.status = "cancelled"
    write(handover)
    record(actor, "handover.cancelled", handover)
    return handover


def sign(*, actor: Actor, handover_id: int) -> Handover:
    """Signs as the giver, as a receiver, or for a giver who is gone or away."""
    handover = get_handover(actor, handover_id, lock=True)
    need(handover, "submitted")
    now = clock.now()
    signed = handover.receivers.filter(member_id=actor.member_id or 0, signed_at=None).update(signed_at=now)
    if handover.signed_at is None and may_sign_as_giver(actor, handover):
        handover.signed_at, handover.signed_by_id, signed = now, actor.member_id, signed + 1
    if not signed:
        raise Forbidden("handover_not_yours_to_sign")
    write(handover)
    record(actor, "handover.signed", handover)
    if is_signed(handover) and handover.created_by is not None:
        tell(actor, [handover.created_by], "handover.signed", handover)
    return handover


def may_sign_as_giver(actor: Actor, handover: Handover) -> bool:
    """The giver; who hands over when the giver has left or is on leave today."""
    if actor.member_id == handover.giver_id:
        return True
    today = clock.today()
    gone = org.has_left(handover.giver) or handover.giver_id in leave.away_on(today, member_ids=[handover.giver_id])
    return gone and manages(actor, handover)


def is_signed(handover: Handover) -> bool:
    """By both sides, everybody who gets something included."""
    return handover.signed_at is not None and not handover.receivers.filter(signed_at=None).exists()


def locked(actor: Actor, handover_id: int, version: int | None) -> Handover:
    """To work on; refuses when it was changed since it was seen."""
    handover = get_handover(actor, handover_id, lock=True)
    if not visible_handovers(actor, "manage").filter(id=handover.pk).exists():
        raise Forbidden(permission=PERMISSION)
    if version is not None and handover.version != version:
        raise Conflict("version_conflict", current_version=handover.version)
    return handover


def drafted(actor: Actor, handover_id: int, version: int | None) -> Handover:
    """The same, of a draft."""
    handover = locked(actor, handover_id, version)
    need(handover, "draft")
    return handover


def write(handover: Handover) -> None:
    """Saves a locked one as a new version."""
    handover.version += 1
    handover.save()


def record(actor: Actor, verb: str, handover: Handover, **params: Any) -> None:
    """The event, on the timeline of the person too."""
    events.record(
        actor=actor, verb=verb, resource="handover", object_id=handover.pk,
        about=[f"member:{handover.giver_id}"], name=handover.giver.name, **params,
    )  # fmt: skip


def tell(actor: Actor, people: Iterable[Member], kind: str, handover: Handover, **params: Any) -> None:
    """Notifies the members, but not who did it."""
    users = [one.user_id for one in people if one.user_id != actor.user_id]
    params = {"actor": actor.name, "giver": handover.giver.name, **params}
    notify.send(users, kind, params, f"/handovers/{handover.pk}")


def need(handover: Handover, *statuses: str) -> None:
    """Refuses unless it is in one of these states."""
    if handover.status not in statuses:
        raise WrongStatus(now=handover.status)


def _until(kind: str, until: date | None) -> date | None:
    if kind != "leave":
        return None
    if until is None:
        raise invalid("until", "required")
    if until < clock.today():
        raise invalid("until", "in_the_past")
    return until


def _rule(actor: Actor, handover: Handover, rule: Mapping[str, Any]) -> dict[str, Any]:
    people = list(dict.fromkeys(rule["people"]))
    if rule["method"] != "by_hand" and not people:
        raise invalid("people", "required")
    takers(actor, handover, [*people, *rule["groups"].values()])
    return {**rule, "people": people, "groups": dict(sorted(rule["groups"].items()))}


def takers(actor: Actor, handover: Handover, ids: Iterable[int]) -> None:
    """Present, another person, and within reach: nobody hands records out of their own sight."""
    wanted = set(ids)
    if handover.giver_id in wanted:
        raise invalid("people", "same_member")
    found = org.present(org.visible_members(actor, PERMISSION)).filter(id__in=wanted)
    if found.count() < len(wanted):
        raise invalid("people", "unknown_member")
