"""One POST to a service outside, and its answer: never redirected, never longer than it may take."""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from typing import IO, Any

TIMEOUT = 10  # seconds
ANSWER = 10_000  # bytes of an answer that are read


class NotSent(Exception):
    """The message did not go out; the text says why, in the words of the other side."""


class _Straight(urllib.request.HTTPRedirectHandler):
    """A webhook that moves is not followed: what it sends must not end up elsewhere."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> None:
        return None


_OPENER = urllib.request.build_opener(_Straight)


def post(address: str, content: bytes, headers: Mapping[str, str]) -> bytes:
    """What the other side answers with a status of 200; raises NotSent."""
    request = urllib.request.Request(address, content, dict(headers))  # noqa: S310 (https by `channels`)
    try:
        answer: HTTPResponse
        with _OPENER.open(request, timeout=TIMEOUT) as answer:
            return answer.read(ANSWER)
    except urllib.error.HTTPError as error:
        error.close()
        raise NotSent(f"HTTP {error.code}") from error
    except (OSError, HTTPException, ValueError) as error:  # ValueError: a header with a line break
        raise NotSent(said(error)) from error


def post_json(address: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """Sends JSON, expects a JSON object; raises NotSent."""
    return as_object(post(address, json.dumps(body).encode(), {"Content-Type": "application/json; charset=utf-8"}))


def as_object(answer: bytes) -> dict[str, Any]:
    """The answer as a JSON object; raises NotSent when it is none."""
    try:
        found = json.loads(answer)
    except ValueError as error:
        raise NotSent(said(error)) from error
    if not isinstance(found, dict):
        raise NotSent("no JSON object in the answer")
    return found


def said(error: BaseException) -> str:
    """An error in words for the log of deliveries."""
    return f"{type(error).__name__}: {error}"
