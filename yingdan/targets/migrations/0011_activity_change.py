"""Activity targets are set in one go for many people, and a change can be undone."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from yingdan.platform.audit import attach

PROTECT = django.db.models.deletion.PROTECT
OTHER = {"db_index": False, "null": True, "on_delete": PROTECT, "related_name": "+"}
CHANGE = {"null": True, "on_delete": PROTECT, "to": "targets.activitychange"}


class Migration(migrations.Migration):
    dependencies = [("org", "0006_territory_audit"), ("targets", "0010_metric_definition")]
    operations = [
        migrations.CreateModel(
            name="ActivityChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("people", models.PositiveIntegerField()),
                ("asked", models.JSONField(default=dict)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("by", models.ForeignKey(to="org.member", **OTHER)),
                ("team", models.ForeignKey(to="org.team", **OTHER)),
                ("undone_by", models.ForeignKey(to="org.member", **OTHER)),
            ],
        ),
        migrations.AddField("activitytarget", "change", models.ForeignKey(related_name="rows", **CHANGE)),
        migrations.AddField("activitytarget", "replaced_by", models.ForeignKey(related_name="replaced", **CHANGE)),
        migrations.RemoveConstraint(model_name="activitytarget", name="targets_activity_once"),
        migrations.AddConstraint(
            model_name="activitytarget",
            constraint=models.UniqueConstraint(
                condition=Q(replaced_by=None), fields=("member", "kind", "starts_on"), name="targets_activity_once"
            ),
        ),
        attach("targets_activitychange"),
    ]
