"""An opening day corrected to one after a closing: the closing is then the first that is known of the deal."""

from pathlib import Path

from django.db import migrations

FOLDER = Path(__file__).parent
BEFORE = (FOLDER / "states.sql").read_text().split("-- A corrected opening day")[1].split("create function deals_states")[0]
BEFORE = "-- A corrected opening day" + BEFORE.replace("create function", "create or replace function")


class Migration(migrations.Migration):
    dependencies = [("deals", "0018_cohorts")]
    operations = [migrations.RunSQL((FOLDER / "reborn.sql").read_text(), BEFORE)]
