"""Asks for the reports that the company's rules want: one row for each person and span, before anybody writes in it."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from yingdan.kernel import clock
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.org.rules import leave as leave_rules
from yingdan.org.rules.leave import Absence
from yingdan.org.selectors import leave
from yingdan.org.selectors.calendar import Calendars
from yingdan.reports.models import Report, Setup
from yingdan.reports.rules import spans
from yingdan.reports.rules.spans import KINDS, Kind, Span
from yingdan.reports.selectors.setup import deadline, setup

MOST_DAYS = 31  # that a worker who was down catches up with


def ask(today: date | None = None) -> int:
    """Asks for the reports of today's spans and of those since it was last done; says how many are new. Done again it
    changes nothing but what leave or the calendar has changed meanwhile."""
    today = today or clock.today()
    row = setup()
    if row.starts_on is None or row.starts_on > today:
        return 0
    first = max(row.starts_on, (row.worked_on or today) - timedelta(1), today - timedelta(MOST_DAYS))
    wanted = {(kind, spans.containing(kind, first + timedelta(n)).start): None
              for n in range((today - first).days + 1) for kind in KINDS}  # fmt: skip
    known = Calendars()
    made = sum(of_span(row, known, spans.containing(kind, start)) for kind, start in wanted)
    Setup.objects.filter(id=row.pk).update(worked_on=today)
    return made


def of_span(row: Setup, known: Calendars, span: Span) -> int:
    """The reports of one kind and span; says how many rows are new. A handful of statements for any number of people,
    and one for each calendar that differs."""
    people = list(_writers(row, span.kind))
    away = _away(span, [one.pk for one in people])
    owing = [
        one for one in people
        if spans.owes(known.of(one.team_id), span, one.started_on, one.ended_on, away.get(one.pk, set()))
    ]  # fmt: skip
    after, at = deadline(row, span.kind)
    zone = clock.company_zone()
    made = Report.objects.bulk_create(
        (
            Report(
                owner=one, team_id=one.team_id, kind=span.kind, start=span.start, end=span.end, required=True,
                due_at=spans.due_at(known.of(one.team_id), span, after, at, zone),
            )
            for one in _without(span, owing)
        ),
        ignore_conflicts=True, batch_size=2000,
    )  # fmt: skip
    _ask_again(span, [one.pk for one in owing])
    return len(made)


def _without(span: Span, owing: list[Member]) -> list[Member]:
    """Those who have no row yet."""
    have = set(Report.objects.filter(kind=span.kind, start=span.start).values_list("owner_id", flat=True))
    return [one for one in owing if one.pk not in have]


def _ask_again(span: Span, owing: list[int]) -> None:
    """Until the deadline, who writes freely may come to owe it, and who goes on leave no longer does."""
    rows = Report.objects.filter(kind=span.kind, start=span.start, status="draft", due_at__gt=clock.now())
    rows.filter(required=False, owner_id__in=owing).update(required=True)
    rows.filter(required=True).exclude(owner_id__in=owing).update(required=False)


def _writers(row: Setup, kind: Kind) -> Iterable[Member]:
    roles = row.writers.get(kind) or []
    people = org.present(Member.objects.filter(user__user_roles__role__code__in=roles, user__is_active=True))
    return people.filter(~Q(team=None)).distinct().order_by("id")


def _away(span: Span, members: list[int]) -> dict[int, set[date]]:
    """Days of the span on which somebody is on leave from morning to evening."""
    return {
        member: {day for day in span.days if _all_day(day, found)}
        for member, found in leave.absences(span.start, span.end, members).items()
    }


def _all_day(day: date, found: list[Absence]) -> bool:
    halves = (leave_rules.half(day, leave_rules.MORNING), leave_rules.half(day, leave_rules.AFTERNOON))
    return all(any(one.first <= half <= one.last for one in found) for half in halves)
