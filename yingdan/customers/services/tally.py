"""Keeps the tally of new customers and follow-ups short and true."""

from django.conf import settings
from django.db import connection, transaction

from yingdan.customers.models import WorkTally
from yingdan.org.services import tallies

# The company's day of an instant; the zone is written into it so that triggers need not look it up.
BUSINESS_DAY = """create or replace function customers_business_day(timestamptz) returns date language sql stable
as $$ select ($1 at time zone '{zone}')::date $$"""


def compact() -> None:
    """Folds rows of one key together."""
    tallies.compact(WorkTally)


def rebuild() -> None:
    """Counts anew, in the company's time zone as it is now."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(BUSINESS_DAY.format(zone=settings.COMPANY_TIME_ZONE))
        tallies.rebuild(WorkTally)


def drift() -> list[str]:
    """Where the tally differs from the records, in words; also when days are cut in another time zone than now."""
    with connection.cursor() as cursor:
        cursor.execute("select prosrc from pg_proc where oid = 'customers_business_day(timestamptz)'::regprocedure")
        source = str(cursor.fetchone()[0])
    zone = settings.COMPANY_TIME_ZONE
    moved = [] if f"'{zone}'" in source else [f"customers_worktally: days are not those of {zone}"]
    return [*moved, *tallies.drift(WorkTally)]
