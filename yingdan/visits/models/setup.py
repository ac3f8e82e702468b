"""The company's settings of visits, and the types of visits with their steps."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yingdan.kernel.models import Versioned
from yingdan.org.models import Member


class Setup(Versioned):
    """One row. Radii are metres by class of the customer; `forgotten_hours` is how long a visit may be open;
    `early_days` and `late_days` around a planned day in which a visit is that plan's. `notice` is what the company adds
    to the notice of what is recorded; whatever changes in what it says makes a new `notice_version`."""

    SOURCES = ["camera", "library"]
    radius_a = models.PositiveIntegerField(default=500)
    radius_b = models.PositiveIntegerField(default=500)
    radius_c = models.PositiveIntegerField(default=500)
    radius_none = models.PositiveIntegerField(default=800)
    photo_sources = models.CharField(max_length=7, default="camera")
    photos_most = models.PositiveSmallIntegerField(default=9)
    position_days = models.PositiveSmallIntegerField(default=365)
    signal_days = models.PositiveSmallIntegerField(default=365)
    forgotten_hours = models.PositiveSmallIntegerField(default=8)
    early_days = models.PositiveSmallIntegerField(default=2)
    late_days = models.PositiveSmallIntegerField(default=3)
    notice = models.CharField(max_length=2000, blank=True, default="")
    notice_version = models.PositiveIntegerField(default=1)
    worked_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(photo_sources__in=["camera", "library"]), name="visits_setup_sources")
        ]


class VisitType(Versioned):
    """A kind of visit 拜访类型: for customers of some classes and channels (empty: all); the highest priority wins."""

    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60, blank=True, default="")
    active = models.BooleanField(default=True)
    grades = ArrayField(models.CharField(max_length=1, blank=True), default=list)
    channels = ArrayField(models.CharField(max_length=60), default=list)
    priority = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name"], name="visits_visittype_name")]


class VisitTypeVersion(models.Model):
    """The steps of a type as they were from some day on; never changed, so that a visit shows what was asked then."""

    type = models.ForeignKey(VisitType, models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    steps = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["type", "number"], name="visits_version_number")]
