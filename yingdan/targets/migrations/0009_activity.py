"""Activity targets."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

from yingdan.platform.audit import attach

MEMBER = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+", "to": "org.member"}
KINDS = ["leads", "visits", "calls", "demos", "quotes", "deals"]


class Migration(migrations.Migration):
    dependencies = [("org", "0006_territory_audit"), ("targets", "0008_life")]
    operations = [
        migrations.CreateModel(
            name="ActivityTarget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=10)),
                ("per_week", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("by", models.ForeignKey(db_index=False, null=True, **MEMBER)),
                ("member", models.ForeignKey(**MEMBER | {"on_delete": django.db.models.deletion.CASCADE})),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="targets.target",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("member", "kind", "starts_on"), name="targets_activity_once"),
                    models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="targets_activity_order"),
                    models.CheckConstraint(condition=Q(kind__in=KINDS), name="targets_activity_kind"),
                ],
            },
        ),
        attach("targets_activitytarget"),
    ]
