"""No row without a team: what nobody owns belongs to the root of the organisation, so that it counts somewhere."""

import django.db.models.deletion
from django.db import migrations, models

# A company without any team gets its root; owners have a team always.
ROOT = """
with next as (select nextval(pg_get_serial_sequence('org_team', 'id')) as id
              where exists (select from {table} where team_id is null)
              and not exists (select from org_team where parent_id is null and closed_on is null))
insert into org_team (id, created_at, updated_at, version, name, kind, path, position, opened_on)
select id, now(), now(), 1, coalesce((select name from platform_company), '公司'), 'company', id::text::ltree, 0,
       current_date
from next
"""
FILL = """
update {table} t set team_id = coalesce(
    (select m.team_id from org_member m where m.id = t.owner_id),
    (select id from org_team where parent_id is null and closed_on is null order by position, id limit 1))
where team_id is null
"""
TABLES = ("deals_deal",)


class Migration(migrations.Migration):
    dependencies = [
        ("deals", "0007_fewer_indexes"),
        ("customers", "0007_team"),
    ]

    operations = [
        *(
            migrations.RunSQL(statement.format(table=table), migrations.RunSQL.noop)
            for table in TABLES
            for statement in (ROOT, FILL)
        ),
        # Foreign keys that still wait for their check would forbid changing the table.
        migrations.RunSQL("set constraints all immediate", migrations.RunSQL.noop),
        *(
            migrations.AlterField(
                model_name=model,
                name="team",
                field=models.ForeignKey(
                    db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.team"
                ),
            )
            for model in ("deal",)
        ),
    ]
