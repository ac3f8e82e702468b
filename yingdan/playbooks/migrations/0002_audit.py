"""Playbooks under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("playbooks", "0001_initial"), ("deals", "0012_state_triggers"), ("platform", "0002_audit")]
    operations = [attach("playbooks_playbook", "playbooks_line")]
