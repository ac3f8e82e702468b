"""Puts remedies and plan reviews under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("remedies", "0001_initial"), ("platform", "0002_audit")]
    operations = [
        attach("remedies_remedy", "remedies_review", "remedies_reviewline", "remedies_reviewvisit",
               "remedies_reviewcheck"),
    ]  # fmt: skip
