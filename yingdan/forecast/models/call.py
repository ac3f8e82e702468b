"""The ledger of calls: what people said a period will bring, and who put another figure in its place."""

from django.db import models
from django.db.models import Q

from yingdan.org.models import Member, Team


class Call(models.Model):
    """One entry. `submitted` is somebody's own call for themselves or for the team they lead, `overridden` a superior's
    figure in its place (`note` says why), `withdrawn` takes the override back. The last of each kind counts.

    `commit` and `best` are fen for the whole period, what is won already included; null when withdrawn. `instead_of` is
    what counted until then.
    """

    KINDS = ["submitted", "overridden", "withdrawn"]
    kind = models.CharField(max_length=10)
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+", db_index=False)
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    period = models.CharField(max_length=8)
    start = models.DateField()
    end = models.DateField()
    commit = models.BigIntegerField(null=True)
    best = models.BigIntegerField(null=True)
    instead_of = models.BigIntegerField(null=True)
    note = models.CharField(max_length=500, blank=True, default="")
    by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    by_name = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["member", "period", "-id"], name="forecast_call_member"),
            models.Index(fields=["team", "period", "-id"], name="forecast_call_team"),
            models.Index(fields=["period", "-id"], name="forecast_call_period"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["submitted", "overridden", "withdrawn"]), name="forecast_call_kind"
            ),
            models.CheckConstraint(
                condition=Q(team=None, member__isnull=False) | Q(team__isnull=False, member=None),
                name="forecast_call_node",
            ),
            models.CheckConstraint(
                condition=Q(kind="withdrawn", commit=None, best=None)
                | Q(commit__isnull=False, best__isnull=False, commit__gte=0, best__gte=models.F("commit")),
                name="forecast_call_amounts",
            ),
            models.CheckConstraint(condition=Q(kind="submitted") | ~Q(note=""), name="forecast_call_reason"),
        ]
