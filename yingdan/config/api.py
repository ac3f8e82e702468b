"""The HTTP API: every app's routes under /api/, one place for errors."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from yingdan import __version__
from yingdan.config.routes import ROUTERS
from yingdan.kernel.edge import internal_error, locale_of, problem
from yingdan.kernel.errors import AppError
from yingdan.kernel.http import Parser, Renderer

api = NinjaAPI(title="Yingdan", version=__version__, docs_url=None, renderer=Renderer(), parser=Parser())
for prefix, router in ROUTERS:
    api.add_router(prefix, router)


@api.exception_handler(AppError)
def app_error(request: HttpRequest, error: AppError) -> HttpResponse:
    """Errors with a reason."""
    request.keep_writes = getattr(error, "keep_writes", False)  # type: ignore[attr-defined]
    request.afterwards = error.afterwards  # type: ignore[attr-defined]
    return api.create_response(request, error.body(locale_of(request)), status=error.status)


@api.exception_handler(ValidationError)
def bad_input(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Input that does not have the declared shape: each field with what is wrong."""
    fields: dict[str, list[dict[str, Any]]] = {}
    for one in error.errors:
        path = [str(part) for part in one["loc"][1:]]
        name = ".".join(path[1:] if len(path) > 1 and path[0] in ("body", "payload", "data") else path) or "body"
        fields.setdefault(name, []).append({"code": "bad_value", "detail": one["msg"]})
    body = AppError("invalid", 422).body(locale_of(request))
    return api.create_response(request, {**body, "params": {"fields": fields}}, status=422)


@api.exception_handler(Http404)
def no_route(request: HttpRequest, error: Http404) -> HttpResponse:
    """No such address."""
    return problem(request, "not_found", 404)


@api.exception_handler(RequestDataTooBig)
def too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    """A body over the limit."""
    return problem(request, "bad_value", 413)


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What ninja itself refuses, such as a body that is no JSON; what our parser refuses comes through it."""
    if isinstance(error.__cause__, AppError):
        return app_error(request, error.__cause__)
    return problem(request, "bad_value", error.status_code, detail=str(error))


@api.exception_handler(Exception)
def unexpected(request: HttpRequest, error: Exception) -> HttpResponse:
    """A mistake of ours."""
    return internal_error(request, error)
