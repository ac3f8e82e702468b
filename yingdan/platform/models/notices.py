"""Ways out of the product for notifications: channels, who wants what when, and what was sent."""

from django.db import models
from django.db.models import F, Q

from yingdan.accounts.models import User
from yingdan.kernel.models import Versioned
from yingdan.platform.models.events import Notification


class NoticeChannel(Versioned):
    """A mail server, the robot of a group chat, or a provider of text messages. `secrets` holds what must never be
    shown again: the address, the key it signs with, the password of the mail server. The column is called `password`
    so that the audit trail leaves it out."""

    KINDS = ["email", "wecom", "dingtalk", "feishu", "sms"]
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=60)
    settings = models.JSONField(default=dict, db_default=models.Value({}, output_field=models.JSONField()))
    secrets = models.JSONField(
        default=dict, db_default=models.Value({}, output_field=models.JSONField()), db_column="password"
    )
    team_ids = models.JSONField(default=list, db_default=models.Value([], output_field=models.JSONField()))
    groups = models.JSONField(default=list, db_default=models.Value([], output_field=models.JSONField()))
    by_default = models.BooleanField(default=True, db_default=True)
    enabled = models.BooleanField(default=True, db_default=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["email", "wecom", "dingtalk", "feishu", "sms"]),
                name="platform_noticechannel_kind",
            )
        ]


class NoticePreference(Versioned):
    """What a user wants to be told outside the product, and when. `choices` is {group: {"email": bool, "robot": bool}};
    what is missing is as the channel says."""

    DIGESTS = ["at_once", "hourly", "daily"]
    user = models.OneToOneField(User, models.CASCADE, related_name="+")
    choices = models.JSONField(default=dict)
    quiet_from = models.TimeField(null=True)
    quiet_to = models.TimeField(null=True)
    quiet_weekend = models.BooleanField(default=False)
    digest = models.CharField(max_length=10, default="at_once")
    digest_at = models.TimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_to=None)
                | (Q(quiet_from__isnull=False, quiet_to__isnull=False) & ~Q(quiet_from=F("quiet_to"))),
                name="platform_noticepreference_quiet",
            ),
            models.CheckConstraint(
                condition=Q(digest__in=["at_once", "hourly"]) | Q(digest="daily", digest_at__isnull=False),
                name="platform_noticepreference_digest",
            ),
        ]


class NoticeDelivery(models.Model):
    """One notification on its way out by one channel, or a `post` to a whole group: {kind, title, lines}. While it is
    being sent, `due_at` is when another worker may try: one that died in between loses nothing. What is `urgent` does
    not wait for the end of quiet hours."""

    STATUSES = ["waiting", "sending", "sent", "failed"]
    notification = models.ForeignKey(Notification, models.CASCADE, null=True, related_name="deliveries")
    post = models.JSONField(null=True)
    channel = models.ForeignKey(NoticeChannel, models.CASCADE, related_name="deliveries", db_index=False)
    status = models.CharField(max_length=8, default="waiting", db_default="waiting")
    due_at = models.DateTimeField()
    urgent = models.BooleanField(default=False, db_default=False)
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)
    error = models.CharField(max_length=300, blank=True, default="", db_default="")
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(status__in=["waiting", "sending"]), name="platform_delivery_due"
            ),
            models.Index(fields=["channel", "-id"], name="platform_delivery_channel"),
            models.Index(fields=["-id"], condition=Q(status="failed"), name="platform_delivery_failed"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["notification", "channel"], name="platform_delivery_once"),
            models.CheckConstraint(
                condition=Q(notification=None, post__isnull=False) | Q(notification__isnull=False, post=None),
                name="platform_delivery_about",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["waiting", "sending", "sent", "failed"]), name="platform_delivery_status"
            ),
        ]
