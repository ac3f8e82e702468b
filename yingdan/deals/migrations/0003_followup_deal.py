"""A follow-up's deal really exists; the constraint is made here because customers knows no deals."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("deals", "0002_audit"), ("customers", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "alter table customers_followup add constraint customers_followup_deal foreign key (deal_id)"
            " references deals_deal (id) on delete set null deferrable initially deferred",
            "alter table customers_followup drop constraint customers_followup_deal",
        )
    ]
