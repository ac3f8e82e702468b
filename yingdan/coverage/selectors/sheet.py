"""A card as its page shows it: the seven parts, what deviates now, the versions there are."""

from typing import Any

from django.db.models import Count

from yingdan.coverage.models import Card
from yingdan.coverage.rules import capacity
from yingdan.coverage.rules.kinds import KINDS
from yingdan.coverage.selectors import cards, findings, standings, workload
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.segments.selectors.setup import setup as segment_setup
from yingdan.segments.selectors.setup import visits

VERSIONS = 100
GRADES = {"a": "A", "b": "B", "c": "C", "none": ""}


def of_member(actor: Actor, member_id: int) -> dict[str, Any]:
    """Whose it is, its versions, newest first, and what was taken over from whom."""
    member = cards.get_member(actor, member_id)
    today = clock.today()
    rows = list(Card.objects.filter(member=member).order_by("-number")[:VERSIONS])
    states = {row.pk: cards.state_of(row, today) for row in rows}
    wanted = {state: row.pk for row in reversed(rows) if (state := states[row.pk]) in ("in_force", "draft", "planned")}
    return {
        "member": person(member),
        "team": {"id": member.team_id, "name": member.team.name},
        "can_edit": actor.may(cards.EDIT) and cards.members_for(actor, cards.EDIT).filter(id=member.pk).exists(),
        "can_export": actor.may("coverage.export"),
        "in_force": wanted.get("in_force"),
        "planned": wanted.get("planned"),
        "draft": wanted.get("draft"),
        "customers": Customer.objects.filter(owner=member).exclude(status="lost").count(),
        "versions": [version(row, states[row.pk]) for row in rows],
        "taken_over": taken_over(member),
    }


def version(row: Card, state: str) -> dict[str, Any]:
    """A version in one line."""
    return {
        "id": row.pk, "number": row.number, "state": state, "starts_on": row.starts_on, "ends_on": row.ends_on,
        "why": row.why, "by": row.issued_name, "at": row.issued_at,
    }  # fmt: skip


def taken_over(member: Member) -> list[dict[str, Any]]:
    """From whose cards customers came that are not on the own one yet."""
    counts = standings.taken_over([member.pk], "k.member_id")
    people = Member.objects.filter(id__in=counts).order_by("name", "id")
    return [{**person(one), "count": counts[one.pk]} for one in people]


def of_card(actor: Actor, card_id: int) -> dict[str, Any]:
    """One version with its parts; what deviates is counted as of now, for a draft as if it held today."""
    card = cards.get_card(actor, card_id)
    today = clock.today()
    work = workload.of_cards([card], today)
    params = findings.parameters([card], today, work)
    counts = {kind: count for _, kind, count in findings.ask(findings.COUNTS, params)}
    needed = next((row[1] for row in findings.ask(findings.NEEDED, params)), 0)
    facts, usual = standings.facts_of(params)[card.pk], visits(segment_setup())
    return {
        **version(card, cards.state_of(card, today)),
        "version": card.version,
        "member": person(card.member),
        "team": {"id": card.member.team_id, "name": card.member.team.name},
        "position": card.member.position,
        "started_on": card.member.started_on,
        "deputy": person(card.deputy) if card.deputy else None,
        "duties": card.duties,
        "territories": [
            {"id": one.territory_id, "name": one.territory.name}
            for one in card.regions.select_related("territory").order_by("territory__name", "id")
        ],
        "cycles": [
            {"grade": grade, "own": getattr(card, f"cycle_{name}"), "company": usual[grade]}
            for name, grade in GRADES.items()
        ],
        "day_from": card.day_from,
        "day_to": card.day_to,
        "minutes": card.minutes,
        "travel": card.travel,
        "visits_day": card.visits_day,
        "standard": card.standard,
        "steps": card.steps,
        "routes": routes(card, params),
        "outlets": facts[1],
        "parts": standings.parts_of(card, facts),
        "deviations": [{"kind": kind, "count": counts.get(kind, 0)} for kind in KINDS],
        "days": capacity.DAYS,
        "half_days": work[card.pk].half_days,
        "per_day": work[card.pk].per_day,
        "possible": work[card.pk].possible,
        "needed": round(float(needed), 1),
    }


def routes(card: Card, params: dict[str, Any]) -> list[dict[str, Any]]:
    """Routes in their order, with how many outlets each has and how many visits a run comes to."""
    loads = dict(findings.ask(findings.LOADS, params))
    counts = dict(card.outlets.exclude(route=None).values_list("route_id").annotate(Count("id")).order_by())
    return [
        {
            "id": route.pk, "name": route.name, "weekdays": route.weekdays, "every_weeks": route.every_weeks,
            "phase": route.phase, "gap": route.gap, "outlets": counts.get(route.pk, 0),
            "visits": round(float(loads.get(route.pk, 0)), 1),
        }
        for route in card.routes.order_by("position", "id")
    ]  # fmt: skip


def person(member: Member) -> dict[str, Any]:
    """Id and name."""
    return {"id": member.pk, "name": member.name}
