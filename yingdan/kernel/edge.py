"""The edge of the API: who acts, one transaction for each write, the same answer to a repeated request."""

import logging
import re
import uuid
from collections.abc import Callable
from urllib.parse import unquote

from django.db import DatabaseError, OperationalError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.crypto import salted_hmac

from yingdan.kernel import audit, idempotency
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError
from yingdan.kernel.http import UNSAFE
from yingdan.kernel.ports import Registry
from yingdan.kernel.texts import register_texts, text

log = logging.getLogger("yingdan.edge")
# POSTs that only read (their questions are too long for a URL) need no transaction.
READING = re.compile(r"/api/(resources/[^/]+/(query|count|group)|deals/board(/[0-9]+/cards)?)")
register_texts(
    {
        "database_down": ("数据库暂时连不上，请稍后再试", "The database is unavailable; please try again shortly"),
        "other_user": (
            "这是另一位用户写下的内容，请用原来的账号登录后再发送",
            "Somebody else wrote this; sign in as that user to send it",
        ),
    }
)


class Authenticator:
    """Finds out who sends a request: an Actor, None for nobody, or the error that a route needing one shall raise."""

    def identify(self, request: HttpRequest) -> Actor | AppError | None:
        """To be provided by accounts."""
        raise NotImplementedError


authenticator: Registry[Authenticator] = Registry(Authenticator)


class ApiEdge:
    """Middleware around /api/."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith("/api/"):
            return self.get_response(request)
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return problem(request, "bad_value", 400)  # no text of PostgreSQL can hold the NUL character
        try:
            return self.answer(request)
        except (OperationalError, DatabaseError) as error:
            log.warning("database: %s", error)
            return problem(request, "database_down", 503)

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """Identifies the actor; unsafe requests run in one transaction, kept only when the answer is a success."""
        provider = authenticator.get("accounts")
        request.identified = provider.identify(request) if provider else None  # type: ignore[attr-defined]
        if request.method not in UNSAFE or READING.fullmatch(request.path_info):
            return self.get_response(request)
        if self.meant_for_other(request):
            return problem(request, "other_user", 409)
        with transaction.atomic():
            response = self.write(request)
        afterwards = getattr(request, "afterwards", None)
        if afterwards is not None:
            self.remember(request, afterwards)
        return response

    def meant_for_other(self, request: HttpRequest) -> bool:
        """A phone's queue names its user: what one person wrote is never taken as another's who signed in since."""
        meant, actor = request.headers.get("X-Yingdan-User"), getattr(request, "identified", None)
        return meant is not None and isinstance(actor, Actor) and meant != str(actor.user_id)

    def remember(self, request: HttpRequest, afterwards: Callable[[], None]) -> None:
        """What is to be known of a refusal, once all that was refused is taken back."""
        with transaction.atomic():
            audit.announce(request.identified)  # type: ignore[attr-defined]
            afterwards()

    def write(self, request: HttpRequest) -> HttpResponseBase:
        """Answers a write inside its transaction."""
        actor = getattr(request, "identified", None)
        if not isinstance(actor, Actor):
            return self.settle(request, self.get_response(request))
        audit.announce(actor.because(unquote(request.headers.get("X-Reason", ""))[:200]))
        key = request.headers.get("Idempotency-Key", "")
        if not key:
            return self.settle(request, self.get_response(request))
        sent = f"{request.method} {request.path}\n".encode() + request.body
        fingerprint = salted_hmac("idempotency", sent, algorithm="sha256").hexdigest()  # bodies may hold passwords
        if (earlier := idempotency.recall(actor, key, fingerprint)) is not None:
            return earlier
        response = self.settle(request, self.get_response(request))
        if response.status_code < 300 and isinstance(response, HttpResponse):
            secret = getattr(request, "secret_answer", False)
            idempotency.remember(actor, key, fingerprint, None if secret else response)
        return response

    def settle(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """An error answer takes its writes back, unless the error says that they must stay (a failed sign-in)."""
        if response.status_code >= 400 and not getattr(request, "keep_writes", False):
            transaction.set_rollback(True)
        return response


def locale_of(request: HttpRequest) -> str:
    """The reader's language: the actor's, else what the browser prefers."""
    actor = getattr(request, "identified", None)
    if isinstance(actor, Actor):
        return actor.locale
    return "en" if request.headers.get("Accept-Language", "").lower().startswith("en") else "zh-CN"


def problem(request: HttpRequest, code: str, status: int, **params: object) -> JsonResponse:
    """An error answer outside ninja's handlers."""
    return JsonResponse(
        {"code": code, "message": text(code, locale_of(request), **params), "params": params}, status=status
    )


def internal_error(request: HttpRequest, error: Exception) -> JsonResponse:
    """Logs an unexpected error under a number that the user can quote."""
    number = uuid.uuid4().hex[:8]
    log.error("%s %s failed (%s)", request.method, request.path, number, exc_info=error)
    return problem(request, "internal", 500, id=number)
