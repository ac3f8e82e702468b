"""Puts plans under the audit trail and counts them by triggers."""

from pathlib import Path

from django.db import migrations

from yingdan.platform.audit import attach

BODY = (Path(__file__).parent / "plan_tally.sql").read_text()
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
    name, body = f"reports_plantally_{event}", BODY.replace("from changed", f"from ({rows}) changed")
    return (
        f"create function {name}() returns trigger language plpgsql as $$ begin\n{body}\nreturn null;\nend $$;\n"
        f"create trigger {name} after {event} on reports_plan referencing {tables}"
        f" for each statement execute function {name}();"
    )


UNDO = "".join(f"drop function reports_plantally_{event} cascade;" for event in EVENTS)


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_plans"), ("platform", "0002_audit")]
    operations = [
        attach("reports_plan", "reports_planitem"),
        migrations.RunSQL("\n".join(keeper(event) for event in EVENTS), UNDO),
    ]
