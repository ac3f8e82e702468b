"""Files that users attach; kept in the database so that a backup is one piece and many web nodes see the same.
Photos of visits may lie in S3-compatible storage instead (docs/adr/0014)."""

from django.db import models
from django.db.models import Q

from yingdan.accounts.models import User


class StoredFile(models.Model):
    """The bytes of one upload, at most 20 MB; `resource`/`object_id` is the record that decides who may read it.
    `place` is the address of the bytes, s3://bucket/key; empty when they are in `content`."""

    name = models.CharField(max_length=200)
    mime = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    place = models.CharField(max_length=300, blank=True, default="", db_default="")
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="files")
    resource = models.CharField(max_length=40, blank=True)
    object_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["resource", "object_id"], name="platform_file_record"),
            models.Index(fields=["id"], condition=~Q(place=""), name="platform_file_placed"),
        ]
