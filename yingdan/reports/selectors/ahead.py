"""What somebody has planned for the span after this one, in words: a report begins with it."""

from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.org.selectors import calendar as calendars
from yingdan.reports.models import Plan
from yingdan.reports.rules import spans
from yingdan.reports.rules.spans import Span
from yingdan.reports.sections.plan import WHATS, titled

MOST = 20


def said(actor: Actor, member: Member, span: Span) -> str:
    """A line for each item of the plan of the next workday, week or month; empty without a plan."""
    start = span.next().start
    if span.kind == "day":
        start = spans.next_workday(calendars.load(member.team_id), span.end)
    plan = Plan.objects.filter(owner=member, kind=span.kind, start=start).first()
    if plan is None:
        return ""
    items = plan.items.order_by("position", "id")[:MOST]
    english = actor.locale == "en"
    return "\n".join(f"{WHATS[one.what][english]} {titled(one, english)}" for one in items)
