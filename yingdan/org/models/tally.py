"""Tallies: how much happened by person, team and day, as rows that triggers add, so that no figure grows with it.

A statement adds `+` and `-` rows and updates none, so writers neither wait for each other nor deadlock; a job folds the
rows of one key into one. **Several rows may share a key: always sum.** Two grains: D of a day, M of a month (its first
day). Nobody and no team are 0, so that keys compare by plain equality.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q, Value


def counter() -> Any:
    """A column of a tally."""
    return models.BigIntegerField(default=0, db_default=Value(0))


def indexes(columns: tuple[str, ...]) -> list[models.Index]:
    """Of a tally. Rows of a day lie all over the table, so that of a whole company holds all that is summed."""
    held = ["team_id", "owner_id", *columns]
    return [
        models.Index(fields=["grain", "day"], include=held, name="%(app_label)s_%(class)s_span"),
        models.Index(fields=["owner_id", "grain", "day"], name="%(app_label)s_%(class)s_owner"),
        models.Index(fields=["team_id", "grain", "day"], name="%(app_label)s_%(class)s_team"),
        models.Index(fields=["day"], condition=Q(folded=False), name="%(app_label)s_%(class)s_fresh"),
    ]


class Tally(models.Model):
    """Base of tallies. `truth` is SQL of the records themselves: owner_id, team_id, day and each of `columns`;
    `sources` the tables it reads. `folded` rows are the only ones of their key, unless new ones came since."""

    truth: ClassVar[str]
    columns: ClassVar[tuple[str, ...]]
    sources: ClassVar[tuple[str, ...]]

    grain = models.CharField(max_length=1)
    owner_id = models.BigIntegerField()
    team_id = models.BigIntegerField()
    day = models.DateField()
    folded = models.BooleanField(default=False, db_default=Value(False))

    class Meta:
        abstract = True
        constraints = [models.CheckConstraint(condition=Q(grain__in=["D", "M"]), name="%(app_label)s_%(class)s_grain")]
