"""Puts channels and preferences of notifications under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("platform", "0007_notices")]
    operations = [attach("platform_noticechannel", "platform_noticepreference")]
