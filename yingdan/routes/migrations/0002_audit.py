"""Puts plans, stops, cycles and the settings under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("routes", "0001_initial"), ("platform", "0002_audit")]
    operations = [attach("routes_setup", "routes_cycle", "routes_routeplan", "routes_routestop")]
