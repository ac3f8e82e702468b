"""Activity targets: how much of a kind of work a person means to do each week, so that the target is reached."""

from django.db import models
from django.db.models import F, Q

from yingdan.org.models import Member, Team


class ActivityChange(models.Model):
    """Activity targets set in one go, for one person or for many below `team`; can be undone as a whole.

    `asked` is what they were worked out for: period, pipeline and what if.
    """

    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+", db_index=False)
    starts_on = models.DateField()
    ends_on = models.DateField()
    people = models.PositiveIntegerField()
    asked = models.JSONField(default=dict)
    by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    undone_at = models.DateTimeField(null=True)


class ActivityTarget(models.Model):
    """So many a week of a kind of work, from a day to a day; perhaps for the sake of a target.

    A change never deletes what was meant before: it is marked as replaced, so undoing is forgetting the mark.
    """

    KINDS = ["leads", "visits", "calls", "demos", "quotes", "deals"]
    target = models.ForeignKey("targets.Target", models.SET_NULL, null=True, related_name="+", db_index=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    per_week = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)
    change = models.ForeignKey(ActivityChange, models.PROTECT, null=True, related_name="rows")
    replaced_by = models.ForeignKey(ActivityChange, models.PROTECT, null=True, related_name="replaced")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "kind", "starts_on"], condition=Q(replaced_by=None), name="targets_activity_once"
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="targets_activity_order"),
            models.CheckConstraint(
                condition=Q(kind__in=["leads", "visits", "calls", "demos", "quotes", "deals"]),
                name="targets_activity_kind",
            ),
        ]
