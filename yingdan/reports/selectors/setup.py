"""The company's rules for reports."""

from datetime import date, time, timedelta

from yingdan.kernel import clock
from yingdan.kernel.single import only
from yingdan.org.selectors import calendar as calendars
from yingdan.reports.models import Setup
from yingdan.reports.rules import spans
from yingdan.reports.rules.spans import Kind

FURTHEST = 60  # days to look back: more than five workdays have in any calendar


def setup(*, lock: bool = False) -> Setup:
    """The one row; made with the defaults when there is none."""
    return only(Setup, lock=lock)


def deadline(row: Setup, kind: Kind) -> tuple[int, time]:
    """How many workdays after the last one, and at what time."""
    return getattr(row, f"{kind}_after"), getattr(row, f"{kind}_at")


def last_due() -> date:
    """The last day whose daily report is due by now, by the company's calendar: later ones may still come in time."""
    after, at = deadline(setup(), "day")
    known, now, zone, today = calendars.load(), clock.now(), clock.company_zone(), clock.today()
    days = (today - timedelta(n) for n in range(FURTHEST))
    due = (day for day in days if spans.due_at(known, spans.containing("day", day), after, at, zone) <= now)
    return next(due, today - timedelta(FURTHEST))
