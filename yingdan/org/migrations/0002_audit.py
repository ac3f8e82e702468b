"""Puts the app's tables under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("org", "0001_initial"), ("platform", "0002_audit")]
    operations = [attach("org_team", "org_member", "org_teammember")]
