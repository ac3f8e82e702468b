"""What a deal was like, since when and until when: the past that funnels, waterfalls and forecasts are read from."""

from typing import Any

from django.db import models
from django.db.models import F, Q, Value

from yingdan.deals.models.deal import Deal
from yingdan.deals.models.pipeline import Pipeline, Stage
from yingdan.org.models import Member, Team
from yingdan.org.models.tally import counter

# Derived from deals, whose foreign keys are checked already; a trigger removes the states of deleted deals.
_DERIVED: dict[str, Any] = {
    "on_delete": models.DO_NOTHING,
    "related_name": "+",
    "db_constraint": False,
    "db_index": False,
}


def _money() -> Any:
    return models.DecimalField(max_digits=20, decimal_places=2, default=0, db_default=Value(0))


class DealState(models.Model):
    """A deal from `since` (included) until `until` (not included; null = now). One row for each change of any of its
    columns, however many statements of one transaction made it; kept by triggers on deals (`migrations/states.sql`).

    Times are those of the business, not of typing: an imported deal exists from its opening day, and a deal closed
    on an earlier day is closed from the end of that day. What is corrected after the closing counts from the closing.
    `stage_since`: since when the deal stands in this stage, null for closed ones. `was_…` is the state before (status
    null = there was none), so that every row tells a change by itself and nobody needs to look for the row before it.
    """

    deal = models.ForeignKey(Deal, **_DERIVED)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    status = models.CharField(max_length=10)
    stage = models.ForeignKey(Stage, **_DERIVED)
    pipeline = models.ForeignKey(Pipeline, **_DERIVED)
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    expected_close = models.DateField(null=True)
    owner = models.ForeignKey(Member, null=True, **_DERIVED)
    team = models.ForeignKey(Team, null=True, **_DERIVED)
    probability = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=10, default="", db_default="")
    stage_since = models.DateTimeField(null=True)
    was_status = models.CharField(max_length=10, null=True)
    was_stage = models.ForeignKey(Stage, null=True, **_DERIVED)
    was_amount = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    was_expected_close = models.DateField(null=True)
    was_owner = models.ForeignKey(Member, null=True, **_DERIVED)
    was_team = models.ForeignKey(Team, null=True, **_DERIVED)
    was_stage_since = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["since"], name="deals_state_since"),
            models.Index(fields=["team", "since"], name="deals_state_team"),
            models.Index(fields=["owner", "since"], name="deals_state_owner"),
            models.Index(fields=["team", "until"], condition=Q(status="open"), name="deals_state_open_team"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["deal", "since"], name="deals_state_once"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="deals_state_order"),
        ]


class ChangeTally(models.Model):
    """How many changes of each sort a month brought to a team, so that the flow of a company is read without its deals.

    Of `DealState`, a row each for deals that stayed in their team (`was_team` = `team`, or there was none before): how
    many, and their amounts after and before; `grown` and `shrunk` are those that got bigger and smaller, with by how
    much. Nothing before is stage 0 and status "". Rows are only added, as in `org.models.tally`: **several may share a
    key, always sum**.
    """

    month = models.DateField()  # its first day
    team_id = models.BigIntegerField()
    stage_id = models.BigIntegerField()
    was_stage_id = models.BigIntegerField()
    status = models.CharField(max_length=10)
    was_status = models.CharField(max_length=10)
    changes = counter()
    amount = _money()
    was_amount = _money()
    grown = counter()
    grown_by = _money()
    shrunk = counter()
    shrunk_by = _money()
    folded = models.BooleanField(default=False, db_default=Value(False))

    class Meta:
        indexes = [
            models.Index(fields=["month", "team_id"], name="deals_change_month"),
            models.Index(fields=["month"], condition=Q(folded=False), name="deals_change_fresh"),
        ]


class CohortTally(models.Model):
    """The same changes by the month in which their deal was opened, for the team and pipeline that has the deal today:
    what became of a cohort. All changes of a deal are in it, whoever held it then. A deal that goes to another team
    takes its changes along.
    """

    month = models.DateField()  # its first day
    team_id = models.BigIntegerField()
    pipeline_id = models.BigIntegerField()
    stage_id = models.BigIntegerField()
    was_stage_id = models.BigIntegerField()
    status = models.CharField(max_length=10)
    was_status = models.CharField(max_length=10)
    changes = counter()
    amount = _money()
    was_amount = _money()
    folded = models.BooleanField(default=False, db_default=Value(False))

    class Meta:
        indexes = [
            models.Index(fields=["month", "team_id"], name="deals_cohorttally_month"),
            models.Index(fields=["month"], condition=Q(folded=False), name="deals_cohorttally_fresh"),
        ]
