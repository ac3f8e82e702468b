"""A repeated request gets the first one's answer: a phone that resends creates nothing twice."""

import orjson
from django.db import connection
from django.http import HttpResponse

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError
from yingdan.kernel.models import AnsweredRequest


def recall(actor: Actor, key: str, fingerprint: str) -> HttpResponse | None:
    """The earlier answer, None when there is none yet. Waits for the same request running elsewhere.

    Answers 422 when the key was used for another request.
    """
    owner = f"user:{actor.user_id}"
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{owner}/{key}"])
    earlier = AnsweredRequest.objects.filter(actor_key=owner, key=key[:100]).first()
    if earlier is None:
        return None
    if earlier.fingerprint != fingerprint:
        mismatch = AppError("idempotency_mismatch", 422)
        return _json(_dump(mismatch.body(actor.locale)), 422)
    return _json(bytes(earlier.body), earlier.status)


def remember(actor: Actor, key: str, fingerprint: str, response: HttpResponse | None) -> None:
    """Keeps the answer, in the same transaction as the write.

    None stands for an answer that shows a password or token: it is not kept, a repeat hears that all is done already.
    """
    if response is None:
        done = AppError("already_done", 409)
        response = _json(_dump(done.body(actor.locale)), done.status)
    AnsweredRequest.objects.create(
        actor_key=f"user:{actor.user_id}",
        key=key[:100],
        fingerprint=fingerprint,
        status=response.status_code,
        body=response.content,
    )


def _json(body: bytes, status: int) -> HttpResponse:
    return HttpResponse(body, status=status, content_type="application/json")


def _dump(body: object) -> bytes:
    return orjson.dumps(body)
