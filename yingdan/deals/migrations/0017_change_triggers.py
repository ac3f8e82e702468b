"""Triggers that count the changes of deals by month and team, and the count of those there are."""

from pathlib import Path

from django.db import migrations

FOLDER = Path(__file__).parent
SUMS = (FOLDER / "changes.sql").read_text()
SUMS = "\n".join(line for line in SUMS.splitlines() if not line.startswith("--"))
UPKEEP = (FOLDER / "changes_upkeep.sql").read_text()
NEW = "select 1 as n, s.* from new_rows s"
OLD = "select -1 as n, s.* from old_rows s"
EVENTS = {
    "insert": (NEW, "new table as new_rows"),
    "update": (f"{NEW} union all {OLD}", "old table as old_rows new table as new_rows"),
    "delete": (OLD, "old table as old_rows"),
}


def keeper(event):
    """The trigger of one kind of statement."""
    rows, tables = EVENTS[event]
    name, body = f"deals_change_{event}", SUMS.replace("(touched)", f"({rows})")
    return (
        f"create function {name}() returns trigger language plpgsql as $$ begin\n{body}\nreturn null;\nend $$;\n"
        f"create trigger {name} after {event} on deals_dealstate referencing {tables}"
        f" for each statement execute function {name}();"
    )


REBUILD = (
    "create function deals_rebuild_changes() returns void language plpgsql as $$ begin\n"
    "lock table deals_dealstate in share mode;\ndelete from deals_changetally;\n"
    + SUMS.replace("(touched)", "(select 1 as n, s.* from deals_dealstate s)")
    + "\nend $$;"
)
UNDO = "".join(f"drop function deals_change_{event} cascade;" for event in EVENTS)


class Migration(migrations.Migration):
    dependencies = [("deals", "0016_changes")]
    operations = [
        migrations.RunSQL("\n".join(keeper(event) for event in EVENTS), UNDO),
        migrations.RunSQL(UPKEEP, "drop function deals_compact_changes; drop function deals_change_drift"),
        migrations.RunSQL(REBUILD, "drop function deals_rebuild_changes"),
        migrations.RunSQL(
            "create index deals_state_sample on deals_dealstate (since) where deal_id % 16 = 0",
            "drop index deals_state_sample",
        ),
        migrations.RunSQL(
            "create index deals_state_span on deals_dealstate using spgist (tstzrange(since, until)) where status = 'open'",
            "drop index deals_state_span",
        ),
        migrations.RunSQL("select deals_rebuild_changes()", migrations.RunSQL.noop),
    ]
