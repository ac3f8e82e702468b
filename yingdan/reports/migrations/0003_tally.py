"""Triggers that count reports asked for, submitted and in time."""

from pathlib import Path

from django.db import migrations

BODY = (Path(__file__).parent / "tally.sql").read_text()
NEW = "select 1 as n, d.* from new_rows d"
OLD = "select -1 as n, d.* from old_rows d"
EVENTS = {
    "insert": (NEW, "new table as new_rows"),
    "update": (f"{NEW} union all {OLD}", "old table as old_rows new table as new_rows"),
    "delete": (OLD, "old table as old_rows"),
}


def keeper(event):
    """The trigger of one kind of statement."""
    rows, tables = EVENTS[event]
    name, body = f"reports_tally_{event}", BODY.replace("from changed", f"from ({rows}) changed")
    return (
        f"create function {name}() returns trigger language plpgsql as $$ begin\n{body}\nreturn null;\nend $$;\n"
        f"create trigger {name} after {event} on reports_report referencing {tables}"
        f" for each statement execute function {name}();"
    )


UNDO = "".join(f"drop function reports_tally_{event} cascade;" for event in EVENTS)


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_audit")]
    operations = [migrations.RunSQL("\n".join(keeper(event) for event in EVENTS), UNDO)]
