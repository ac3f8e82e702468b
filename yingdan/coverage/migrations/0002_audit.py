"""Puts cards, their parts and the settings under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("coverage", "0001_initial"), ("platform", "0002_audit")]
    operations = [
        attach("coverage_card", "coverage_region", "coverage_route", "coverage_outlet", "coverage_setup"),
    ]
