"""Routes: one's own reports, those of others, the team's page."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query

from yingdan.kernel import clock
from yingdan.kernel.errors import Forbidden
from yingdan.kernel.http import Router, actor_of
from yingdan.org import selectors as org
from yingdan.reports.api import shapes
from yingdan.reports.api.shapes import Kind
from yingdan.reports.models import Report
from yingdan.reports.selectors import card as cards
from yingdan.reports.selectors import reports as selectors
from yingdan.reports.selectors import team as teams
from yingdan.reports.services import commenting, confirming, reports, workbook

router = Router(tags=["reports"])
READ, WRITE = selectors.READ, selectors.WRITE
Show = Literal["", "on_time", "late", "missing", "open"]
Cursor = Annotated[str, Query(max_length=200)]
Node = Annotated[str | None, Query(max_length=40)]


def _sheet(request: HttpRequest, row: Report) -> dict[str, Any]:
    return selectors.sheet(actor_of(request), row)


@router.get("/mine", permission=WRITE, response=shapes.SheetOut)
def mine(request: HttpRequest, kind: Kind = "day", day: date | None = None) -> dict[str, Any]:
    """One's own report of a span – today's, unless said otherwise – composed from the records as they are."""
    actor = actor_of(request)
    member = org.member_of(actor.user_id)
    if member is None:
        raise Forbidden(permission=WRITE)
    return _sheet(request, selectors.of_span(member, kind, day or clock.today()))


@router.put("/mine", permission=WRITE, response=shapes.SheetOut)
def save(request: HttpRequest, body: shapes.WordsIn) -> dict[str, Any]:
    """Keeps a draft."""
    row = reports.save(actor_of(request), body.kind, body.day, body.version, _words(body))
    return _sheet(request, row)


@router.post("/mine/submission", permission=WRITE, response=shapes.SheetOut)
def submit(request: HttpRequest, body: shapes.WordsIn) -> dict[str, Any]:
    """Submits it, with the records as they are now."""
    row = reports.submit(actor_of(request), body.kind, body.day, body.version, _words(body))
    return _sheet(request, row)


@router.post("/mine/confirmation", permission=WRITE, response=shapes.SheetOut)
def confirm(request: HttpRequest, body: shapes.ConfirmIn) -> dict[str, Any]:
    """Submits what was confirmed on a phone, perhaps without a network; the same one again gives the same answer."""
    row = confirming.confirm(actor_of(request), body.kind, body.day, body.told(), _words(body))
    return _sheet(request, row)


def _words(body: shapes.WordsIn) -> dict[str, str]:
    return {name: getattr(body, name) for name in selectors.WRITTEN}


@router.get("/card", permission=WRITE, response=shapes.CardOut)
def card(request: HttpRequest) -> dict[str, Any]:
    """What is still to be written."""
    return cards.read(actor_of(request))


@router.get("/team", permission=READ, response=shapes.TeamOut)
def team(
    request: HttpRequest, kind: Kind = "day", day: date | None = None, node: Node = None, show: Show = "",
    cursor: Cursor = "",
) -> dict[str, Any]:  # fmt: skip
    """Who submitted, who is late, who is missing."""
    return teams.page(actor_of(request), kind, day or clock.today(), node, show, cursor)


@router.get("/members/{int:member_id}", permission=READ, response=shapes.SheetOut)
def of_member(request: HttpRequest, member_id: int, kind: Kind = "day", day: date | None = None) -> dict[str, Any]:
    """Somebody's report of a span, also where there is none yet."""
    member = selectors.person(actor_of(request), member_id)
    return _sheet(request, selectors.of_span(member, kind, day or clock.today()))


@router.get("/{int:report_id}", permission=READ, response=shapes.SheetOut)
def one(request: HttpRequest, report_id: int) -> dict[str, Any]:
    """A report."""
    return _sheet(request, selectors.get(actor_of(request), report_id))


@router.post("/{int:report_id}/withdrawal", permission=WRITE, response=shapes.SheetOut)
def take_back(request: HttpRequest, report_id: int, body: shapes.SeenIn) -> dict[str, Any]:
    """Takes it back, until the deadline."""
    return _sheet(request, reports.take_back(actor_of(request), report_id, body.version))


@router.post("/{int:report_id}/comments", permission=READ, response=shapes.SheetOut)
def comment(request: HttpRequest, report_id: int, body: shapes.CommentIn) -> dict[str, Any]:
    """Says something about it; those mentioned are told."""
    return _sheet(request, commenting.comment(actor_of(request), report_id, body.text, body.mentions))


@router.get("/{int:report_id}/export", permission=READ, response=Any)
def export(request: HttpRequest, report_id: int) -> HttpResponse:
    """The report as a workbook: the own one, or with the permission to export."""
    name, content = workbook.export(actor_of(request), report_id)
    answer = HttpResponse(content, content_type=workbook.XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
