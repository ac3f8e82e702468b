"""Reports within reach, and one of them as its page shows it."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.org.selectors import calendar as calendars
from yingdan.reports.models import Comment, Report
from yingdan.reports.rules import spans, standing
from yingdan.reports.rules.spans import Kind, Span
from yingdan.reports.selectors import ahead, composed
from yingdan.reports.selectors import setup as settings

READ, WRITE, EXPORT = "report.read", "report.edit", "report.export"
TOLD = 1000  # reports that somebody out of reach was mentioned in
WRITTEN = ("judgement", "next_plan", "note", "area", "weather")


def visible(actor: Actor, action: str = "read") -> QuerySet[Report]:
    """Those of people within reach; to read, also those in whose comments the actor is mentioned."""
    condition = org.reach(actor, f"report.{action}")
    if condition is None:
        return Report.objects.all()
    if action == "read" and actor.may(READ) and actor.member_id is not None:
        told = (
            Comment.objects.filter(mentions__contains=[actor.member_id])
            .order_by("-id")
            .values_list("report_id", flat=True)
        )
        condition |= Q(id__in=list(told[:TOLD]))
    return Report.objects.filter(condition)


def narrow(rows: QuerySet[Report], actor: Actor, scope: str) -> QuerySet[Report]:
    """The scope tabs of the list."""
    return org.narrow(rows, actor, scope)


def get(actor: Actor, report_id: int, permission: str = READ, *, lock: bool = False) -> Report:
    """One within reach; NotFound otherwise."""
    rows = visible(actor, permission.partition(".")[2]).select_related("owner", "team")
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    if (found := rows.filter(id=report_id).first()) is None:
        raise NotFound
    return found


def person(actor: Actor, member_id: int) -> Member:
    """Somebody whose reports are within reach."""
    condition = org.reach(actor, READ, owner="id", team="team_id")
    rows = Member.objects.select_related("team").filter(id=member_id)
    found = (rows if condition is None else rows.filter(condition)).first()
    if found is None:
        raise NotFound
    return found


def blank(member: Member, span: Span) -> Report:
    """A report that nobody has written in and that was not asked for; not stored."""
    row = settings.setup()
    after, at = settings.deadline(row, span.kind)
    due = spans.due_at(calendars.load(member.team_id), span, after, at, clock.company_zone())
    return Report(owner=member, team=member.team, kind=span.kind, start=span.start, end=span.end, due_at=due, version=0)


def of_span(member: Member, kind: Kind, day: date) -> Report:
    """The report of the span that a day lies in; a blank one where there is none."""
    span = spans.containing(kind, day)
    rows = Report.objects.select_related("owner", "team")
    return rows.filter(owner=member, kind=kind, start=span.start).first() or blank(member, span)


def stands(row: Report) -> standing.Standing:
    """Where it stands now."""
    return standing.standing(
        submitted=row.status == "submitted", late=row.late, written=any(row.draft.values()),
        required=row.required, due_at=row.due_at, now=clock.now(),
    )  # fmt: skip


def sheet(actor: Actor, row: Report) -> dict[str, Any]:
    """All of a report: what the records say (as kept at submission, else as of now), what was written, comments."""
    span = spans.containing(row.kind, row.start)  # type: ignore[arg-type] # the database knows no other kind
    own = row.owner_id == actor.member_id
    submitted = row.status == "submitted"
    words = {name: getattr(row, name) if submitted else row.draft.get(name, "") if own else "" for name in WRITTEN}
    facts = row.snapshot if submitted and row.snapshot else composed.of_member(row.owner_id, span)
    return {
        "id": row.pk, "version": row.version, "kind": row.kind, "start": row.start, "end": row.end,
        "member": {"id": row.owner_id, "name": row.owner.name}, "team": {"id": row.team_id, "name": row.team.name},
        "standing": stands(row), "required": row.required, "due_at": row.due_at, "submitted_at": row.submitted_at,
        "arrived_at": row.arrived_at, "doubt": row.doubt, "as_of": clock.now(),
        **words, "area_found": facts.get("area", ""), "weather_found": facts.get("weather", ""),
        "next_found": ahead.said(actor, row.owner, span) if own and not submitted else "",
        "sections": composed.shown(actor, facts), "own": own,
        "can_take_back": own and standing.may_take_back(submitted=submitted, due_at=row.due_at, now=clock.now()),
        "can_export": actor.may(EXPORT) or own, "before": span.before().start, "after": span.next().start,
        "comments": comments(row),
    }  # fmt: skip


def comments(row: Report) -> list[dict[str, Any]]:
    """What was said about it, oldest first."""
    if row.pk is None:
        return []
    return [dict(one) for one in row.comments.order_by("at", "id").values("id", "by_name", "at", "text")]
