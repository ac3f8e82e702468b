"""Time: instants are UTC, the business day is the company's."""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Annotated
from zoneinfo import ZoneInfo

from django.conf import settings
from pydantic import AfterValidator


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


def day_sql(instant: str) -> str:
    """An SQL expression of the company's calendar day of an instant; the database's own zone is UTC."""
    return f"({instant} at time zone '{settings.COMPANY_TIME_ZONE}')::date"


def instant(moment: datetime) -> datetime:
    """What somebody wrote, in UTC; without an offset it is the company's time. PostgreSQL takes no offset of 16 hours.

    Raises ValueError for a time that is before or after all that can be kept.
    """
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=company_zone())).astimezone(UTC)
    except OverflowError as error:
        raise ValueError("out of range") from error


Moment = Annotated[datetime, AfterValidator(instant)]  # in bodies of requests
