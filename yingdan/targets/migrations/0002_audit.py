"""Puts the app's tables under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("targets", "0001_initial"), ("platform", "0002_audit")]
    operations = [attach("targets_target", "targets_cell", "targets_lock")]
