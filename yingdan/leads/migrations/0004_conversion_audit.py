"""The mapping of fields under the audit trail; conversions are a log themselves."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("leads", "0003_conversion")]
    operations = [attach("leads_fieldroute")]
