"""Indexes for follow-ups due of a region: found team by team, where two indexes of the whole company were laid over
each other four times. Rows without a next contact, as imports bring them, are in neither index."""

from django.db import migrations

FORWARD = """
create index insight_customer_due_team on customers_customer (team_id, next_contact_at)
    where next_contact_at is not null;
create index insight_deal_due_team on deals_deal (team_id, next_contact_at)
    where status = 'open' and next_contact_at is not null;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("insight", "0004_worst_first"),
    ]
    operations = [
        migrations.RunSQL(FORWARD, "drop index insight_customer_due_team; drop index insight_deal_due_team")
    ]
