"""A remedy is assigned, done or dropped; the person learns of it at once."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from yingdan.customers.selectors import get_customer
from yingdan.deals.selectors.deals import get_deal
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.platform.services import events, notify
from yingdan.remedies.models import Remedy
from yingdan.remedies.selectors.remedies import may_end, visible
from yingdan.remedies.services import work
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import nodes

LONGEST = timedelta(366)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is assigned."""

    kind: str
    note: str
    due_on: date
    cause: str = ""
    deal: int | None = None
    customer: int | None = None
    gap: int | None = None


def assign(actor: Actor, member_id: int, period: Period, wish: Wish) -> Remedy:
    """For a person within reach, in a period. NotFound beyond it; `Conflict` for who has left."""
    place = nodes.find(actor, "remedy.edit", f"member:{member_id}")
    member = Member.objects.select_for_update(no_key=True).get(id=place.id)
    if org.has_left(member):
        raise Conflict("remedy_left", name=member.name)
    today = clock.today()
    if not today <= wish.due_on <= today + LONGEST:
        raise invalid("due_on", "remedy_due")
    if not wish.note.strip():
        raise invalid("note", "required")
    if wish.kind in ("joint_visit", "step_in") and wish.deal is None and wish.customer is None:
        raise invalid("deal", "remedy_with_whom")
    deal = get_deal(actor, wish.deal) if wish.deal else None
    customer_id = wish.customer or (deal.customer_id if deal else None)
    if wish.customer:
        get_customer(actor, wish.customer)
    remedy = Remedy.objects.create(
        member=member, team_id=member.team_id, kind=wish.kind, cause=wish.cause, period=period.key,
        starts_on=period.start, ends_on=period.end, deal=deal, customer_id=customer_id, note=wish.note.strip(),
        due_on=wish.due_on, gap=wish.gap, by_id=actor.member_id, by_name=actor.name, assigned_on=today,
    )  # fmt: skip
    work.make(actor, remedy)
    _record(actor, "remedy.assigned", remedy)
    if not work.is_told_by_task(remedy):
        _tell(actor, [member.user_id], "remedy.assigned", remedy)
    return remedy


def finish(actor: Actor, remedy_id: int, version: int, result: str) -> Remedy:
    """Done, by the person or a superior; whoever assigned it learns of it."""
    remedy = _locked(actor, remedy_id, version)
    return _end(actor, remedy, "done", result)


def drop(actor: Actor, remedy_id: int, version: int, why: str) -> Remedy:
    """Taken back by a superior, with the reason."""
    remedy = _locked(actor, remedy_id, version)
    if not nodes.reaches_member(actor, "remedy.edit", remedy.member_id, remedy.team_id):
        raise NotFound
    if not why.strip():
        raise invalid("result", "required")
    return _end(actor, remedy, "dropped", why)


def reopen(actor: Actor, remedy_id: int, version: int) -> Remedy:
    """Takes the end back."""
    remedy = _seen(actor, remedy_id, version)
    if remedy.status == "open":
        raise Conflict("remedy_open")
    remedy.status, remedy.ended_at, remedy.result = "open", None, ""
    _write(remedy)
    work.follow(actor, remedy)
    _record(actor, "remedy.reopened", remedy)
    return remedy


def _end(actor: Actor, remedy: Remedy, status: str, result: str) -> Remedy:
    remedy.status, remedy.result, remedy.ended_at = status, result.strip(), clock.now()
    if status == "done" and (remedy.effect or {}).get("why") == "not_done":
        remedy.effect, remedy.outcome, remedy.measured_on = None, "", None  # done after all: measured again
    _write(remedy)
    work.follow(actor, remedy)
    _record(actor, f"remedy.{status}", remedy)
    by = Member.objects.filter(id=remedy.by_id or 0).values_list("user_id", flat=True).first()
    _tell(actor, [one for one in {by, remedy.member.user_id} if one], f"remedy.{status}", remedy)
    return remedy


def _locked(actor: Actor, remedy_id: int, version: int) -> Remedy:
    """One that is open."""
    remedy = _seen(actor, remedy_id, version)
    if remedy.status != "open":
        raise Conflict("remedy_over")
    return remedy


def _seen(actor: Actor, remedy_id: int, version: int) -> Remedy:
    """Under lock, as it was seen; by the person or a superior who may assign."""
    rows = visible(actor, "read").select_related("member").select_for_update(of=("self",), no_key=True)
    remedy = rows.filter(id=remedy_id).first()
    if remedy is None or not may_end(actor, remedy):
        raise NotFound
    if remedy.version != version:
        raise Conflict("conflict", yours=version, theirs=remedy.version, current_version=remedy.version)
    return remedy


def _write(remedy: Remedy) -> None:
    remedy.version += 1
    remedy.save()


def _about(remedy: Remedy) -> list[str]:
    found = [f"member:{remedy.member_id}"]
    found += [f"deal:{remedy.deal_id}"] if remedy.deal_id else []
    return found + ([f"customer:{remedy.customer_id}"] if remedy.customer_id else [])


def _record(actor: Actor, verb: str, remedy: Remedy) -> None:
    events.record(actor=actor, verb=verb, resource="remedy", object_id=remedy.pk, about=_about(remedy),
                  **_params(remedy))  # fmt: skip


def _params(remedy: Remedy) -> dict[str, Any]:
    name = remedy.member.name
    return {"name": name, "kind": remedy.kind, "note": remedy.note, "day": remedy.due_on.isoformat(),
            "result": remedy.result}  # fmt: skip


def _tell(actor: Actor, users: list[int], kind: str, remedy: Remedy) -> None:
    notify.send([one for one in users if one != actor.user_id], kind, _params(remedy), f"/remedies/{remedy.pk}")
