"""What a company adds without code: its own fields and its own views of lists; and what bulk edits overwrote."""

import uuid

from django.db import models
from django.db.models import Q

from yingdan.accounts.models import User


class CustomField(models.Model):
    """A field that the company defined; values live in the `custom` JSON of the record under `name`."""

    resource = models.CharField(max_length=40)
    name = models.CharField(max_length=40)
    zh = models.CharField(max_length=60)
    en = models.CharField(max_length=60)
    type = models.CharField(max_length=20)
    choices = models.JSONField(null=True)
    unit = models.CharField(max_length=20, blank=True)
    required = models.BooleanField(default=False)
    indexed = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    archived_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["resource", "name"], name="platform_customfield_name")]


class SavedView(models.Model):
    """A list as somebody likes it: scope, filter, columns, sort, group, mode."""

    resource = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    owner = models.ForeignKey(User, models.CASCADE, related_name="saved_views")
    visibility = models.CharField(
        max_length=10, choices=[(v, v) for v in ("private", "team", "company")], default="private"
    )
    team_ids = models.JSONField(default=list)
    pinned = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    state = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(visibility__in=["private", "team", "company"]), name="platform_savedview_vis"
            )
        ]
        indexes = [models.Index(fields=["resource", "owner"], name="platform_savedview_owner")]


class ViewMark(models.Model):
    """What one user made of a view: pinned or not (overrides what its author set), and the one to open lists with."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    view = models.ForeignKey(SavedView, models.CASCADE, related_name="marks")
    resource = models.CharField(max_length=40)
    pinned = models.BooleanField(null=True)
    is_default = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "view"], name="platform_viewmark_once"),
            models.UniqueConstraint(
                fields=["user", "resource"], condition=Q(is_default=True), name="platform_viewmark_one_default"
            ),
        ]


class UndoBatch(models.Model):
    """What a bulk edit overwrote: `rows` holds [id, version after the edit, {field: value before}]."""

    token = models.UUIDField(default=uuid.uuid4, unique=True)
    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    resource = models.CharField(max_length=40)
    rows = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    used_at = models.DateTimeField(null=True)
