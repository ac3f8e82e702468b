"""Metrics that people define: which records count, by which date, how they are added up."""

from django.db import models
from django.db.models import Q

from yingdan.kernel.models import Versioned
from yingdan.org.models import Member


class MetricDefinition(Versioned):
    """`condition` narrows the records of `resource` (the one JSON form); `field` is what is summed, averaged or counted
    once for each value. The records' own `owner` and `team` say whose it is. Archived ones stay readable, since targets
    may be set in them."""

    AGGREGATES = ["count", "sum", "distinct", "average"]
    code = models.CharField(max_length=40, unique=True)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    definition = models.CharField(max_length=300, blank=True, default="", db_default="")
    resource = models.CharField(max_length=40)
    condition = models.JSONField(default=dict)
    aggregate = models.CharField(max_length=10)
    field = models.CharField(max_length=100, blank=True, default="", db_default="")
    date_field = models.CharField(max_length=100)
    unit = models.CharField(max_length=10)
    less_is_better = models.BooleanField(default=False, db_default=False)
    created_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(aggregate__in=["count", "sum", "distinct", "average"]), name="targets_metric_aggregate"
            ),
            models.CheckConstraint(condition=Q(aggregate="count") | ~Q(field=""), name="targets_metric_field"),
        ]
