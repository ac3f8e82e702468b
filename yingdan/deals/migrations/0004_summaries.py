"""Triggers that keep the sums of deals true, whatever writes the deals: services, bulk edits, COPY, SQL."""

from pathlib import Path

from django.db import migrations

FOLDER = Path(__file__).parent
SUMS = "\n".join(
    line for line in (FOLDER / "summaries.sql").read_text().splitlines() if not line.startswith("--")
)
UPKEEP = (FOLDER / "summaries_upkeep.sql").read_text()
NEW = "select 1 as n, d.* from new_rows d"
OLD = "select -1 as n, d.* from old_rows d"
EVENTS = {
    "insert": (NEW, "new table as new_rows"),
    "update": (f"{NEW} union all {OLD}", "old table as old_rows new table as new_rows"),
    "delete": (OLD, "old table as old_rows"),
}


def keeper(event):
    """The trigger function for one kind of statement: a branch of its own, so that PostgreSQL caches its plans."""
    rows, tables = EVENTS[event]
    body = SUMS.replace("from changed", f"from ({rows}) changed")
    return (
        f"create function deals_summarise_{event}() returns trigger language plpgsql as $$ begin\n{body}\nreturn null;\n"
        f"end $$;\ncreate trigger deals_summarise_{event} after {event} on deals_deal referencing {tables}"
        f" for each statement execute function deals_summarise_{event}();"
    )


# For bulk loaders that switched the triggers off: makes all sums anew. Writers of deals wait meanwhile.
REBUILD = (
    "create function deals_rebuild_summaries() returns void language plpgsql as $$ begin\n"
    "lock table deals_deal in share mode;\n"
    "delete from deals_opensummary; delete from deals_wonday; delete from deals_cohortsummary;\n"
    + SUMS.replace("from changed", "from (select 1 as n, d.* from deals_deal d) changed")
    + "\nend $$;"
)
UNDO = "".join(
    f"drop trigger deals_summarise_{event} on deals_deal; drop function deals_summarise_{event}();" for event in EVENTS
)


class Migration(migrations.Migration):
    dependencies = [("deals", "0003_followup_deal")]
    operations = [
        migrations.RunSQL("\n".join(keeper(event) for event in EVENTS), UNDO),
        migrations.RunSQL(REBUILD, "drop function deals_rebuild_summaries()"),
        migrations.RunSQL(UPKEEP, "drop function deals_compact_summaries(); drop function deals_summary_drift()"),
    ]
