"""Triggers that keep the coarse sums of open deals."""

from pathlib import Path

from django.db import migrations

FOLDER = Path(__file__).parent
SUMS = "\n".join(
    line for line in (FOLDER / "open_totals.sql").read_text().splitlines() if not line.startswith("--")
)
UPKEEP = (FOLDER / "open_totals_upkeep.sql").read_text()
NEW = "select 1 as n, s.* from new_rows s"
OLD = "select -1 as n, s.* from old_rows s"
EVENTS = {
    "insert": (NEW, "new table as new_rows"),
    "update": (f"{NEW} union all {OLD}", "old table as old_rows new table as new_rows"),
    "delete": (OLD, "old table as old_rows"),
}


def keeper(event):
    """The trigger function for one kind of statement."""
    rows, tables = EVENTS[event]
    body = SUMS.replace("from changed", f"from ({rows}) changed")
    return (
        f"create function deals_open_total_{event}() returns trigger language plpgsql as $$ begin\n{body}\n"
        f"return null;\nend $$;\ncreate trigger deals_open_total_{event} after {event} on deals_opensummary"
        f" referencing {tables} for each statement execute function deals_open_total_{event}();"
    )


REBUILD = (
    "create function deals_rebuild_open_totals() returns void language plpgsql as $$ begin\n"
    "lock table deals_opensummary in share mode;\ndelete from deals_opentotal;\n"
    + SUMS.replace("from changed", "from (select 1 as n, s.* from deals_opensummary s) changed")
    + "\nend $$;"
)
UNDO = "".join(
    f"drop trigger deals_open_total_{event} on deals_opensummary; drop function deals_open_total_{event}();"
    for event in EVENTS
)


class Migration(migrations.Migration):
    dependencies = [("deals", "0005_open_total")]
    operations = [
        migrations.RunSQL("\n".join(keeper(event) for event in EVENTS), UNDO),
        migrations.RunSQL(REBUILD, "drop function deals_rebuild_open_totals()"),
        migrations.RunSQL(UPKEEP, "drop function deals_compact_open_totals(); drop function deals_open_total_drift()"),
    ]
