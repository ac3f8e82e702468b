"""Users, their roles, where they are signed in, and their API tokens."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager):  # type: ignore[type-arg]
    """Django needs a manager with this name; users are made by `services.users.create`."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Sign-in names are matched exactly."""
        user: User = self.get(username=username)
        return user


class User(AbstractBaseUser):
    """Somebody who may sign in. Leavers are inactive, never deleted."""

    username = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=100)
    email = models.EmailField(blank=True, default="", db_default="")
    locale = models.CharField(
        max_length=5, default="zh-CN", db_default="zh-CN", choices=[("zh-CN", "中文"), ("en", "English")]
    )
    preferences = models.JSONField(default=dict, db_default=models.Value({}, output_field=models.JSONField()))
    is_active = models.BooleanField(default=True, db_default=True)
    must_change_password = models.BooleanField(default=False, db_default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()


class Role(models.Model):
    """A role and what it may do: permission code → reach ("own", "team", "below", "all").

    `fields` are those it may not see: "customer.phone" → "hidden" or "masked". `decided` are the permissions that an
    administrator has decided on, granted or not: all that there were at the last edit (null: nobody edited the role).
    """

    code = models.CharField(max_length=40, unique=True)
    zh = models.CharField(max_length=40)
    en = models.CharField(max_length=40)
    grants = models.JSONField(default=dict)
    fields = models.JSONField(default=dict, db_default=models.Value({}, output_field=models.JSONField()))
    decided = models.JSONField(null=True)
    position = models.PositiveSmallIntegerField(default=0)
    builtin = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)


class UserRole(models.Model):
    """A role that a user has."""

    user = models.ForeignKey(User, models.CASCADE, related_name="user_roles")
    role = models.ForeignKey(Role, models.PROTECT, related_name="user_roles")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="accounts_userrole_once")]


class Session(models.Model):
    """One sign-in on one device; the cookie holds the token, the row only its hash."""

    token_hash = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, models.CASCADE, related_name="sessions")
    channel = models.CharField(max_length=5, choices=[("web", "web"), ("phone", "phone")], default="web")
    ip = models.GenericIPAddressField(null=True)
    user_agent = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_seen_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()


class SignInAttempt(models.Model):
    """A try to sign in, kept to lock out guessers and to show the owner."""

    username = models.CharField(max_length=100)
    ip = models.GenericIPAddressField(null=True)
    succeeded = models.BooleanField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["username", "-at"], name="accounts_attempt_username"),
            models.Index(fields=["ip", "-at"], name="accounts_attempt_ip"),
        ]


class ApiToken(models.Model):
    """A key for programs; may do what its owner may, narrowed to `permissions` when given."""

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12)
    token_hash = models.CharField(max_length=64, unique=True)
    permissions = models.JSONField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
