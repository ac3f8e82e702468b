"""Triggers: team sums, published targets reconcile and never change."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent / "sums.sql").read_text()
UNDO = (
    "drop function targets_sum_up() cascade; drop function targets_reconciled() cascade;"
    " drop function targets_frozen() cascade"
)


class Migration(migrations.Migration):
    dependencies = [("targets", "0002_audit")]
    operations = [migrations.RunSQL(SQL, UNDO)]
