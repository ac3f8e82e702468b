"""Under the audit trail; who holds a lead since when; a follow-up's lead really exists."""

from django.db import migrations

from yingdan.org import owned_since
from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("leads", "0001_initial"), ("customers", "0011_followup_lead"), ("platform", "0002_audit")]
    operations = [
        attach("leads_source", "leads_lead"),
        owned_since.attach("leads_lead"),
        migrations.RunSQL(
            "alter table customers_followup add constraint customers_followup_lead_id foreign key (lead_id)"
            " references leads_lead (id) on delete set null deferrable initially deferred",
            "alter table customers_followup drop constraint customers_followup_lead_id",
        ),
    ]
