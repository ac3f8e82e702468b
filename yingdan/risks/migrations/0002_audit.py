"""Under the audit trail; who holds a risk since when."""

from django.db import migrations

from yingdan.org import owned_since
from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("risks", "0001_initial"), ("platform", "0002_audit")]
    operations = [attach("risks_risk", "risks_rule", "risks_setup"), owned_since.attach("risks_risk")]
