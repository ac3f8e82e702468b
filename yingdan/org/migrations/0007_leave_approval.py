"""Leave may be asked for and answered; what is asked for takes its days already."""

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Func, Q, Value


def overlap(condition: Q) -> django.contrib.postgres.constraints.ExclusionConstraint:
    inclusive = Value("[]")
    return django.contrib.postgres.constraints.ExclusionConstraint(
        name="org_leave_overlap",
        expressions=[
            (Func(F("member"), F("member"), inclusive, function="int8range"), "&&"),
            (Func(F("first_half"), F("last_half"), inclusive, function="int4range"), "&&"),
        ],
        condition=condition,
    )


class Migration(migrations.Migration):
    dependencies = [("org", "0006_territory_audit")]
    operations = [
        migrations.AddField(
            "leave",
            "decided_by",
            models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="org.member",
            ),
        ),
        migrations.AddField("leave", "decided_at", models.DateTimeField(null=True)),
        migrations.AddField("leave", "answer", models.CharField(blank=True, db_default="", default="", max_length=300)),
        migrations.RemoveConstraint("leave", "org_leave_overlap"),
        migrations.AddConstraint("leave", overlap(Q(status__in=["requested", "registered"]))),
    ]
