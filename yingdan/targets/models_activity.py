"""Activity targets: how much of a kind of work a person means to do each week, so that the target is reached."""

from django.db import models
from django.db.models import F, Q

from yingdan.org.models import Member


class ActivityTarget(models.Model):
    """So many a week of a kind of work, from a day to a day; perhaps for the sake of a target."""

    KINDS = ["leads", "visits", "calls", "demos", "quotes", "deals"]
    target = models.ForeignKey("targets.Target", models.SET_NULL, null=True, related_name="+", db_index=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    per_week = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "kind", "starts_on"], name="targets_activity_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="targets_activity_order"),
            models.CheckConstraint(
                condition=Q(kind__in=["leads", "visits", "calls", "demos", "quotes", "deals"]),
                name="targets_activity_kind",
            ),
        ]
