"""A handover 交接: from whom, how it is shared out, who signed, and each row that goes to somebody."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yingdan.kernel.models import Versioned
from yingdan.org.models import Member


class Handover(Versioned):
    """What somebody who leaves (`leaving`), gets other work (`moving`) or is away (`leave`: a stand-in until `until`)
    passes on.

    A `draft` is planned; `submitted` it waits for signatures; `done` it can be `undone` for a while, a stand-in
    `ended`. `rules` say for each kind of rows how it is shared out (see `api.schemas.RuleIn`); `checklist` is what has
    to be done for each row; `result` counts by kind what was passed on and what stayed. `heir` gets what hangs on a
    leaver besides (see `kernel.ports.Duty`); `released` is what brings that back.
    """

    KINDS = ["leaving", "moving", "leave"]
    STATUSES = ["draft", "submitted", "done", "undone", "ended", "cancelled"]
    OPEN = ["draft", "submitted"]
    giver = models.ForeignKey(Member, models.PROTECT, related_name="handovers", db_index=False)
    kind = models.CharField(max_length=10)
    status = models.CharField(max_length=10, default="draft", db_default="draft")
    until = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True, default="", db_default="")
    rules = models.JSONField(default=dict, db_default=models.Value({}, output_field=models.JSONField()))
    checklist = ArrayField(
        models.CharField(max_length=60),
        default=list,
        db_default=models.Value([], output_field=ArrayField(models.CharField(max_length=60))),
    )
    created_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    submitted_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict, db_default=models.Value({}, output_field=models.JSONField()))
    heir = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    released = models.JSONField(default=dict, db_default=models.Value({}, output_field=models.JSONField()))

    class Meta:
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="people_handover_latest"),
            models.Index(fields=["giver", "-created_at"], name="people_handover_giver"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["giver"], condition=Q(status__in=["draft", "submitted"]), name="people_handover_one_open"
            ),
            models.CheckConstraint(condition=Q(kind__in=["leaving", "moving", "leave"]), name="people_handover_kind"),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "submitted", "done", "undone", "ended", "cancelled"]),
                name="people_handover_status",
            ),
            models.CheckConstraint(condition=~Q(kind="leave") | Q(until__isnull=False), name="people_handover_until"),
        ]


class Receiver(models.Model):
    """A successor, who signs for what comes."""

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="receivers", db_index=False)
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["handover", "member"], name="people_receiver_once")]


class Item(models.Model):
    """A row that goes to `to`, with the facts by which it was shared out, what has to be said about it (`note`), what
    of the checklist is done (`checked`), and what brings it back (`kept`).

    `chosen` was decided for this very row and outlives another rule.
    """

    STATES = ["planned", "moved", "stayed", "back", "changed"]
    handover = models.ForeignKey(Handover, models.CASCADE, related_name="items", db_index=False)
    kind = models.CharField(max_length=20)
    record_id = models.BigIntegerField()
    title = models.CharField(max_length=200)
    hint = models.CharField(max_length=300, blank=True, default="")
    territory_id = models.BigIntegerField(null=True)
    grade = models.CharField(max_length=1, blank=True, default="")
    amount = models.DecimalField(max_digits=18, decimal_places=2, default=0)
    last_contact = models.DateTimeField(null=True)
    planned = models.BooleanField(default=False)
    to = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    chosen = models.BooleanField(default=False)
    note = models.CharField(max_length=500, blank=True, default="")
    checked = ArrayField(models.PositiveSmallIntegerField(), default=list)
    state = models.CharField(max_length=10, default="planned")
    kept = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["handover", "kind", "record_id"], name="people_item_once"),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "moved", "stayed", "back", "changed"]), name="people_item_state"
            ),
        ]
        indexes = [
            models.Index(fields=["handover", "kind", "to", "id"], name="people_item_to"),
            models.Index(fields=["to"], name="people_item_member"),
        ]
