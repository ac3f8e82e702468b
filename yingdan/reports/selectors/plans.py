"""Plans within reach, one of them with what became of it, and execution by person and span."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet, Sum

from yingdan.kernel import clock, paging
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.org.selectors import calendar as calendars
from yingdan.reports.models import Plan, PlanItem, PlanTally
from yingdan.reports.rules import matching, spans
from yingdan.reports.rules.spans import Kind, Span
from yingdan.reports.selectors import matched, proposing, reports, team
from yingdan.reports.selectors.setup import setup
from yingdan.targets.selectors import nodes

LEAD = "report.lead"
PAGE = 50


def visible(actor: Actor, permission: str = reports.READ) -> QuerySet[Plan]:
    """Those of people within reach."""
    condition = org.reach(actor, permission)
    return Plan.objects.all() if condition is None else Plan.objects.filter(condition)


def get(actor: Actor, plan_id: int, permission: str = reports.READ, *, lock: bool = False) -> Plan:
    """One within reach; NotFound otherwise."""
    rows = visible(actor, permission).select_related("owner", "team")
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    if (found := rows.filter(id=plan_id).first()) is None:
        raise NotFound
    return found


def of_span(member: Member, kind: Kind, day: date) -> Plan:
    """The plan of the span that a day lies in; one that is not stored where there is none."""
    span = spans.containing(kind, day)
    found = Plan.objects.select_related("owner", "team").filter(owner=member, kind=kind, start=span.start).first()
    return found or Plan(owner=member, team=member.team, kind=kind, start=span.start, end=span.end, version=0)


def span_of(plan: Plan) -> Span:
    """The span of a plan."""
    return spans.containing(plan.kind, plan.start)  # type: ignore[arg-type] # the database knows no other kind


def fixed_at(member: Member, span: Span) -> datetime:
    """What is planned until then counts: a time of the first workday of the span."""
    known = calendars.load(member.team_id)
    first = next((day for day in span.days if known.is_workday(day)), span.start)
    return datetime.combine(first, setup().plan_at, clock.company_zone())


def sheet(actor: Actor, plan: Plan) -> dict[str, Any]:
    """A plan with its items, what became of each, the rate, and what it could hold besides."""
    items = list(plan.items.order_by("position", "id")) if plan.pk else []
    became = matched.of(plan, items) if items else {}
    own = plan.owner_id == actor.member_id
    span = span_of(plan)
    counted = [became[one.pk].share for one in items if one.counts]
    open_until = plan.end >= clock.today()
    return {
        "id": plan.pk, "version": plan.version, "kind": plan.kind, "start": plan.start, "end": plan.end,
        "member": {"id": plan.owner_id, "name": plan.owner.name}, "own": own, "can_edit": own,
        "can_lead": not own and nodes.reaches_member(actor, LEAD, plan.owner_id, plan.team_id),
        "answer": plan.answer, "answer_note": plan.answer_note, "answered_name": plan.answered_name,
        "answered_at": plan.answered_at, "fixed_at": fixed_at(plan.owner, span),
        "rate": matching.rate(counted), "planned": len(counted), "fulfilled": sum(counted),
        "items": [_item(one, became[one.pk]) for one in items],
        "proposals": proposing.proposals(plan.owner, span, items) if own and open_until else [],
        "before": span.before().start, "after": span.next().start,
    }  # fmt: skip


def _item(one: PlanItem, became: matched.Match) -> dict[str, Any]:
    return {
        "id": one.pk, "what": one.what, "title": one.title, "target": one.customer_id or one.deal_id or one.task_id,
        "kind": one.kind, "quantity": one.quantity, "source": one.source, "counts": one.counts, "said": one.said,
        "reason": one.reason, "state": became.state, "share": became.share, "happened_on": became.day,
        "records": [{"resource": resource, "id": id} for resource, id in became.records[:20]],
    }  # fmt: skip


def execution(actor: Actor, kind: Kind, day: date, node: str | None, cursor: str) -> dict[str, Any]:
    """The execution rate of a node's people, span by span up to that of `day`, as last worked out; totals from the
    tally. People are those who planned anything in these spans."""
    place = nodes.find(actor, reports.READ, node)
    columns = spans.ending(kind, day, team.SPANS[kind])
    rows = Plan.objects.filter(kind=kind, start__gte=columns[0].start, start__lte=columns[-1].start)
    if place.kind == "member":
        rows = rows.filter(owner=place.id)
    elif place.teams is not None:
        rows = rows.filter(team_id__among=place.teams)
    people, following = _people(rows, cursor)
    grid: dict[int, list[dict[str, Any]]] = {one: [] for one in people}
    for one in rows.filter(owner_id__in=people).order_by("start"):
        grid[one.owner_id].append(
            {"id": one.pk, "start": one.start, "planned": one.planned, "fulfilled": one.fulfilled, "answer": one.answer}
        )
    names = {one.pk: one for one in Member.objects.filter(id__in=people).select_related("team")}
    return {
        "node": {"key": place.key, "name": place.name}, "kind": kind, "day": columns[-1].start,
        "spans": _totals(kind, columns, place), "next_cursor": following,
        "people": [
            {"id": one, "name": names[one].name, "team": names[one].team.name, "plans": grid[one]} for one in people
        ],
    }  # fmt: skip


def _people(rows: QuerySet[Plan], cursor: str) -> tuple[list[int], str | None]:
    if cursor:
        rows = rows.filter(owner_id__gt=paging.decode(cursor, 1)[0])
    found = list(rows.order_by("owner_id").values_list("owner_id", flat=True).distinct()[: PAGE + 1])
    return found[:PAGE], paging.encode([found[PAGE - 1]]) if len(found) > PAGE else None


def _totals(kind: Kind, columns: list[Span], place: nodes.Place) -> list[dict[str, Any]]:
    rows = PlanTally.objects.filter(grain="D", day__in=[one.end for one in columns])
    whose = Q(owner_id=place.id) if place.kind == "member" else Q()
    if place.kind == "team" and place.teams is not None:
        whose = Q(team_id__among=place.teams)
    sums = rows.filter(whose).values_list("day").annotate(Sum(f"{kind}_planned"), Sum(f"{kind}_done")).order_by()
    found = {day: (int(planned), int(done)) for day, planned, done in sums}
    return [
        {"start": one.start, "end": one.end, "planned": planned, "fulfilled": done}
        for one in columns
        for planned, done in [found.get(one.end, (0, 0))]
    ]
