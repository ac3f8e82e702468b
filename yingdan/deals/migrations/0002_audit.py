"""Puts the app's tables under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("deals", "0001_initial"), ("platform", "0002_audit")]
    operations = [attach("deals_pipeline", "deals_stage", "deals_closereason", "deals_deal", "deals_dealline", "deals_dealmember")]
