"""Puts saved import recipes under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("platform", "0005_view_marks")]
    operations = [attach("platform_import_recipe")]
