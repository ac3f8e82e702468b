"""Triggers that count the changes of deals by the month of opening and their team, and the count of those there are."""

from pathlib import Path

from django.db import migrations, models
from django.db.models import Q

FOLDER = Path(__file__).parent
SUMS = (FOLDER / "cohorts.sql").read_text()
SUMS = "\n".join(line for line in SUMS.splitlines() if not line.startswith("--"))
UPKEEP = (FOLDER / "cohorts_upkeep.sql").read_text()
STATE = "s.stage_id, s.was_stage_id, s.status, s.was_status, s.amount, s.was_amount"


def of_states(n, rows):
    """States of a statement, with the key of their deal; those of a deal that is gone were taken away with it."""
    return (
        f"select {n} as n, d.*, {STATE} from {rows} s cross join lateral (select opened_on, team_id as team,"
        f" pipeline_id as line from deals_deal d where d.id = s.deal_id offset 0) d"
    )


def of_deals(n, rows, where=""):
    """All states of the deals of a statement, with the key that their deal has or had."""
    return (
        f"select {n} as n, d.opened_on, d.team_id as team, d.pipeline_id as line, s.* from {rows} d"
        f" cross join lateral (select {STATE} from deals_dealstate s where s.deal_id = d.id offset 0) s {where}"
    )


ANOTHER = (
    "(select {0}.* from new_rows n join old_rows o using (id) where (n.opened_on, n.team_id, n.pipeline_id)"
    " is distinct from (o.opened_on, o.team_id, o.pipeline_id))"
)
NEW, OLD = "new table as new_rows", "old table as old_rows"
# On deals their names come before those that write the states (deals_states_…): what is counted there are the states
# as they were, under the key of the deal as it was and as it is.
TRIGGERS = {
    ("deals_dealstate", "insert"): (of_states(1, "new_rows"), NEW),
    ("deals_dealstate", "update"): (f"{of_states(1, 'new_rows')} union all {of_states(-1, 'old_rows')}", f"{OLD} {NEW}"),
    ("deals_dealstate", "delete"): (of_states(-1, "old_rows"), OLD),
    ("deals_deal", "update"): (
        f"{of_deals(1, ANOTHER.format('n'))} union all {of_deals(-1, ANOTHER.format('o'))}", f"{OLD} {NEW}",
    ),
    ("deals_deal", "delete"): (of_deals(-1, "old_rows"), OLD),
}  # fmt: skip


def keeper(table, event):
    """The trigger of one kind of statement on one table."""
    rows, tables = TRIGGERS[table, event]
    name, body = f"deals_cohort_{table.removeprefix('deals_')}_{event}", SUMS.replace("(touched)", f"({rows})")
    return (
        f"create function {name}() returns trigger language plpgsql as $$ begin\n{body}\nreturn null;\nend $$;\n"
        f"create trigger {name} after {event} on {table} referencing {tables}"
        f" for each statement execute function {name}();"
    )


ALL = (
    f"(select 1 as n, d.opened_on, d.team_id as team, d.pipeline_id as line, {STATE}"
    " from deals_dealstate s join deals_deal d on d.id = s.deal_id)"
)
REBUILD = (
    "create function deals_rebuild_cohorts() returns void language plpgsql as $$ begin\n"
    "lock table deals_deal, deals_dealstate in share mode;\ndelete from deals_cohorttally;\n"
    + SUMS.replace("(touched)", ALL)
    + "\nend $$;"
)
UNDO = "".join(
    f"drop function deals_cohort_{table.removeprefix('deals_')}_{event} cascade;" for table, event in TRIGGERS
)


def money():
    """A sum of amounts."""
    return models.DecimalField(max_digits=20, decimal_places=2, default=0, db_default=models.Value(0))


class Migration(migrations.Migration):
    dependencies = [("deals", "0017_change_triggers")]
    operations = [
        migrations.AddIndex("deal", models.Index(fields=["opened_on", "team"], name="deals_opened")),
        migrations.CreateModel(
            name="CohortTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("team_id", models.BigIntegerField()),
                ("pipeline_id", models.BigIntegerField()),
                ("stage_id", models.BigIntegerField()),
                ("was_stage_id", models.BigIntegerField()),
                ("status", models.CharField(max_length=10)),
                ("was_status", models.CharField(max_length=10)),
                ("changes", models.BigIntegerField(db_default=models.Value(0), default=0)),
                ("amount", money()),
                ("was_amount", money()),
                ("folded", models.BooleanField(db_default=models.Value(False), default=False)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["month", "team_id"], name="deals_cohorttally_month"),
                    models.Index(fields=["month"], condition=Q(folded=False), name="deals_cohorttally_fresh"),
                ],
            },
        ),
        migrations.RunSQL("\n".join(keeper(*one) for one in TRIGGERS), UNDO),
        migrations.RunSQL(UPKEEP, "drop function deals_compact_cohorts; drop function deals_cohort_drift"),
        migrations.RunSQL(REBUILD, "drop function deals_rebuild_cohorts"),
        migrations.RunSQL(
            "create index deals_deal_sample on deals_deal (opened_on) where id % 16 = 0", "drop index deals_deal_sample"
        ),
        migrations.RunSQL("select deals_rebuild_cohorts()", migrations.RunSQL.noop),
    ]
