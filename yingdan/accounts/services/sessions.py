"""Sessions: one for each device somebody is signed in on."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet

from yingdan.accounts import rules
from yingdan.accounts.errors import NotByToken
from yingdan.accounts.models import Session
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound


def open_for(user_id: int, *, channel: str = "web", ip: str | None = None, user_agent: str = "") -> str:
    """Starts a session; returns the token for the cookie, which is not stored."""
    token = rules.new_token()
    Session.objects.create(
        token_hash=rules.token_hash(token),
        user_id=user_id,
        channel=channel,
        ip=ip,
        user_agent=user_agent[:300],
        expires_at=_expiry(),
    )
    return token


def seen(session_id: int) -> None:
    """The session was used: it lasts anew. A session ends after SESSION_DAYS without use."""
    Session.objects.filter(id=session_id).update(last_seen_at=clock.now(), expires_at=_expiry())


def mine(actor: Actor) -> QuerySet[Session]:
    """The actor's sessions that still run, the last used first."""
    return Session.objects.filter(user=actor.user_id, expires_at__gt=clock.now()).order_by("-last_seen_at", "-id")


def close(token: str) -> None:
    """Ends the session of a cookie."""
    Session.objects.filter(token_hash=rules.token_hash(token)).delete()


def revoke(*, actor: Actor, session_id: int) -> None:
    """Ends one of the actor's own sessions."""
    require_person(actor)
    if not mine(actor).filter(id=session_id).delete()[0]:
        raise NotFound


def end_all(user_id: int, *, but: str = "") -> int:
    """Ends a user's sessions, all but the one of the given token; returns how many."""
    others = Session.objects.filter(user=user_id)
    if but:
        others = others.exclude(token_hash=rules.token_hash(but))
    return others.delete()[0]


def require_person(actor: Actor) -> int:
    """The actor's user id; raises `NotByToken`, for a narrowed key must not be able to make itself a wider one."""
    if actor.user_id is None or actor.channel == "token":
        raise NotByToken
    return actor.user_id


def _expiry() -> datetime:
    return clock.now() + timedelta(days=settings.SESSION_DAYS)
