"""Audit of what people write; triggers that keep the sums of distribution and competitors true."""

from pathlib import Path

from django.db import migrations

from yingdan.platform.audit import attach

FOLDER = Path(__file__).parent
NEW = "select 1 as n, d.* from new_rows d"
OLD = "select -1 as n, d.* from old_rows d"
EVENTS = {
    "insert": (NEW, "new table as new_rows"),
    "update": (f"{NEW} union all {OLD}", "old table as old_rows new table as new_rows"),
    "delete": (OLD, "old table as old_rows"),
}
KEPT = {"outlets_outletmonth": "sums.sql", "outlets_competitorrecord": "rivals.sql"}


def written(file):
    return "\n".join(line for line in (FOLDER / file).read_text().splitlines() if not line.startswith("--"))


def keeper(table, event):
    """The trigger function for one kind of statement: a branch of its own, so that PostgreSQL caches its plans."""
    rows, tables = EVENTS[event]
    body = written(KEPT[table]).replace("from changed", f"from ({rows}) changed")
    return (
        f"create function {table}_sum_{event}() returns trigger language plpgsql as $$ begin\n{body}\nreturn null;\n"
        f"end $$;\ncreate trigger {table}_sum_{event} after {event} on {table} referencing {tables}"
        f" for each statement execute function {table}_sum_{event}();"
    )


UNDO = "".join(
    f"drop trigger {table}_sum_{event} on {table}; drop function {table}_sum_{event}();"
    for table in KEPT for event in EVENTS
)
# For bulk loaders that switched the triggers off.
REBUILD = (
    "create function outlets_rebuild_sums() returns void language plpgsql as $$ begin\n"
    "lock table outlets_outletmonth, outlets_competitorrecord in share mode;\n"
    "delete from outlets_spreadsum; delete from outlets_competitorsum;\n"
    + "\n".join(
        written(file).replace("from changed", f"from (select 1 as n, d.* from {table} d) changed")
        for table, file in KEPT.items()
    )
    + "\nend $$;"
)


class Migration(migrations.Migration):
    dependencies = [("outlets", "0001_initial"), ("platform", "0002_audit")]
    operations = [
        attach("outlets_setup", "outlets_ledgerentry", "outlets_competitorrecord"),
        migrations.RunSQL("\n".join(keeper(table, event) for table in KEPT for event in EVENTS), UNDO),
        migrations.RunSQL(REBUILD, "drop function outlets_rebuild_sums()"),
        migrations.RunSQL(
            (FOLDER / "upkeep.sql").read_text(), "drop function outlets_compact_sums(); drop function outlets_sum_drift()"
        ),
    ]
