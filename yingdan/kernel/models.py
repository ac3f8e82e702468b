"""Abstract bases, and the record of requests already answered (idempotency)."""

from django.db import models


class Versioned(models.Model):
    """Editable rows carry a version: a lost update is seen, not suffered."""

    version = models.PositiveIntegerField(default=1, db_default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class AnsweredRequest(models.Model):
    """The answer to a request that carried an Idempotency-Key, kept so that a repeat gets the same one.

    An answer that shows a password or token is not kept; a 409 stands in its place.
    """

    actor_key = models.CharField(max_length=40)
    key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.BinaryField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "kernel_answered_request"
        constraints = [models.UniqueConstraint(fields=["actor_key", "key"], name="kernel_answered_request_once")]
        indexes = [models.Index(fields=["at"], name="kernel_answered_request_at")]
