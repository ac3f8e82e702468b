"""Under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("people", "0001_handover"), ("platform", "0002_audit")]
    operations = [attach("people_handover", "people_receiver")]
