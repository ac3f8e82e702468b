"""Web forms under the audit trail; submissions are a log themselves."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("leads", "0006_web_form")]
    operations = [attach("leads_webform")]
