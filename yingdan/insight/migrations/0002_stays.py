"""Triggers that keep the sums of stays."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent / "stays.sql").read_text()
NAMES = "stays_of_entries stays_of_deals rebuild_stays compact_stays stay_drift"
UNDO = "".join(f"drop function insight_{name} cascade;" for name in NAMES.split())


class Migration(migrations.Migration):
    dependencies = [("insight", "0001_initial"), ("deals", "0004_summaries")]
    operations = [migrations.RunSQL(SQL, UNDO + "drop function insight_stay_seconds cascade")]
