"""Health knows what deals were like before, and the tasks about them."""

from pathlib import Path

from django.db import migrations

FOLDER = Path(__file__).parent
JUDGE, TASKS = ((FOLDER / name).read_text() for name in ("judge.sql", "tasks.sql"))
UNDO = "".join(f"drop function deal_health_task_{event} cascade;" for event in ("insert", "update", "delete")) + "".join(
    f"alter trigger health_{event} on deals_deal rename to deal_health_{event};"
    for event in ("insert", "update", "delete")
)


class Migration(migrations.Migration):
    dependencies = [("deal_health", "0002_judging"), ("deals", "0012_state_triggers"), ("tasks", "0002_audit")]
    operations = [migrations.RunSQL(JUDGE + TASKS, UNDO)]
