"""Under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("reception", "0001_initial"), ("platform", "0002_audit")]
    operations = [
        attach("reception_reception", "reception_case", "reception_rota", "reception_seat", "reception_policy"),
    ]
