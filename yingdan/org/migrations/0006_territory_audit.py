"""Puts territories under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("org", "0005_territory"), ("platform", "0002_audit")]
    operations = [attach("org_territory", "org_territoryteam", "org_territoryarea")]
