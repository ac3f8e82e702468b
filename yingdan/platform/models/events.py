"""What happened (events), what changed (audit entries, written by database triggers), who is told (notifications)."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from yingdan.accounts.models import User


class Event(models.Model):
    """One business fact, recorded by the service that made it. `about` names the records it concerns ("customer:5")."""

    at = models.DateTimeField(auto_now_add=True)
    verb = models.CharField(max_length=60)
    resource = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    about = ArrayField(models.CharField(max_length=60), default=list)
    user = models.ForeignKey(User, models.PROTECT, null=True, db_index=False)
    actor_name = models.CharField(max_length=100)
    channel = models.CharField(max_length=6)
    params = models.JSONField(default=dict)

    class Meta:
        indexes = [
            GinIndex(fields=["about"], name="platform_event_about"),
            models.Index(fields=["-at"], name="platform_event_at"),
        ]


class AuditEntry(models.Model):
    """One row changed in one table. Written by the `yingdan_audit` trigger only, never by code.

    `changes` is {column: [from, to]} for an update, the whole last row for a delete, null for an insert.
    """

    at = models.DateTimeField()
    table = models.CharField(max_length=63, db_column="table_name")
    row_id = models.BigIntegerField()
    action = models.CharField(max_length=1, choices=[("I", "insert"), ("U", "update"), ("D", "delete")])
    changes = models.JSONField(null=True)
    user_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=100)
    channel = models.CharField(max_length=10)
    reason = models.CharField(max_length=200)

    class Meta:
        managed = False
        db_table = "platform_audit"


class Notification(models.Model):
    """Something a user should know, shown in the product."""

    user = models.ForeignKey(User, models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=40)
    params = models.JSONField(default=dict)
    path = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-id"], name="platform_notification_user")]
