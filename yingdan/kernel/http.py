"""Routes of the API: each one declares its permission, and cannot be written without."""

import ipaddress
from collections.abc import Callable
from typing import Any, TypeVar

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router as NinjaRouter
from ninja import Schema
from ninja.constants import NOT_SET
from ninja.parser import Parser as NinjaParser
from ninja.renderers import BaseRenderer
from ninja.responses import NinjaJSONEncoder

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Forbidden, Unauthorized, invalid
from yingdan.kernel.permissions import PUBLIC, RESOURCE, SIGNED_IN

View = TypeVar("View", bound=Callable[..., Any])
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")


class Problem(Schema):
    """The body of every error answer."""

    code: str
    message: str
    params: dict[str, Any]


PROBLEMS: dict[int, type[Schema]] = dict.fromkeys((400, 401, 403, 404, 409, 422, 500, 503), Problem)


class Request(HttpRequest):
    """What a route sees: a request whose `Guard` has found the actor. Routes that are PUBLIC have none.

    `keep_writes` lets the writes of an error answer stay; `secret_answer` says that the answer shows a password or
    token once, so that it is not kept for repeats; `afterwards` is that of the error answered (`errors.AppError`).
    """

    identified: Actor | AppError | None
    keep_writes: bool
    afterwards: Callable[[], None] | None
    secret_answer: bool
    actor: Actor


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in actor; raises what the sign-in check found wrong."""
    found = getattr(request, "identified", None)
    if isinstance(found, AppError):
        raise found
    if not isinstance(found, Actor):
        raise Unauthorized
    return found


def address_of(request: HttpRequest) -> str | None:
    """The client's address; behind a proxy the one that the proxy saw, which is the last in X-Forwarded-For."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    try:
        return str(ipaddress.ip_address(address))
    except ValueError:
        return None


class Guard:
    """Runs before the body is even parsed: signed in, and the permission granted."""

    def __init__(self, permission: str) -> None:
        self.permission = permission

    def __call__(self, request: HttpRequest) -> Actor:
        actor = actor_of(request)
        if self.permission == SIGNED_IN and actor.key == "reading" and request.method in UNSAFE:
            raise Forbidden("token_reads_only")
        if self.permission != SIGNED_IN and not self.permission.startswith(RESOURCE):
            actor.need(self.permission)
        request.actor = actor  # type: ignore[attr-defined]
        return actor


class Router(NinjaRouter):
    """A ninja router whose routes must name a permission (or PUBLIC / SIGNED_IN)."""

    def route(self, methods: list[str], path: str, permission: str, **options: Any) -> Callable[[View], View]:
        """Registers a view for the methods; `response` may be a schema, errors are added."""
        response = options.pop("response", NOT_SET)
        if not isinstance(response, dict):
            response = {200: response} if response is not NOT_SET else {200: Any}
        options["response"] = {**PROBLEMS, **response}
        options["auth"] = None if permission == PUBLIC else Guard(permission)
        options["openapi_extra"] = {**(options.get("openapi_extra") or {}), "x-permission": permission}
        return super().api_operation(methods, path, **options)

    def get(self, path: str, *, permission: str, **options: Any) -> Callable[[View], View]:  # type: ignore[override]
        """A safe read."""
        return self.route(["GET"], path, permission, **options)

    def post(self, path: str, *, permission: str, **options: Any) -> Callable[[View], View]:  # type: ignore[override]
        """A verb."""
        return self.route(["POST"], path, permission, **options)

    def put(self, path: str, *, permission: str, **options: Any) -> Callable[[View], View]:  # type: ignore[override]
        """Replaces a whole."""
        return self.route(["PUT"], path, permission, **options)

    def patch(self, path: str, *, permission: str, **options: Any) -> Callable[[View], View]:  # type: ignore[override]
        """Changes parts."""
        return self.route(["PATCH"], path, permission, **options)

    def delete(self, path: str, *, permission: str, **options: Any) -> Callable[[View], View]:  # type: ignore[override]
        """Removes."""
        return self.route(["DELETE"], path, permission, **options)


def _default(value: Any) -> Any:
    return NinjaJSONEncoder().default(value)


class Renderer(BaseRenderer):
    """JSON by orjson."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        """Bytes of the answer."""
        return orjson.dumps(data, default=_default, option=orjson.OPT_NON_STR_KEYS)


def ready(value: Any, status: int = 200) -> HttpResponse:
    """An answer made of dicts, lists and dataclasses that is known to have its declared shape.

    Not checked once more: that would take longer than making it. The tests hold these answers against their schemas.
    """
    body = orjson.dumps(value, default=_default, option=orjson.OPT_NON_STR_KEYS)
    return HttpResponse(body, status=status, content_type="application/json; charset=utf-8")


class Parser(NinjaParser):
    """JSON by orjson; a body that is no JSON is the client's mistake, and ninja says so."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The parsed body; `Invalid` names the field with the NUL character, which no text of PostgreSQL can hold."""
        body = orjson.loads(request.body)
        if b"\\u0000" in request.body and (field := _with_nul(body)) is not None:
            raise invalid(field.removeprefix("values.") or "body", "nul_character")
        return body


def _with_nul(value: Any) -> str | None:
    """The path of the first text with the NUL character; empty when it is the value itself."""
    if isinstance(value, str):
        return "" if "\0" in value else None
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inner:
        if "\0" in str(name):
            return str(name).replace("\0", "␀")
        if (path := _with_nul(one)) is not None:
            return f"{name}.{path}".rstrip(".")
    return None
