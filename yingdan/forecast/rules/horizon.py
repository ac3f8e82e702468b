"""The periods that are forecast: six months, four quarters, this year and the next."""

from datetime import date, timedelta

from yingdan.targets.rules import period as periods
from yingdan.targets.rules.period import Kind, Period

MONTHS, QUARTERS = 6, 4


def ahead(today: date) -> list[Period]:
    """Twelve periods from the present ones on."""
    found = [*_following("month", today, MONTHS), *_following("quarter", today, QUARTERS)]
    return [*found, periods.year(today.year), periods.year(today.year + 1)]


def _following(kind: Kind, today: date, count: int) -> list[Period]:
    found = [periods.containing(kind, today)]
    while len(found) < count:
        found.append(periods.containing(kind, found[-1].end + timedelta(1)))
    return found


def parts(span: Period, cadence: Kind) -> list[Period]:
    """The periods for which calls are submitted that make up a span; empty when they are longer than it."""
    order = ("month", "quarter", "year")
    if span.kind not in order or order.index(span.kind) < order.index(cadence):
        return []
    return periods.within(cadence, span)


def monday(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(day.weekday())
