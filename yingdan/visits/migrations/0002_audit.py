"""Puts settings, types, plans, visits and proposals under the audit trail."""

from django.db import migrations

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_initial"), ("platform", "0002_audit")]
    operations = [
        attach(
            "visits_setup",
            "visits_visittype",
            "visits_visittypeversion",
            "visits_plan",
            "visits_visit",
            "visits_positionproposal",
        ),
    ]
