"""The triggers on cells, for days and parts."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent / "cells.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("targets", "0006_days")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
