"""Time: instants are UTC, the business day is the company's."""

from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings


@lru_cache
def company_zone() -> ZoneInfo:
    """The company's time zone."""
    return ZoneInfo(settings.COMPANY_TIME_ZONE)


def now() -> datetime:
    """This instant, aware, UTC."""
    return datetime.now(UTC)


def business_day(instant: datetime) -> date:
    """The company's calendar day of an instant."""
    return instant.astimezone(company_zone()).date()


def today() -> date:
    """The company's calendar day now."""
    return business_day(now())


def day_start(day: date) -> datetime:
    """The instant at which a business day begins."""
    return datetime(day.year, day.month, day.day, tzinfo=company_zone()).astimezone(UTC)
