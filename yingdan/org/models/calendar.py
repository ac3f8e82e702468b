"""What a company says about its calendar. Gazetted holidays are not stored: the package is asked at run time."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yingdan.kernel.models import Versioned
from yingdan.org.models.people import Member, Team


class CalendarDay(Versioned):
    """A day that differs, or has a note. Without a team it holds for the whole company; the nearest team above wins."""

    KINDS = ["holiday", "makeup", "company_holiday", "company_workday", "note"]
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+")
    day = models.DateField()
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=100, blank=True, default="", db_default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "day"], name="org_calendarday_once", nulls_distinct=False),
        ]


class WeekendRule(Versioned):
    """The weekdays (1 = Monday … 7) that are free from a day on. `alternate` ones are free every second week only
    (大小周): in the week of `anchor` and every other week from there."""

    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+")
    starts_on = models.DateField()
    free = ArrayField(models.PositiveSmallIntegerField())
    alternate = ArrayField(models.PositiveSmallIntegerField(), default=list)
    anchor = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "starts_on"], name="org_weekendrule_once", nulls_distinct=False),
            models.CheckConstraint(condition=Q(alternate=[]) | ~Q(anchor=None), name="org_weekendrule_anchor"),
        ]


class CalendarYear(models.Model):
    """A year that the package does not know, and whose public holidays were entered completely by hand."""

    year = models.PositiveSmallIntegerField(unique=True)
    confirmed_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField(auto_now_add=True)
