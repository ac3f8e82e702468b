"""Stage gates 阶段门: what a deal needs to leave a stage, what is known of it, and how each passage went."""

from django.db import models
from django.db.models import Q

from yingdan.customers.models import Contact
from yingdan.deals.models.deal import Deal
from yingdan.deals.models.pipeline import Stage
from yingdan.org.models import Member, Team
from yingdan.platform.models import StoredFile


class EvidenceKind(models.Model):
    """A kind of evidence that a company asks for: a file (proposal, contract …) or something the customer did."""

    FORMS = ["file", "act"]
    form = models.CharField(max_length=4)
    name = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["form", "name"], name="deals_evidencekind_name"),
            models.CheckConstraint(condition=Q(form__in=["file", "act"]), name="deals_evidencekind_form"),
        ]


class StageCriterion(models.Model):
    """One thing that must be there before a deal leaves the stage forwards.

    `params` says of what: {"field": …}, {"evidence": id}, {"method": …, "count": n, "in_stage": bool}, {"role": …};
    a checklist item (`check`) is ticked by hand and has its words in `label`. `strength`: soft warns, overridable
    needs a reason of somebody who may, hard always holds.
    """

    KINDS = ["field", "evidence", "followup", "contact", "team", "check"]
    STRENGTHS = ["soft", "overridable", "hard"]
    stage = models.ForeignKey(Stage, models.CASCADE, related_name="criteria")
    kind = models.CharField(max_length=10)
    strength = models.CharField(max_length=12, default="soft")
    params = models.JSONField(default=dict)
    label = models.CharField(max_length=120, blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["field", "evidence", "followup", "contact", "team", "check"]),
                name="deals_criterion_kind",
            ),
            models.CheckConstraint(
                condition=Q(strength__in=["soft", "overridable", "hard"]), name="deals_criterion_strength"
            ),
        ]


class DealCheck(models.Model):
    """A checklist item that somebody ticked for a deal."""

    deal = models.ForeignKey(Deal, models.CASCADE, related_name="checks")
    criterion = models.ForeignKey(StageCriterion, models.CASCADE, related_name="+", db_index=False)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deal", "criterion"], name="deals_dealcheck_once")]


class DealEvidence(models.Model):
    """A file of a deal, or something that its customer did, on a day."""

    deal = models.ForeignKey(Deal, models.CASCADE, related_name="evidence", db_index=False)
    kind = models.ForeignKey(EvidenceKind, models.PROTECT, related_name="+", db_index=False)
    happened_on = models.DateField()
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+", db_index=False)
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, related_name="+")
    note = models.CharField(max_length=300, blank=True, default="")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["deal", "-happened_on", "-id"], name="deals_evidence_deal")]


class GatePassage(models.Model):
    """A deal left a stage forwards, or was refused to; `missing` keeps in words what was not there."""

    RESULTS = ["clean", "soft", "overridden", "refused"]
    deal = models.ForeignKey(Deal, models.CASCADE, related_name="passages")
    stage = models.ForeignKey(Stage, models.CASCADE, related_name="+", db_index=False)
    to_stage = models.ForeignKey(Stage, models.CASCADE, null=True, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    result = models.CharField(max_length=10)
    missing = models.JSONField(default=list)
    reason = models.CharField(max_length=500, blank=True, default="")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["stage", "at"], name="deals_passage_stage")]


class GateTally(models.Model):
    """How passages went, counted by a job: by stage, team, month of passing, result and how the deal ended.

    A deal counts once for a stage, with its last passage; `refusals` are times that somebody was held at the gate.
    """

    stage = models.ForeignKey(Stage, models.CASCADE, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.CASCADE, related_name="+", db_index=False)
    month = models.DateField()
    result = models.CharField(max_length=10)
    status = models.CharField(max_length=10)
    count = models.BigIntegerField(default=0)
    refusals = models.BigIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["stage", "month"], name="deals_gatetally_stage")]
