"""Signing in and out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja.responses import Status

from yingdan.accounts import profile
from yingdan.accounts.authenticator import COOKIE, sent_by_us
from yingdan.accounts.errors import MissingHeader
from yingdan.accounts.services import sessions, sign_in
from yingdan.accounts.types import Me, SignIn
from yingdan.kernel.http import Request, Router, address_of
from yingdan.kernel.permissions import PUBLIC, SIGNED_IN

COOKIE_DAYS = 180  # the server ends a session earlier, after SESSION_DAYS without use
router = Router(tags=["session"])


@router.post("/sign-in", permission=PUBLIC, response=Me)
def sign_in_route(request: HttpRequest, payload: SignIn, response: HttpResponse) -> Me:
    """Signs in and sets the session cookie."""
    if not sent_by_us(request):
        raise MissingHeader
    actor, token = sign_in.with_password(
        username=payload.username,
        password=payload.password,
        channel=payload.channel,
        ip=address_of(request),
        user_agent=request.headers.get("User-Agent", ""),
    )
    response.set_cookie(
        COOKIE,
        token,
        max_age=COOKIE_DAYS * 86400,
        httponly=True,
        samesite="Lax",
        secure=settings.COOKIE_SECURE or request.is_secure(),
    )
    return profile.of(actor)


@router.post("/sign-out", permission=SIGNED_IN, response={204: None})
def sign_out(request: Request, response: HttpResponse) -> Status[None]:
    """Ends this session."""
    sessions.close(session_token(request))
    response.delete_cookie(COOKIE, samesite="Lax")
    return Status(204, None)


def session_token(request: HttpRequest) -> str:
    """The text of the session cookie, empty when the request came with an API token."""
    return str(request.COOKIES.get(COOKIE, ""))
