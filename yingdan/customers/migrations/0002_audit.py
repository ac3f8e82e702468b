"""Puts the app's tables under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("customers", "0001_initial"), ("platform", "0002_audit")]
    operations = [attach("customers_customer", "customers_contact", "customers_followup", "customers_collaborator")]
