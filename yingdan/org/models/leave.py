"""Personal leave 休假, to the half day."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value

from yingdan.kernel.models import Versioned
from yingdan.org.models.people import Member

_INCLUSIVE = Value("[]")


class Leave(Versioned):
    """From the first to the last half day, both included. `first_half` and `last_half` count half days (see
    `rules.leave`), so that overlaps are found by two numbers; `days` are the workdays that it costs.

    Where leave needs approval it begins as `requested`; the superior's answer makes it `registered` or `refused`.
    """

    KINDS = ["annual", "sick", "personal", "maternity", "other"]
    STATUSES = ["requested", "registered", "refused", "cancelled"]
    OPEN = ["requested", "registered"]  # take the days: nothing else may be at the same half day
    member = models.ForeignKey(Member, models.PROTECT, related_name="leaves")
    kind = models.CharField(max_length=20)
    starts_on = models.DateField()
    starts_half = models.CharField(max_length=2, default="am", db_default="am")
    ends_on = models.DateField()
    ends_half = models.CharField(max_length=2, default="pm", db_default="pm")
    first_half = models.IntegerField()
    last_half = models.IntegerField()
    days = models.DecimalField(max_digits=6, decimal_places=1)
    note = models.CharField(max_length=300, blank=True, default="", db_default="")
    status = models.CharField(max_length=12, default="registered", db_default="registered")
    decided_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True, default="", db_default="")
    created_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    external_id = models.CharField(max_length=100, null=True)
    custom = models.JSONField(default=dict, db_default=models.Value({}, output_field=models.JSONField()))

    class Meta:
        indexes = [
            models.Index(fields=["starts_on", "ends_on"], name="org_leave_days"),
            models.Index(fields=["-starts_on", "-id"], name="org_leave_latest"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(last_half__gte=F("first_half")), name="org_leave_order"),
            # The guard behind `rules.leave`: two at once cannot both slip in. A member's id as a range of one needs
            # no further extension of the database.
            ExclusionConstraint(
                name="org_leave_overlap",
                expressions=[
                    (Func(F("member"), F("member"), _INCLUSIVE, function="int8range"), "&&"),
                    (Func(F("first_half"), F("last_half"), _INCLUSIVE, function="int4range"), "&&"),
                ],
                condition=Q(status__in=["requested", "registered"]),
            ),
        ]
