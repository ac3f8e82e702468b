"""Which receptions somebody may see: those received within reach, and those that the person registered."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.org import selectors as org
from yingdan.platform.models import StoredFile
from yingdan.reception.models import Case, Policy, Reception
from yingdan.reception.selectors import policy


def visible_receptions(actor: Actor, action: str = "read") -> QuerySet[Reception]:
    """Receptions within reach of `reception.read` or `.export`; who registers also sees what was registered so."""
    if action not in ("read", "export"):
        return Reception.objects.none()
    reach = org.reach(actor, f"reception.{action}", owner="member_id", team="team_id")
    if reach is None:
        return Reception.objects.all()
    if not actor.may(f"reception.{action}") or actor.member_id is None:
        return Reception.objects.none()
    own = Q(by_id=actor.member_id) | Q(expected_id=actor.member_id) | Q(cases__claimant_id=actor.member_id)
    return Reception.objects.filter(Q(pk__in=Reception.objects.filter(reach | own).values("pk")))


def get_reception(actor: Actor, entry_id: int) -> Reception:
    """One in sight; NotFound otherwise."""
    rows = visible_receptions(actor).select_related("turn__rota", "member", "expected", "source", "team")
    if (found := rows.filter(id=entry_id).first()) is None:
        raise NotFound
    return found


def locked_reception(actor: Actor, entry_id: int) -> Reception:
    """One in sight, locked until the transaction ends; NotFound otherwise."""
    rows = visible_receptions(actor).select_related("turn", "member")
    entry = rows.select_for_update(of=("self",), no_key=True).filter(id=entry_id).first()
    if entry is None:
        raise NotFound
    return entry


def narrow(rows: QuerySet[Reception], actor: Actor, scope: str) -> QuerySet[Reception]:
    """The tabs of the list."""
    return org.narrow(rows, actor, scope, owner="member_id")


def visible_cases(actor: Actor, action: str = "read") -> QuerySet[Case]:
    """Disputes about receptions in sight, all of them for who decides."""
    rows = Case.objects.all()
    if action not in ("read", "export") or not actor.may("reception.read"):
        return rows.none()
    if actor.may("reception.manage"):
        return rows
    return rows.filter(reception__in=visible_receptions(actor, "read").values("pk"))


def detail(actor: Actor, entry: Reception) -> dict[str, Any]:
    """Everything about one reception: visitor, attribution and why, turn, disputes, evidence."""
    cases = list(entry.cases.select_related("claimant", "decided_by", "held_by").order_by("id"))
    of_case: dict[int, list[dict[str, Any]]] = {}
    for file in _files("reception_case", [one.pk for one in cases]):
        of_case.setdefault(file.object_id or 0, []).append({"id": file.pk, "name": file.name})
    mine = actor.member_id is not None and entry.member_id == actor.member_id
    returnable = entry.turn is not None and entry.turn.returned_at is None
    manages = actor.may("reception.manage")
    return {
        **line(entry, policy.current()),
        "note": entry.note,
        "customer_id": entry.customer_id,
        "lead_id": entry.lead_id,
        "grounds": entry.grounds,
        "passed": entry.passed,
        "turn": _turn(entry),
        "files": [{"id": one.pk, "name": one.name} for one in _files("reception", [entry.pk])],
        "cases": [{**case(one), "files": of_case.get(one.pk, [])} for one in cases],
        "may": {
            "accept": mine and entry.state == "waiting",
            "give_back": returnable and (manages or (mine and in_time(entry, policy.current()))),
            "call": actor.may("reception.register") and entry.state == "waiting",
            "dispute": entry.member_id is not None and (manages or (actor.member_id is not None and not mine)),
            "decide": manages,
        },
    }


def lines(entries: Iterable[Reception]) -> list[dict[str, Any]]:
    """Receptions in a list."""
    now = policy.current()
    return [line(one, now) for one in entries]


def line(entry: Reception, now: Policy) -> dict[str, Any]:
    """A reception in a list, under the rules as they are now."""
    return {
        "id": entry.pk,
        "kind": entry.kind,
        "at": entry.at,
        "by": entry.by_name,
        "phone": entry.phone,
        "name": entry.name,
        "company": entry.company,
        "persons": entry.persons,
        "source": _ref(entry.source),
        "known": entry.known,
        "fresh": entry.fresh,
        "member": _ref(entry.member),
        "expected": _ref(entry.expected),
        "deviation": entry.deviation,
        "reason": entry.reason,
        "state": entry.state,
        "accepted_at": entry.accepted_at,
        "attribution": entry.attribution,
        "returnable": entry.turn_id is not None and entry.state != "returned" and in_time(entry, now),
    }


def in_time(entry: Reception, now: Policy) -> bool:
    """Whether the receiver may still give the turn back."""
    return now.return_days is None or entry.at + timedelta(days=now.return_days) >= clock.now()


def case(one: Case) -> dict[str, Any]:
    """A dispute."""
    return {
        "id": one.pk,
        "version": one.version,
        "claimant": _ref(one.claimant),
        "claim": one.claim,
        "state": one.state,
        "held_by": _ref(one.held_by),
        "decided_by": _ref(one.decided_by),
        "decided_at": one.decided_at,
        "decision": one.decision,
        "created_at": one.created_at,
    }


def _turn(entry: Reception) -> dict[str, Any] | None:
    if (turn := entry.turn) is None:
        return None
    return {
        "rota": turn.rota.name,
        "number": turn.number,
        "kind": turn.kind,
        "skips": turn.skips,
        "returned_at": turn.returned_at,
        "returned_by": turn.returned_by,
        "returned_reason": turn.returned_reason,
        "returned_note": turn.returned_note,
    }


def _files(resource: str, ids: list[int]) -> QuerySet[StoredFile]:
    return StoredFile.objects.filter(resource=resource, object_id__in=ids).defer("content").order_by("id")


def _ref(row: Any) -> dict[str, Any] | None:
    return {"id": row.pk, "label": row.name} if row else None
