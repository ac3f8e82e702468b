"""Triggers that count new deals, won deals and volume sold, and the count of those there are."""

from pathlib import Path

from django.db import migrations

TEXT = (Path(__file__).parent / "tally.sql").read_text()
DEAL, LINE = TEXT.split("-- deal\n")[1].split("-- line\n")
NEW = "select 1 as n, d.* from new_rows d"
OLD = "select -1 as n, d.* from old_rows d"
EVENTS = {
    "insert": (NEW, "new table as new_rows"),
    "update": (f"{NEW} union all {OLD}", "old table as old_rows new table as new_rows"),
    "delete": (OLD, "old table as old_rows"),
}
TABLES = {"deal": DEAL, "dealline": LINE}


def keeper(table, event):
    """The trigger of one kind of statement on one table."""
    rows, tables = EVENTS[event]
    name, body = f"deals_tally_{table}_{event}", TABLES[table].replace("(touched)", f"({rows})")
    return (
        f"create function {name}() returns trigger language plpgsql as $$ begin\n{body}\nreturn null;\nend $$;\n"
        f"create trigger {name} after {event} on deals_{table} referencing {tables}"
        f" for each statement execute function {name}();"
    )


PAIRS = [(table, event) for table in TABLES for event in EVENTS]
UNDO = "".join(f"drop function deals_tally_{table}_{event} cascade;" for table, event in PAIRS)
THERE = DEAL.replace("(touched)", "(select 1 as n, d.* from deals_deal d)")  # a deal counts with its lines


class Migration(migrations.Migration):
    dependencies = [("deals", "0009_tally")]
    operations = [
        migrations.RunSQL("\n".join(keeper(*pair) for pair in PAIRS), UNDO),
        migrations.RunSQL(THERE, migrations.RunSQL.noop),
    ]
