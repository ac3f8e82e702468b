"""API tokens: keys for programs, shown once."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from yingdan.accounts import rules
from yingdan.accounts.models import ApiToken
from yingdan.accounts.services.sessions import require_person
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid
from yingdan.kernel.permissions import catalogue


def mine(actor: Actor) -> QuerySet[ApiToken]:
    """The actor's tokens that are not revoked, newest first."""
    return ApiToken.objects.filter(user=actor.user_id, revoked_at=None).order_by("-id")


def create(
    *, actor: Actor, name: str, permissions: Iterable[str] | None = None, expires_at: datetime | None = None
) -> tuple[ApiToken, str]:
    """Makes a token that may do what the actor may, narrowed to `permissions`; the text is returned once."""
    owner = require_person(actor)
    chosen = None if permissions is None else sorted(set(permissions))
    for code in chosen or ():
        if code not in catalogue():
            raise invalid("permissions", "unknown_permission", value=code)
    if chosen == []:
        raise invalid("permissions", "required")
    if expires_at and expires_at <= clock.now():
        raise invalid("expires_at", "past_date")
    token = rules.new_token(rules.KEY_PREFIX)
    row = ApiToken.objects.create(
        user_id=owner,
        name=name,
        prefix=token[:12],
        token_hash=rules.token_hash(token),
        permissions=chosen,
        expires_at=expires_at,
    )
    return row, token


def revoke(*, actor: Actor, token_id: int) -> None:
    """Ends one of the actor's own tokens; the row stays as a record."""
    require_person(actor)
    if not mine(actor).filter(id=token_id).update(revoked_at=clock.now()):
        raise NotFound


def used(token_id: int) -> None:
    """The token was used."""
    ApiToken.objects.filter(id=token_id).update(last_used_at=clock.now())
