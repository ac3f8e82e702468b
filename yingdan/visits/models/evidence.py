"""What came in during a visit, as it came: answers, photos, positions, device facts; and who agreed to it."""

from django.db import models
from django.db.models import Q

from yingdan.org.models import Member
from yingdan.platform.models import StoredFile
from yingdan.visits.models.visit import Visit


class StepAnswer(models.Model):
    """The answer to a step. The last one by the phone's clock counts, until the end names those that do; the others
    stay as `replaced`."""

    uuid = models.UUIDField(unique=True)
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="answers", db_index=False)
    key = models.CharField(max_length=40)
    kind = models.CharField(max_length=10)
    answer = models.JSONField()
    told_at = models.DateTimeField()
    received_at = models.DateTimeField(auto_now_add=True)
    replaced = models.BooleanField(default=False)
    told_hash = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["visit", "key"], name="visits_answer_visit")]


class Photo(models.Model):
    """A picture without watermark, as the phone sent it. `fingerprint` is of what is seen (`rules.pictures`), `sha256`
    of the bytes as they came. `dropped`: the end of the visit did not name it. `located`: a position may be written
    into it; `unlocated_at` is when that was taken out, with everything else left as it came."""

    uuid = models.UUIDField(unique=True)
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="photos", db_index=False)
    step = models.CharField(max_length=40)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", db_index=False)
    thumbnail = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", db_index=False)
    sha256 = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=16)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    told_at = models.DateTimeField()
    source = models.CharField(max_length=7, default="camera")
    received_at = models.DateTimeField(auto_now_add=True)
    dropped = models.BooleanField(default=False)
    located = models.BooleanField(default=True, db_default=True)
    unlocated_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["visit", "step"], name="visits_photo_visit"),
            models.Index(fields=["received_at"], condition=Q(located=True), name="visits_photo_located"),
            models.Index(fields=["sha256"], name="visits_photo_bytes"),
        ]


class Position(models.Model):
    """Where the phone said it was at check-in or check-out: WGS-84, accuracy in metres. Deleted after some days."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="positions", db_index=False)
    moment = models.CharField(max_length=3)  # "in" or "out"
    latitude = models.DecimalField(max_digits=9, decimal_places=6)
    longitude = models.DecimalField(max_digits=9, decimal_places=6)
    accuracy = models.FloatField()
    taken_at = models.DateTimeField()
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["received_at"], name="visits_position_received")]
        constraints = [models.UniqueConstraint(fields=["visit", "moment"], name="visits_position_once")]


class Signal(models.Model):
    """Raw facts as they came, judged nowhere here: `device` at check-in, `samples` of positions during the visit."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="signals", db_index=False)
    kind = models.CharField(max_length=7)
    told_at = models.DateTimeField()
    sent_at = models.DateTimeField()
    received_at = models.DateTimeField(auto_now_add=True)
    facts = models.JSONField()
    told_hash = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["received_at"], name="visits_signal_received")]
        constraints = [models.UniqueConstraint(fields=["visit", "told_hash"], name="visits_signal_once")]


class Consent(models.Model):
    """Somebody agreed to a version of the notice of what is recorded."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+", db_index=False)
    notice_version = models.PositiveIntegerField()
    agreed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "notice_version"], name="visits_consent_once")]
