"""A handover as its page shows it: parts, who gets what, who signed, and what the reader may do now."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member, Territory
from yingdan.people.models import Handover
from yingdan.people.selectors import manages
from yingdan.people.services import duties, handovers, planning
from yingdan.people.services.committing import undo_until

_PLANNED = Count("id", filter=Q(planned=True))


def page(actor: Actor, handover: Handover) -> dict[str, Any]:
    """Everything but the items."""
    managing = manages(actor, handover)
    giver, signer, heir = handover.giver, handover.signed_by, handover.heir
    return {
        "id": handover.pk,
        "version": handover.version,
        "kind": handover.kind,
        "status": handover.status,
        "giver": {"id": giver.pk, "name": giver.name, "team": giver.team.name},
        "until": handover.until,
        "note": handover.note,
        "checklist": handover.checklist,
        "heir": {"id": heir.pk, "label": heir.name} if heir else None,
        "duties": duties.listing(handover),
        "created_by": handover.created_by.name if handover.created_by else "",
        "created_at": handover.created_at,
        "submitted_at": handover.submitted_at,
        "signed_at": handover.signed_at,
        "signed_by": signer.name if signer else "",
        "done_at": handover.done_at,
        "undone_at": handover.undone_at,
        "undo_until": undo_until(handover) if handover.done_at else None,
        "result": {"moved": {}, **handover.result},
        "parts": _parts(handover),
        "receivers": _receivers(handover),
        "can": _can(actor, handover, managing),
    }


def _parts(handover: Handover) -> list[dict[str, Any]]:
    counts = {
        row["kind"]: row
        for row in handover.items.order_by().values("kind").annotate(
            count=Count("id"), assigned=Count("to"), planned_contacts=_PLANNED, noted=Count("id", filter=~Q(note="")),
            checked_count=Count("id", filter=Q(checked__len=max(len(handover.checklist), 1))),
            chosen_count=Count("id", filter=Q(chosen=True)), amount_sum=Sum("amount"),
        )
    }  # fmt: skip
    territories, grades = _groups(handover, "territory_id"), _groups(handover, "grade")
    ids = {key for groups in territories.values() for key, _ in groups if key is not None}
    names = dict(Territory.objects.filter(id__in=ids).values_list("id", "name"))
    parts = []
    for kind, (port, _) in planning.taken(handover).items():
        row: dict[str, Any] = dict(counts.get(kind, {}))
        zh, en = port.label
        parts.append({
            "kind": kind,
            "label": {"zh": zh, "en": en},
            "count": row.get("count", 0),
            "assigned": row.get("assigned", 0),
            "chosen": row.get("chosen_count", 0),
            "planned": row.get("planned_contacts", 0),
            "noted": row.get("noted", 0),
            "checked": row.get("checked_count", 0),
            "amount": str(row.get("amount_sum") or Decimal(0)),
            "rule": handover.rules.get(kind),
            "territories": [
                {"key": str(key or ""), "label": names.get(key, ""), "count": count}
                for key, count in territories.get(kind, [])
            ],
            "grades": [{"key": key, "label": key, "count": count} for key, count in grades.get(kind, [])],
        })  # fmt: skip
    return parts


def _groups(handover: Handover, field: str) -> dict[str, list[tuple[Any, int]]]:
    found: dict[str, list[tuple[Any, int]]] = defaultdict(list)
    rows = handover.items.values_list("kind", field).annotate(n=Count("id")).order_by("-n", field)
    for kind, key, count in rows:
        found[kind].append((key, count))
    return found


def _receivers(handover: Handover) -> list[dict[str, Any]]:
    """Who gets how many of what; with what they hold already, so that the load can be judged."""
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    amounts: dict[int, Decimal] = defaultdict(Decimal)
    rows = handover.items.exclude(to=None).order_by().values_list("to_id", "kind")
    for to, kind, count, amount in rows.annotate(Count("id"), Sum("amount")):
        counts[to][kind] = count
        amounts[to] += amount
    signed = dict(handover.receivers.values_list("member_id", "signed_at"))
    people = Member.objects.filter(id__in={*counts, *signed}).select_related("team").order_by("name", "id")
    return [
        {
            "id": one.pk, "name": one.name, "team": one.team.name, "counts": counts[one.pk],
            "amount": str(amounts[one.pk]), "held": _held(one.pk, counts[one.pk]), "signed_at": signed.get(one.pk),
        }
        for one in people
    ]  # fmt: skip


def _held(member_id: int, kinds: Iterable[str]) -> dict[str, int]:
    known = planning.transfers()
    return {kind: known[kind][0].count(member_id) for kind in kinds if kind in known}


def _can(actor: Actor, handover: Handover, managing: bool) -> dict[str, bool]:
    status, stand_in = handover.status, handover.kind == "leave"
    waiting = status == "submitted"
    receives = waiting and handover.receivers.filter(member_id=actor.member_id or 0, signed_at=None).exists()
    gives = waiting and handover.signed_at is None and handovers.may_sign_as_giver(actor, handover)
    in_time = status == "done" and (stand_in or clock.now() <= undo_until(handover))
    return {
        "plan": managing and status == "draft",
        "annotate": (managing or actor.member_id == handover.giver_id) and status in (*Handover.OPEN, "done"),
        "submit": managing and status == "draft",
        "withdraw": managing and waiting,
        "cancel": managing and status in Handover.OPEN,
        "sign_giver": gives,
        "sign_receiver": receives,
        "commit": managing and waiting and handovers.is_signed(handover),
        "undo": managing and in_time,
        "export": actor.may("handover.export"),
    }
