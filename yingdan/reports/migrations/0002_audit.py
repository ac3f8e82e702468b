"""Puts reports, comments and the rules under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("platform", "0002_audit")]
    operations = [attach("reports_report", "reports_comment", "reports_setup")]
