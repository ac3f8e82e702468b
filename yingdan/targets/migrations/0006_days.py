"""Days, parts and versions: cells hold the days of a month, locks any period, edits remember cells by trigger."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Func, Q, Value

HERE = Path(__file__).parent
STATUSES = ["draft", "proposed", "approved", "published", "superseded", "archived"]
FILL = """
set constraints all immediate;
alter table targets_cell disable trigger user;
update targets_cell c set days = targets_month_days(t.year, c.month, c.fen) from targets_target t where t.id = c.target_id;
alter table targets_cell enable trigger user;
"""
LOCKS = """
update targets_lock l set start = make_date(t.year, greatest(l.month, 1), 1),
    "end" = case l.month when 0 then make_date(t.year, 12, 31)
        else (make_date(t.year, l.month, 1) + interval '1 month - 1 day')::date end
from targets_target t where t.id = l.target_id;
"""
EDITS = """
set constraints all immediate;
insert into targets_editcell (edit_id, target_id, team_id, member_id, month, days)
select e.id, e.target_id, (c->>0)::bigint, (c->>1)::bigint, (c->>2)::int,
    targets_month_days(t.year, (c->>2)::int, (c->>3)::bigint)
from targets_edit e join targets_target t on t.id = e.target_id, jsonb_array_elements(e.cells) c
where e.undone_at is null;
update targets_edit set reverted = undone_at is not null;
"""
MEMBER = {"null": True, "on_delete": django.db.models.deletion.PROTECT, "related_name": "+", "db_index": False}


def key(name, model, *fields):
    """A unique key in which a missing member or part is a value of its own."""
    return migrations.AddConstraint(
        model_name=model,
        constraint=models.UniqueConstraint(fields=["target", "team", *fields], name=name, nulls_distinct=False),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("targets", "0005_won_triggers"),
        ("catalog", "0002_audit"),
        ("customers", "0004_name_index"),
    ]
    operations = [
        migrations.AddField("target", "dimensions", django.contrib.postgres.fields.ArrayField(
            models.CharField(max_length=10), default=list, db_default=Value("{}"))),
        migrations.AddField("target", "effective_from", models.DateField(null=True)),
        migrations.RemoveConstraint("target", "targets_status"),
        migrations.AddConstraint("target", models.CheckConstraint(
            condition=Q(status__in=STATUSES), name="targets_status")),
        migrations.CreateModel(
            name="Part",
            fields=[
                ("id", models.BigAutoField(primary_key=True, auto_created=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=40, blank=True, default="", db_default="")),
                ("product", models.ForeignKey("catalog.product", null=True, related_name="+",
                                              on_delete=django.db.models.deletion.PROTECT)),
                ("customer", models.ForeignKey("customers.customer", null=True, related_name="+",
                                               on_delete=django.db.models.deletion.PROTECT)),
            ],
            options={"constraints": [
                models.UniqueConstraint(fields=["product", "customer", "channel"], name="targets_part_once",
                                        nulls_distinct=False),
                models.CheckConstraint(
                    condition=Q(product__isnull=False) | Q(customer__isnull=False) | ~Q(channel=""),
                    name="targets_part_of_something"),
            ]},
        ),
        migrations.RunSQL((HERE / "days.sql").read_text(),
                          "drop function targets_month_days; drop function targets_day_sum"),
        migrations.RemoveConstraint("cell", "targets_cell_once"),
        migrations.RemoveConstraint("cell", "targets_cell_positive"),
        migrations.RemoveConstraint("teamsum", "targets_teamsum_once"),
        migrations.RemoveConstraint("lock", "targets_lock_once"),
        migrations.RemoveConstraint("lock", "targets_lock_month"),
        *[migrations.AddField(model, "part", models.ForeignKey("targets.part", **MEMBER))
          for model in ("cell", "teamsum", "lock")],
        migrations.AddField("cell", "days", django.contrib.postgres.fields.ArrayField(
            models.BigIntegerField(), default=list), preserve_default=False),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RemoveField("cell", "fen"),
        migrations.AddField("cell", "fen", models.GeneratedField(
            expression=Func(F("days"), function="targets_day_sum"), output_field=models.BigIntegerField(),
            db_persist=True)),
        migrations.RunSQL(
            "alter table targets_cell add constraint targets_cell_days check"
            " (cardinality(days) between 28 and 31 and 0 <= all (days))",
            "alter table targets_cell drop constraint targets_cell_days"),
        key("targets_cell_once", "cell", "member", "part", "month"),
        key("targets_teamsum_once", "teamsum", "part", "month"),
        migrations.AddField("lock", "start", models.DateField(default="2000-01-01"), preserve_default=False),
        migrations.AddField("lock", "end", models.DateField(default="2000-12-31"), preserve_default=False),
        migrations.RunSQL(LOCKS, migrations.RunSQL.noop),
        migrations.RemoveField("lock", "month"),
        key("targets_lock_once", "lock", "member", "part", "start", "end"),
        migrations.AddConstraint("lock", models.CheckConstraint(
            condition=Q(end__gte=F("start")), name="targets_lock_order")),
        migrations.CreateModel(
            name="EditCell",
            fields=[
                ("id", models.BigAutoField(primary_key=True, auto_created=True, serialize=False, verbose_name="ID")),
                ("target_id", models.BigIntegerField()),
                ("team_id", models.BigIntegerField()),
                ("member_id", models.BigIntegerField()),
                ("part_id", models.BigIntegerField(null=True)),
                ("month", models.PositiveSmallIntegerField()),
                ("days", django.contrib.postgres.fields.ArrayField(models.BigIntegerField(), null=True)),
                ("edit", models.ForeignKey("targets.edit", null=True, related_name="cells",
                                           on_delete=django.db.models.deletion.CASCADE)),
            ],
        ),
        migrations.AddField("edit", "version", models.PositiveIntegerField(default=0, db_default=0)),
        migrations.AddField("edit", "reverted", models.BooleanField(default=False, db_default=False)),
        migrations.AddField("edit", "reverts", models.ForeignKey(
            "targets.edit", null=True, related_name="+", db_index=False,
            on_delete=django.db.models.deletion.SET_NULL)),
        migrations.RunSQL(EDITS, migrations.RunSQL.noop),
        migrations.RemoveField("edit", "cells"),
        migrations.RemoveField("edit", "undone_at"),
        migrations.RemoveField("edit", "undone_by"),
    ]  # fmt: skip
