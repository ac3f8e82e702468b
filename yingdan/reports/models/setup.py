"""The company's rules: who writes which report, and until when."""

from datetime import time
from typing import Any

from django.db import models
from django.db.models import Q

from yingdan.kernel.models import Versioned


def usual() -> dict[str, Any]:
    """Roles by kind that a company begins with."""
    return {"day": ["rep"], "week": ["rep", "supervisor"], "month": ["rep", "supervisor", "manager"]}


class Setup(Versioned):
    """One row. `writers` are codes of roles by kind; a report is due at the time of day, so many workdays after the
    last workday of its span. Reports are asked for from `starts_on` on (null: not yet). `remind_minutes` before the
    deadline whoever has not submitted is reminded (null: never). What is planned by `plan_at` on
    the first workday of a span counts for its execution rate; `early_days` and `late_days`: how far from its day a
    planned thing may happen and count as done."""

    writers = models.JSONField(default=usual)
    day_after = models.PositiveSmallIntegerField(default=0)
    day_at = models.TimeField(default=time(22))
    week_after = models.PositiveSmallIntegerField(default=1)
    week_at = models.TimeField(default=time(12))
    month_after = models.PositiveSmallIntegerField(default=2)
    month_at = models.TimeField(default=time(18))
    remind_minutes = models.PositiveSmallIntegerField(null=True, default=120)
    plan_at = models.TimeField(default=time(10))
    early_days = models.PositiveSmallIntegerField(default=1)
    late_days = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField(null=True)
    worked_on = models.DateField(null=True)  # up to this day reports were asked for

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(day_after__lte=5, week_after__lte=5, month_after__lte=10), name="reports_setup_after"
            ),
            models.CheckConstraint(condition=Q(early_days__lte=7, late_days__lte=7), name="reports_setup_tolerance"),
        ]
