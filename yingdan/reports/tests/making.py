"""Makes what the tests of reports need."""

from datetime import date, datetime, timedelta
from typing import Any

from yingdan.customers.models import Customer, FollowUp
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.reports.models import Report
from yingdan.reports.rules import spans
from yingdan.reports.rules.spans import Kind
from yingdan.segments.tests.making import make_customer

__all__ = ["make_customer", "make_report", "noon", "talked"]
EMPTY: dict[str, Any] = {"sections": [], "area": "", "weather": ""}


def noon(day: date) -> datetime:
    """Twelve o'clock."""
    return clock.day_start(day) + timedelta(hours=12)


def make_report(owner: Member, day: date, kind: Kind = "day", **columns: Any) -> Report:
    """One that was asked for, due at the end of its last day; submitted when `submitted_at` says so."""
    span = spans.containing(kind, day)
    due = clock.day_start(span.end) + timedelta(hours=22)
    values: dict[str, Any] = {"required": True, "due_at": due}
    if columns.get("submitted_at"):
        values |= {"status": "submitted", "snapshot": EMPTY, "late": columns["submitted_at"] > due}
    return Report.objects.create(
        owner=owner, team=owner.team, kind=kind, start=span.start, end=span.end, **{**values, **columns}
    )


def talked(owner: Member, customer: Customer, method: str, at: datetime, text: str = "谈了") -> FollowUp:
    """A follow-up of a person."""
    return FollowUp.objects.create(
        customer=customer, owner=owner, team=owner.team, created_by=owner, method=method, text=text, happened_at=at
    )
