"""Who has handed in a plan of a span, how each was answered, and who has not handed in: a node's people in pages."""

from datetime import date
from typing import Any, Literal, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from yingdan.kernel import paging
from yingdan.kernel.actor import Actor
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.reports.models import Plan
from yingdan.reports.rules import spans
from yingdan.reports.rules.spans import Kind, Span
from yingdan.reports.selectors import plans, reports
from yingdan.reports.selectors.setup import setup
from yingdan.targets.selectors import nodes
from yingdan.targets.selectors.nodes import Place

Show = Literal["", "waiting", "approved", "returned", "none"]
PAGE = 50
M = TypeVar("M", Plan, Member)


def page(actor: Actor, kind: Kind, day: date, node: str | None, show: Show, cursor: str) -> dict[str, Any]:
    """By team and person; a fixed number of statements. `none`: those who write reports of this kind and have no plan
    of the span."""
    place, span = nodes.find(actor, reports.READ, node), spans.containing(kind, day)
    if show == "none":
        people, following = _people(_without(kind, span, place), cursor)
        rows = [_nothing(one) for one in people]
    else:
        found, following = _plans(_within(kind, span, place, show), cursor)
        led = _led(actor, [one.pk for one in found])
        rows = [_handed(one, one.pk in led) for one in found]
    return {
        "node": {"key": place.key, "name": place.name}, "kind": kind, "start": span.start, "end": span.end,
        "before": span.before().start, "after": span.next().start, "rows": rows, "next_cursor": following,
    }  # fmt: skip


def waiting(actor: Actor, today: date) -> bool:
    """Whether a plan of today waits for the answer of the actor."""
    if not actor.may(plans.LEAD):
        return False
    rows = plans.visible(actor, plans.LEAD).exclude(owner=actor.member_id)
    return rows.filter(kind="day", start=today, answer="").exists()


def _within(kind: Kind, span: Span, place: Place, show: Show) -> QuerySet[Plan]:
    rows = _of(Plan.objects.filter(kind=kind, start=span.start), place, "owner_id")
    return rows.filter(answer="" if show == "waiting" else show) if show else rows


def _without(kind: Kind, span: Span, place: Place) -> QuerySet[Member]:
    roles = setup().writers.get(kind) or []
    known = Member.objects.filter(pk=OuterRef("pk"), user__user_roles__role__code__in=roles)
    handed = Plan.objects.filter(owner=OuterRef("pk"), kind=kind, start=span.start)
    rows = org.present(Member.objects.filter(user__is_active=True, team__isnull=False))
    return _of(rows, place, "pk").filter(Exists(known), ~Exists(handed))


def _of(rows: QuerySet[M], place: Place, owner: str) -> QuerySet[M]:
    if place.kind == "member":
        return rows.filter(**{owner: place.id})
    return rows if place.teams is None else rows.filter(team_id__among=place.teams)


def _plans(rows: QuerySet[Plan], cursor: str) -> tuple[list[Plan], str | None]:
    if cursor:
        team, owner = paging.decode(cursor, 2)
        rows = rows.filter(Q(team_id__gt=team) | Q(team_id=team, owner_id__gt=owner))
    found = list(rows.select_related("owner", "team").order_by("team_id", "owner_id")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return found[:PAGE], paging.encode([last.team_id, last.owner_id]) if last else None


def _people(rows: QuerySet[Member], cursor: str) -> tuple[list[Member], str | None]:
    if cursor:
        team, id = paging.decode(cursor, 2)
        rows = rows.filter(Q(team_id__gt=team) | Q(team_id=team, id__gt=id))
    found = list(rows.select_related("team").order_by("team_id", "id")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return found[:PAGE], paging.encode([last.team_id, last.pk]) if last else None


def _led(actor: Actor, ids: list[int]) -> set[int]:
    """Those that the actor may answer."""
    rows = plans.visible(actor, plans.LEAD).exclude(owner=actor.member_id)
    return set(rows.filter(id__in=ids).values_list("id", flat=True))


def _handed(one: Plan, led: bool) -> dict[str, Any]:
    return {
        "id": one.pk, "version": one.version, "member": {"id": one.owner_id, "name": one.owner.name},
        "team": one.team.name, "planned": one.planned, "fulfilled": one.fulfilled, "answer": one.answer,
        "answer_note": one.answer_note, "answered_name": one.answered_name,
        "handed_at": None if one.answer else one.updated_at,
        "can_lead": led,
    }  # fmt: skip


def _nothing(one: Member) -> dict[str, Any]:
    return {
        "id": None, "version": 0, "member": {"id": one.pk, "name": one.name}, "team": one.team.name if one.team else "",
        "planned": 0, "fulfilled": 0, "answer": "", "answer_note": "", "answered_name": "", "handed_at": None,
        "can_lead": False,
    }  # fmt: skip
