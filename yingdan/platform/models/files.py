"""Files that users attach; kept in the database so that a backup is one piece and many web nodes see the same."""

from django.db import models

from yingdan.accounts.models import User


class StoredFile(models.Model):
    """The bytes of one upload, at most 20 MB; `resource`/`object_id` is the record that decides who may read it."""

    name = models.CharField(max_length=200)
    mime = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="files")
    resource = models.CharField(max_length=40, blank=True)
    object_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["resource", "object_id"], name="platform_file_record")]
