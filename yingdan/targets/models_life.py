"""What people do with a target: the steps of its life, who agrees, what is owed upwards, and the market behind it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value

from yingdan.org.models import Member, Team
from yingdan.platform.models import StoredFile


class Step(models.Model):
    """A step in the life of a version: who took it, when and why. `count` is how many people it told, if any."""

    KINDS = [
        "created", "proposed", "approved", "sent_back", "published", "unpublished", "superseded", "archived",
        "collecting", "collected", "reminded",
    ]  # fmt: skip
    target = models.ForeignKey("targets.Target", models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=12)
    comment = models.CharField(max_length=2000, blank=True, default="", db_default="")
    count = models.PositiveIntegerField(null=True)
    by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)


class Response(models.Model):
    """What a person says to the own target: confirms it, counters it, or (bottom-up) offers a number.

    `months` are the twelve months that were confirmed, or those of the offer when it goes by month. `answer` is what
    the superior said, `settled` the amount that came out of it, `settled_in` the version it was written to.
    """

    KINDS = ["confirm", "counter", "offer"]
    ANSWERS = ["", "accepted", "kept", "middle", "own", "withdrawn"]
    target = models.ForeignKey("targets.Target", models.CASCADE, related_name="responses", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    amount = models.BigIntegerField()
    months = ArrayField(models.BigIntegerField(), null=True)
    comment = models.CharField(max_length=2000, blank=True, default="", db_default="")
    at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(max_length=10, blank=True, default="", db_default="")
    answer_comment = models.CharField(max_length=2000, blank=True, default="", db_default="")
    settled = models.BigIntegerField(null=True)
    settled_in = models.ForeignKey("targets.Target", models.SET_NULL, null=True, related_name="+", db_index=False)
    answered_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["target", "team", "member", "-id"], name="targets_response_line")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["confirm", "counter", "offer"]), name="targets_response_kind"),
            models.CheckConstraint(
                condition=Q(answer__in=["", "accepted", "kept", "middle", "own", "withdrawn"]),
                name="targets_response_answer",
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="targets_response_positive"),
        ]


class Collecting(models.Model):
    """A draft that collects offers from below, until it is ended."""

    target = models.OneToOneField("targets.Target", models.CASCADE, related_name="collecting")
    until = models.DateField(null=True)
    by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)
    ended_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    ended_at = models.DateTimeField(null=True)


class Commitment(models.Model):
    """What a team owes the team above it (`fen` null: not said), and when it was passed down to the teams below.

    A second figure beside the sum of the cells, which stays the only truth of what is assigned.
    """

    target = models.ForeignKey("targets.Target", models.CASCADE, related_name="commitments", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    fen = models.BigIntegerField(null=True)
    by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(null=True)
    passed_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    passed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "team"], name="targets_commitment_once"),
            models.CheckConstraint(condition=Q(fen__gte=0), name="targets_commitment_positive"),
        ]


class Market(models.Model):
    """The market analysis behind a version. `trend` is a list of {year, amount}, `competitors` of {name, share,
    strength, weakness}; amounts are fen, shares percent."""

    target = models.OneToOneField("targets.Target", models.CASCADE, related_name="market")
    size = models.BigIntegerField(null=True)
    share = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    trend = models.JSONField(default=list, db_default=Value([], models.JSONField()))
    competitors = models.JSONField(default=list, db_default=Value([], models.JSONField()))
    strengths = models.TextField(blank=True, default="", db_default="")
    weaknesses = models.TextField(blank=True, default="", db_default="")
    opportunities = models.TextField(blank=True, default="", db_default="")
    threats = models.TextField(blank=True, default="", db_default="")
    assumptions = models.TextField(blank=True, default="", db_default="")
    note = models.TextField(blank=True, default="", db_default="")
    version = models.PositiveIntegerField(default=1, db_default=1)
    changed_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    changed_at = models.DateTimeField(null=True)


class Attachment(models.Model):
    """A file that belongs to a version; the next version shows the same one."""

    target = models.ForeignKey("targets.Target", models.CASCADE, related_name="attachments", db_index=False)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["target", "file"], name="targets_attachment_once")]
