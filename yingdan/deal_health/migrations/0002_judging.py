"""The company's thresholds, audit trail, and the function and triggers that keep the health of deals."""

from pathlib import Path

from django.db import migrations

from yingdan.deal_health.rules.judging import DEFAULTS
from yingdan.platform.audit import attach

FOLDER = Path(__file__).parent
JUDGE, TRIGGERS = ((FOLDER / name).read_text() for name in ("judge.sql", "triggers.sql"))
NAMES = ("deal_insert", "deal_update", "deal_delete", "followup_insert", "followup_update", "followup_delete",
         "contact_update", "contact_insert", "contact_delete")
UNDO = "".join(f"drop function deal_health_{name} cascade;" for name in NAMES) + (
    "drop function deal_health_contacts(bigint[]); drop function deal_health_touch(bigint[]);"
    "drop function deal_health_judge(bigint[], date);"
)


def _defaults(apps, schema_editor):
    model = apps.get_model("deal_health", "Threshold")
    model.objects.bulk_create(
        model(kind=kind, days=one.days, percent=one.percent, count=one.count, weight=one.weight)
        for kind, one in DEFAULTS.items()
    )


class Migration(migrations.Migration):
    dependencies = [("deal_health", "0001_initial"), ("customers", "0009_tally_triggers"), ("platform", "0002_audit")]
    operations = [
        migrations.RunPython(_defaults, migrations.RunPython.noop),
        attach("deal_health_threshold"),
        migrations.RunSQL(JUDGE + TRIGGERS, UNDO),
        # Deals from before are worked out by the first job.
        migrations.RunSQL(
            "insert into deal_health_stale (deal_id) select id from deals_deal where status = 'open'",
            migrations.RunSQL.noop,
        ),
    ]
