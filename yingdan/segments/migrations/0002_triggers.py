"""Audit trail; every change of a class and every lost customer is noted, whoever writes it and however."""

from django.db import migrations

from yingdan.platform.audit import attach
from yingdan.segments.triggers import CATCH_UP, watching

REASONS = ("价格因素", "转向竞争对手", "服务不满意", "产品或质量问题", "需求消失", "客户停业", "关键联系人变动", "其他")


def _reasons(apps, schema_editor):
    model = apps.get_model("segments", "LostReason")
    model.objects.bulk_create(model(name=name, position=number) for number, name in enumerate(REASONS, 1))


class Migration(migrations.Migration):
    dependencies = [("segments", "0001_initial"), ("customers", "0012_duplicates"), ("platform", "0002_audit")]
    operations = [
        attach("segments_scheme", "segments_setup", "segments_pin", "segments_lostreason", "segments_loss"),
        watching(),
        migrations.RunSQL(CATCH_UP, migrations.RunSQL.noop),
        migrations.RunPython(_reasons, migrations.RunPython.noop),
    ]
