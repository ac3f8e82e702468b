"""Who has submitted, who is late, who is missing: a node's people in pages, with counts from the tally."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum

from yingdan.kernel import clock, paging
from yingdan.kernel.actor import Actor
from yingdan.reports.models import Report, ReportTally
from yingdan.reports.rules import spans
from yingdan.reports.rules.spans import Kind, Span
from yingdan.reports.selectors import reports
from yingdan.targets.selectors import nodes
from yingdan.targets.selectors.nodes import Place

PAGE = 50
SPANS: dict[Kind, int] = {"day": 7, "week": 6, "month": 6}
SHOWN = ("", "on_time", "late", "missing", "open")


def page(actor: Actor, kind: Kind, day: date, node: str | None, show: str, cursor: str) -> dict[str, Any]:
    """The spans up to that of `day`: counts of each, and the people who owe or wrote the last one – all, or those whose
    report stands as `show` says – with how each of their reports stands. A fixed number of statements."""
    place = nodes.find(actor, reports.READ, node)
    columns = spans.ending(kind, day, SPANS[kind])
    rows, following = _page(_shown(_within(kind, columns[-1], place), show), cursor)
    grid: dict[int, list[dict[str, Any]]] = {}
    for one in Report.objects.filter(
        owner_id__in=[row.owner_id for row in rows],
        kind=kind,
        start__gte=columns[0].start,
        start__lte=columns[-1].start,
    ).order_by("start"):
        grid.setdefault(one.owner_id, []).append(_cell(one))
    return {
        "node": {"key": place.key, "name": place.name}, "kind": kind, "day": columns[-1].start,
        "before": columns[0].before().start, "spans": _counts(kind, columns, place),
        "people": [
            {"id": row.owner_id, "name": row.owner.name, "team": row.team.name, "reports": grid.get(row.owner_id, [])}
            for row in rows
        ],
        "next_cursor": following,
    }  # fmt: skip


def _within(kind: Kind, span: Span, place: Place) -> QuerySet[Report]:
    rows = Report.objects.filter(kind=kind, start=span.start).filter(Q(required=True) | Q(status="submitted"))
    if place.kind == "member":
        return rows.filter(owner=place.id)
    return rows if place.teams is None else rows.filter(team_id__among=place.teams)


def _shown(rows: QuerySet[Report], show: str) -> QuerySet[Report]:
    now = clock.now()
    match show:
        case "on_time":
            return rows.filter(status="submitted", late=False)
        case "late":
            return rows.filter(status="submitted", late=True)
        case "missing":
            return rows.filter(status="draft", due_at__lt=now)
        case "open":
            return rows.filter(status="draft", due_at__gte=now)
        case _:
            return rows


def _page(rows: QuerySet[Report], cursor: str) -> tuple[list[Report], str | None]:
    """By team and person: people of a team stand together."""
    if cursor:
        team, owner = paging.decode(cursor, 2)
        rows = rows.filter(Q(team_id__gt=team) | Q(team_id=team, owner_id__gt=owner))
    found = list(rows.select_related("owner", "team").order_by("team_id", "owner_id")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return found[:PAGE], paging.encode([last.team_id, last.owner_id]) if last else None


def _cell(one: Report) -> dict[str, Any]:
    return {"id": one.pk, "start": one.start, "standing": reports.stands(one), "submitted_at": one.submitted_at}


def _counts(kind: Kind, columns: list[Span], place: Place) -> list[dict[str, Any]]:
    """Of each span: asked for, submitted, in time. One statement on the tally."""
    rows = ReportTally.objects.filter(grain="D", day__in=[one.end for one in columns])
    if place.kind == "member":
        rows = rows.filter(owner_id=place.id)
    elif place.teams is not None:
        rows = rows.filter(team_id__among=place.teams)
    sums = rows.values_list("day").annotate(Sum(f"{kind}s"), Sum(f"{kind}s_in"), Sum(f"{kind}s_on_time")).order_by()
    found = {day: (int(asked), int(came), int(in_time)) for day, asked, came, in_time in sums}
    return [
        {"start": one.start, "end": one.end, "asked": asked, "submitted": came, "on_time": in_time}
        for one in columns
        for asked, came, in_time in [found.get(one.end, (0, 0, 0))]
    ]
