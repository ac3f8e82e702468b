"""The largest open deals of a region: the team is in the index, so that deals of other teams are passed over without
being read."""

from django.db import migrations

FORWARD = """
create index insight_deal_open_worst on deals_deal (amount desc, id desc, expected_close, team_id)
    where status = 'open';
drop index insight_deal_open_amount;
"""
BACKWARD = """
create index insight_deal_open_amount on deals_deal (amount desc, id desc, expected_close) where status = 'open';
drop index insight_deal_open_worst;
"""


class Migration(migrations.Migration):
    dependencies = [("insight", "0005_due_of_teams")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
