"""Finds out who sends a request: by session cookie or by `Authorization: Bearer`."""

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpRequest

from yingdan.accounts import selectors
from yingdan.accounts.errors import MissingHeader, MustChangePassword
from yingdan.accounts.selectors import Identity
from yingdan.accounts.services import sessions, tokens
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.edge import Authenticator
from yingdan.kernel.errors import AppError
from yingdan.kernel.http import UNSAFE

COOKIE = "yd_session"
SEEN_EVERY = timedelta(minutes=5)
WITH_ONE_TIME_PASSWORD = frozenset({"/api/me", "/api/me/password", "/api/sign-out"})


class SignedIn(Authenticator):
    """Sessions and API tokens."""

    def identify(self, request: HttpRequest) -> Actor | AppError | None:
        """The actor; None for nobody; an error when the request may not be served although somebody is signed in."""
        scheme, _, bearer = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return _admit(request, selectors.by_token(bearer.strip()), tokens.used)
        cookie = request.COOKIES.get(COOKIE)
        found = selectors.by_session(cookie) if cookie else None
        if found and request.method in UNSAFE and not sent_by_us(request):
            return MissingHeader()
        return _admit(request, found, sessions.seen)


def sent_by_us(request: HttpRequest) -> bool:
    """Whether a page of ours sent this: other sites cannot add headers of their own."""
    return request.headers.get("X-Requested-With") == "yingdan"


def _admit(request: HttpRequest, found: Identity | None, note: Callable[[int], None]) -> Actor | AppError | None:
    """Notes the visit, and holds back who must change the password first."""
    if found is None:
        return None
    if found.last_seen is None or found.last_seen < clock.now() - SEEN_EVERY:
        note(found.key_id)
    if found.must_change_password and request.path_info not in WITH_ONE_TIME_PASSWORD:
        return MustChangePassword()
    return found.actor
