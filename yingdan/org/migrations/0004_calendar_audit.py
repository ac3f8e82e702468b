"""Puts the calendar and leave under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("org", "0003_calendar"), ("platform", "0002_audit")]
    operations = [attach("org_calendarday", "org_weekendrule", "org_calendaryear", "org_leave")]
