"""Indexes for the lists of a whole company, worst first: the longest silence of customers, the largest open deals.

The condition on `expected_close` is met inside the index, so that only the deals shown are read.
"""

from django.db import migrations

FORWARD = """
create index insight_customer_silence on customers_customer ((coalesce(last_followup_at, created_at)))
    where status <> 'lost';
create index insight_deal_open_amount on deals_deal (amount desc, id desc, expected_close) where status = 'open';
"""


class Migration(migrations.Migration):
    dependencies = [("insight", "0003_due"), ("customers", "0001_initial"), ("deals", "0004_summaries")]
    operations = [
        migrations.RunSQL(FORWARD, "drop index insight_customer_silence; drop index insight_deal_open_amount")
    ]
