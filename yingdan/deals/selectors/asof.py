"""Deals as they were at an instant or on a day of the past."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from yingdan.deals.models import DealState
from yingdan.kernel import clock


def states(at: datetime) -> QuerySet[DealState]:
    """One row for each deal that existed at the instant: how it was then."""
    return DealState.objects.filter(Q(until__gt=at) | Q(until=None), since__lte=at)


def end_of(day: date) -> datetime:
    """The last instant of a business day: all that happened on the day has happened, nothing of the next one."""
    return clock.day_start(day + timedelta(days=1)) - timedelta(microseconds=1)


def states_on(day: date) -> QuerySet[DealState]:
    """How deals were when the day ended; of today: as they are."""
    return states(min(end_of(day), clock.now())) if day >= clock.today() else states(end_of(day))
