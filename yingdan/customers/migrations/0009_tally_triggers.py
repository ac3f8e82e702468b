"""Triggers that count new customers and follow-ups, and the count of those there are."""

from pathlib import Path

from django.conf import settings
from django.db import migrations

BUSINESS_DAY = """create function customers_business_day(timestamptz) returns date language sql stable
as $$ select ($1 at time zone '{zone}')::date $$"""
TEXT = (Path(__file__).parent / "tally.sql").read_text()
CUSTOMER, FOLLOWUP = TEXT.split("-- customer\n")[1].split("-- followup\n")
NEW = "select 1 as n, d.* from new_rows d"
OLD = "select -1 as n, d.* from old_rows d"
EVENTS = {
    "insert": (NEW, "new table as new_rows"),
    "update": (f"{NEW} union all {OLD}", "old table as old_rows new table as new_rows"),
    "delete": (OLD, "old table as old_rows"),
}
TABLES = {"customer": CUSTOMER, "followup": FOLLOWUP}


def keeper(table, event):
    """The trigger of one kind of statement on one table."""
    rows, tables = EVENTS[event]
    name, body = f"customers_tally_{table}_{event}", TABLES[table].replace("from changed", f"from ({rows}) changed")
    return (
        f"create function {name}() returns trigger language plpgsql as $$ begin\n{body}\nreturn null;\nend $$;\n"
        f"create trigger {name} after {event} on customers_{table} referencing {tables}"
        f" for each statement execute function {name}();"
    )


def there_is(table):
    """Counts the rows that are there already."""
    return TABLES[table].replace("from changed", f"from (select 1 as n, d.* from customers_{table} d) changed")


PAIRS = [(table, event) for table in TABLES for event in EVENTS]
UNDO = "".join(f"drop function customers_tally_{table}_{event} cascade;" for table, event in PAIRS)


class Migration(migrations.Migration):
    dependencies = [("customers", "0008_tally")]
    operations = [
        migrations.RunSQL(BUSINESS_DAY.format(zone=settings.COMPANY_TIME_ZONE), "drop function customers_business_day"),
        migrations.RunSQL("\n".join(keeper(*pair) for pair in PAIRS), UNDO),
        migrations.RunSQL([there_is("customer"), there_is("followup")], migrations.RunSQL.noop),
    ]
