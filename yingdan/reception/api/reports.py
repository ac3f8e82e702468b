"""Totals of days and deviations, to read and as workbooks."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from yingdan.kernel.errors import invalid
from yingdan.kernel.http import Router, actor_of
from yingdan.kernel.texts import text
from yingdan.platform.exchange import sheets
from yingdan.reception.api import setup_schemas
from yingdan.reception.selectors import totals, workbook

router = Router(tags=["reception"])
LONGEST = 366


@router.get("/totals", permission="reception.read", response=setup_schemas.Totals)
def sums(request: HttpRequest, start: date, end: date) -> dict[str, Any]:
    """Visits and calls of the days by channel, hour and day."""
    return totals.totals(actor_of(request), *_span(start, end))


@router.get("/totals/export", permission="reception.export", response=bytes)
def export_sums(request: HttpRequest, start: date, end: date) -> HttpResponse:
    """The same as a workbook, of what the reader may export."""
    actor = actor_of(request)
    found = totals.totals(actor, *_span(start, end), "export")
    return _file(workbook.totals(found, actor.locale), "totals", actor.locale, start, end)


@router.get("/deviations", permission="reception.read", response=setup_schemas.Deviations)
def deviations(request: HttpRequest, start: date, end: date) -> dict[str, Any]:
    """Who at the desk went another way than the rules and the rota, and how often."""
    return {"items": totals.deviations(actor_of(request), *_span(start, end))}


@router.get("/deviations/export", permission="reception.export", response=bytes)
def export_deviations(request: HttpRequest, start: date, end: date) -> HttpResponse:
    """The same as a workbook, of what the reader may export."""
    actor = actor_of(request)
    found = totals.deviations(actor, *_span(start, end), "export")
    return _file(workbook.deviations(found, actor.locale), "deviations", actor.locale, start, end)


def _span(start: date, end: date) -> tuple[date, date]:
    if end < start or (end - start).days > LONGEST:
        raise invalid("end", "bad_value")
    return start, end


def _file(content: bytes, what: str, locale: str, start: date, end: date) -> HttpResponse:
    return sheets.answer(content, f"{text(f'reception_sheet_{what}', locale)} {start} – {end}")
