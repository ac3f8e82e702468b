"""Puts broadcasts, dashboards and who is not published under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("insight", "0007_boards")]
    operations = [attach("insight_broadcast", "insight_unpublished", "insight_dashboard")]
