"""Who decides is also told by the decision map; what a customer did is contact."""

from pathlib import Path

from django.db import migrations

JUDGE = (Path(__file__).parent / "judge.sql").read_text()
TABLES = {"person": "deals_dealcontact", "act": "deals_dealevidence"}
ROWS = {
    "insert": ("referencing new table as new_rows", "select distinct deal_id from new_rows"),
    "update": (
        "referencing old table as old_rows new table as new_rows",
        "select deal_id from new_rows union select deal_id from old_rows",
    ),
    "delete": ("referencing old table as old_rows", "select distinct deal_id from old_rows"),
}


def keeper(name, event):
    """Works out anew the deals that one kind of statement on a table is about."""
    rows, ids = ROWS[event]
    return f"""
create function deal_health_{name}_{event}() returns trigger language plpgsql as $$
begin
    perform deal_health_touch(array({ids}));
    return null;
end $$;
create trigger health_{event} after {event} on {TABLES[name]} {rows}
for each statement execute function deal_health_{name}_{event}();"""


PAIRS = [(name, event) for name in TABLES for event in ROWS]
UNDO = "".join(f"drop function deal_health_{name}_{event} cascade;" for name, event in PAIRS)


class Migration(migrations.Migration):
    dependencies = [("deal_health", "0003_past_and_tasks"), ("deals", "0014_gates_audit")]
    operations = [migrations.RunSQL(JUDGE + "".join(keeper(*pair) for pair in PAIRS), UNDO)]
