"""Indexes for lists of follow-ups due of a whole team: few records have a next contact at all."""

from django.db import migrations

FORWARD = """
create index insight_customer_due on customers_customer (next_contact_at) where next_contact_at is not null;
create index insight_deal_due on deals_deal (next_contact_at) where status = 'open' and next_contact_at is not null;
"""


class Migration(migrations.Migration):
    dependencies = [("insight", "0002_stays"), ("customers", "0001_initial"), ("deals", "0004_summaries")]
    operations = [migrations.RunSQL(FORWARD, "drop index insight_customer_due; drop index insight_deal_due")]
