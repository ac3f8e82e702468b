"""Steps, responses, collecting, commitments, market analysis, attachments."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [
        ("org", "0006_territory_audit"),
        ("platform", "0006_import_recipe_audit"),
        ("targets", "0007_days_triggers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Collecting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("until", models.DateField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.member",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.member",
                    ),
                ),
                (
                    "target",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="collecting", to="targets.target"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Market",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("size", models.BigIntegerField(null=True)),
                ("share", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ("trend", models.JSONField(db_default=models.Value([], models.JSONField()), default=list)),
                ("competitors", models.JSONField(db_default=models.Value([], models.JSONField()), default=list)),
                ("strengths", models.TextField(blank=True, db_default="", default="")),
                ("weaknesses", models.TextField(blank=True, db_default="", default="")),
                ("opportunities", models.TextField(blank=True, db_default="", default="")),
                ("threats", models.TextField(blank=True, db_default="", default="")),
                ("assumptions", models.TextField(blank=True, db_default="", default="")),
                ("note", models.TextField(blank=True, db_default="", default="")),
                ("version", models.PositiveIntegerField(db_default=1, default=1)),
                ("changed_at", models.DateTimeField(null=True)),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.member",
                    ),
                ),
                (
                    "target",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="market", to="targets.target"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("comment", models.CharField(blank=True, db_default="", default="", max_length=2000)),
                ("count", models.PositiveIntegerField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.member",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="targets.target"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.member",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="platform.storedfile"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="targets.target",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("target", "file"), name="targets_attachment_once")],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fen", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField(null=True)),
                ("passed_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.member",
                    ),
                ),
                (
                    "passed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.member",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to="targets.target",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.team"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("target", "team"), name="targets_commitment_once"),
                    models.CheckConstraint(condition=models.Q(("fen__gte", 0)), name="targets_commitment_positive"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=8)),
                ("amount", models.BigIntegerField()),
                (
                    "months",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), null=True, size=None
                    ),
                ),
                ("comment", models.CharField(blank=True, db_default="", default="", max_length=2000)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("answer", models.CharField(blank=True, db_default="", default="", max_length=10)),
                ("answer_comment", models.CharField(blank=True, db_default="", default="", max_length=2000)),
                ("settled", models.BigIntegerField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.member",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.member"),
                ),
                (
                    "settled_in",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="targets.target",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="responses",
                        to="targets.target",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.team"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["target", "team", "member", "-id"], name="targets_response_line")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["confirm", "counter", "offer"])), name="targets_response_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["", "accepted", "kept", "middle", "own", "withdrawn"])),
                        name="targets_response_answer",
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="targets_response_positive"),
                ],
            },
        ),
        attach(
            "targets_response",
            "targets_collecting",
            "targets_commitment",
            "targets_market",
            "targets_attachment",
        ),
    ]
