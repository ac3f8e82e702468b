"""Routes that web sites of the company call: anybody may, so each is small, limited and says little."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import Context, Engine

from yingdan.kernel.edge import locale_of
from yingdan.kernel.errors import AppError
from yingdan.kernel.http import Router, address_of
from yingdan.kernel.permissions import PUBLIC
from yingdan.leads.api import form_schemas as schemas
from yingdan.leads.api.embedding import PAGE, SCRIPT
from yingdan.leads.selectors import forms as shown
from yingdan.leads.services import receiving

router = Router(tags=["public"])
_ENGINE = Engine()
# The page lives in frames of other sites, runs only its own script, and sends only to its own server.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'; form-action 'self'; frame-ancestors *"
)


def _open(response: HttpResponse) -> None:
    """Any web site may read the answer; no cookie goes with such a request, so nothing of anybody's is in it."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "no-store"


@router.get("/{str:token}", permission=PUBLIC, response=schemas.PublicForm)
def definition(request: HttpRequest, response: HttpResponse, token: str) -> dict[str, Any]:
    """What to ask for."""
    _open(response)
    return shown.shown(receiving.open_form(token))


@router.post("/{str:token}", permission=PUBLIC, response=schemas.Thanks)
def send(request: HttpRequest, response: HttpResponse, token: str) -> Any:
    """Takes in what a visitor sent, as a form (`application/x-www-form-urlencoded`): so no browser asks beforehand."""
    try:
        told = _receive(request, token)
    except AppError as error:  # other sites may read why, too
        told = _refused(request, token, error)
    if isinstance(told, HttpResponse):
        _open(told)
    else:
        _open(response)
    return told


def _receive(request: HttpRequest, token: str) -> Any:
    if int(request.headers.get("Content-Length") or 0) > receiving.MAX_BYTES:
        raise AppError("form_too_large", 413)
    form = receiving.open_form(token)
    sent = {name: str(value) for name, value in request.POST.items()}
    with transaction.atomic():
        receiving.receive(form, sent, address_of(request) or "")
    thanks = shown.thanks(form)
    if sent.get("frame"):
        return _page({"thanks": thanks[_language(sent.get("lang", ""), request)], "form": None})
    return {"thanks": thanks}


def _refused(request: HttpRequest, token: str, error: AppError) -> HttpResponse:
    """Why not: in a frame the form again, with what was typed; a script gets it as data."""
    if error.status != 422 or not request.POST.get("frame"):
        return JsonResponse(error.body(locale_of(request)), status=error.status)
    language = _language(request.POST.get("lang", ""), request)
    wrong = error.body("en" if language == "en" else "zh-CN")["params"]["fields"]
    problems = {name: told[0]["message"] for name, told in wrong.items()}
    answer = _form_page(token, language, request.POST.get("page", ""), typed=request.POST, problems=problems)
    answer.status_code = error.status
    return answer


@router.get("/{str:token}/page", permission=PUBLIC, include_in_schema=True)
def page(request: HttpRequest, token: str, lang: str = "") -> HttpResponse:
    """The form as a page of its own, for a frame or a link."""
    return _form_page(token, _language(lang, request), request.GET.get("page", ""))


def _form_page(
    token: str,
    language: str,
    page: str,
    *,
    typed: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
) -> HttpResponse:
    form = shown.shown(receiving.open_form(token))
    fields = [
        {
            **field,
            "label": field["label"][language],
            "value": (typed or {}).get(field["name"], ""),
            "problem": (problems or {}).get(field["name"], ""),
        }
        for field in form["fields"]
    ]
    send = {"zh": "提交", "en": "Send"}[language]
    return _page(
        {"form": form, "fields": fields, "title": form["title"].get(language, ""), "language": language, "send": send,
         "token": token, "thanks": None, "page": page[:2000]}
    )  # fmt: skip


@router.get("/{str:token}/embed.js", permission=PUBLIC, include_in_schema=True)
def script(request: HttpRequest, token: str) -> HttpResponse:
    """The script that puts the form where it stands in a page."""
    receiving.open_form(token)
    answer = HttpResponse(SCRIPT, content_type="text/javascript; charset=utf-8")
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = "public, max-age=300"
    return answer


def _language(asked: str, request: HttpRequest) -> str:
    return "en" if asked == "en" or (not asked and locale_of(request) == "en") else "zh"


def _page(values: dict[str, Any]) -> HttpResponse:
    nonce = secrets.token_urlsafe(16)
    answer = HttpResponse(_ENGINE.from_string(PAGE).render(Context({**values, "nonce": nonce})))
    answer["Content-Security-Policy"] = _POLICY.format(nonce=nonce)
    answer["Cache-Control"] = "no-store"
    return answer
