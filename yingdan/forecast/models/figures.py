"""Figures of every node for the periods ahead, as worked out at an instant. Weekly ones stay for ever."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yingdan.org.models import Member, Team

_NODE: dict[str, Any] = {
    "on_delete": models.DO_NOTHING,
    "related_name": "+",
    "db_constraint": False,
    "db_index": False,
}


class Run(models.Model):
    """A time when everything was worked out. `kept` ones are snapshots of a week (`week` its Monday): a trigger keeps
    their lines from being changed or deleted; the last one that is not kept is what pages show.

    `basis` is what it rested on: rates of stages, season, spread, correction, skill (see `services/basis.py`).
    """

    at = models.DateTimeField()
    day = models.DateField()
    kept = models.BooleanField(default=False)
    week = models.DateField(null=True)
    seconds = models.FloatField(default=0)
    deals = models.IntegerField(default=0)
    basis = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["-id"], condition=Q(kept=False), name="forecast_run_last")]
        constraints = [models.UniqueConstraint(fields=["week"], name="forecast_run_week")]


class Line(models.Model):
    """A node in a period. A team has `team` only, a person in a team both, a person who works for several teams one
    more with `member` only. Amounts are fen.

    `weighted`: won + open deals expected to close in the period × win rate of their stage. `named_…`: won + open deals
    of that category. `commit`, `best`: what counts – an override, else the call or the sum from below (`rolled_…`),
    else what deals are named. `people` of whom `called` have submitted. `fresh` is the part of `expected` that is not
    in the pipeline yet; `levels` quantiles of the whole (`rules.simulate.LEVELS`), not kept in snapshots.
    """

    run = models.ForeignKey(Run, models.CASCADE, related_name="lines", db_index=False)
    team = models.ForeignKey(Team, null=True, **_NODE)
    member = models.ForeignKey(Member, null=True, **_NODE)
    period = models.CharField(max_length=8)
    start = models.DateField()
    end = models.DateField()
    target = models.BigIntegerField(default=0)
    won = models.BigIntegerField(default=0)
    open_fen = models.BigIntegerField(default=0)
    open_count = models.IntegerField(default=0)
    weighted = models.BigIntegerField(default=0)
    named_commit = models.BigIntegerField(default=0)
    named_best = models.BigIntegerField(default=0)
    rolled_commit = models.BigIntegerField(default=0)
    rolled_best = models.BigIntegerField(default=0)
    commit = models.BigIntegerField(default=0)
    best = models.BigIntegerField(default=0)
    people = models.IntegerField(default=0)
    called = models.IntegerField(default=0)
    overridden = models.BooleanField(default=False)
    expected = models.BigIntegerField(default=0)
    fresh = models.BigIntegerField(default=0)
    p10 = models.BigIntegerField(default=0)
    p50 = models.BigIntegerField(default=0)
    p90 = models.BigIntegerField(default=0)
    chance = models.FloatField(null=True)
    levels = ArrayField(models.BigIntegerField(), null=True)

    class Meta:
        indexes = [
            models.Index(fields=["run", "period", "team"], name="forecast_line_team"),
            models.Index(fields=["member", "period", "run"], name="forecast_line_member"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "team", "member", "period"], name="forecast_line_once", nulls_distinct=False
            ),
        ]
