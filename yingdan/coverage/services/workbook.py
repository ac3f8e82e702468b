"""A card as a workbook: the seven parts on one sheet, the outlets in the order of the routes on another."""

import io
from datetime import time
from typing import Any

import xlsxwriter

from yingdan.coverage.models import Card, Outlet
from yingdan.coverage.selectors import cards, outlets, sheet
from yingdan.kernel.actor import Actor
from yingdan.kernel.texts import text
from yingdan.platform.services import events

COLUMNS = ("route", "position", "name", "grade", "place", "address", "cycle", "minutes", "window", "last_on", "due_on",
           "deviations")  # fmt: skip
WIDTHS = (18, 6, 30, 6, 18, 30, 8, 8, 14, 12, 12, 24)


def export(actor: Actor, card_id: int) -> tuple[str, bytes]:
    """Name and content of the file; the event says who took it along."""
    card = cards.get_card(actor, card_id, "coverage.export")
    page = sheet.of_card(actor, card_id)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        _parts(book, actor, card, page)
        _outlets(book, actor, card)
    events.record(actor=actor, verb="coverage.exported", resource="member", object_id=card.member_id,
                  name=card.member.name, number=card.number)  # fmt: skip
    return f"qiding-{card.member_id}-v{card.number}.xlsx", buffer.getvalue()


def _parts(book: Any, actor: Actor, card: Card, page: dict[str, Any]) -> None:
    def say(code: str, **params: Any) -> str:
        return text(f"coverage_{code}", actor.locale, **params)

    found = book.add_worksheet(say("card"))
    bold, wrap = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True, "valign": "top"})
    found.set_column(0, 0, 14)
    found.set_column(1, 1, 80)
    cycles = [
        f"{one['grade'] or say('unclassed')} {say('days', count=one['own'] or one['company'])}"
        for one in page["cycles"]
        if one["own"] or one["company"]
    ]
    lines = [
        ("version", f"{card.number} · {page['starts_on'] or ''}–{page['ends_on'] or ''} {card.why}"),
        ("person", " · ".join(filter(None, (card.member.name, page["team"]["name"], page["position"], card.duties)))),
        ("deputy", card.deputy.name if card.deputy else ""),
        ("region", "、".join(one["name"] for one in page["territories"])),
        ("outlets", str(page["outlets"])),
        ("routes", "\n".join(f"{one['name']}（{_when(actor, one)}）{one['outlets']}" for one in page["routes"])),
        ("cycle", " · ".join(cycles)),
        ("times", f"{_span(card.day_from, card.day_to)} · {say('each', minutes=card.minutes, travel=card.travel)}"),
        ("capacity", f"{page['needed']} / {page['possible'] if page['possible'] is not None else '–'}"),
        ("standard", "\n".join([card.standard, *(f"{n}. {step}" for n, step in enumerate(card.steps, 1))]).strip()),
    ]
    for number, (name, value) in enumerate(lines):
        found.write_string(number, 0, say(f"part_{name}"), bold)
        found.write_string(number, 1, value, wrap)


def _outlets(book: Any, actor: Actor, card: Card) -> None:
    found = book.add_worksheet(text("coverage_part_outlets", actor.locale))
    bold = book.add_format({"bold": True})
    for column, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
        found.set_column(column, column, width)
        found.write_string(0, column, text(f"coverage_column_{name}", actor.locale), bold)
    found.freeze_panes(1, 0)
    rows = Outlet.objects.filter(card=card).select_related("customer", "customer__owner", "route")
    lines = outlets.lines(actor, card, list(rows.order_by(*outlets.ORDER)))
    for number, line in enumerate(lines, 1):
        line["name"] = line["name"] or text("coverage_hidden", actor.locale)
        line["window"] = _span(line["window_from"], line["window_to"])
        line["deviations"] = "、".join(text(f"coverage_kind_{one['kind']}", actor.locale) for one in line["deviations"])
        for column, name in enumerate(COLUMNS):
            value = line[name]
            if isinstance(value, int):
                found.write_number(number, column, value)
            elif value:
                found.write_string(number, column, str(value))


def _when(actor: Actor, route: dict[str, Any]) -> str:
    days = "、".join(text(f"coverage_day_{day}", actor.locale) for day in route["weekdays"])
    return (
        days
        if route["every_weeks"] == 1
        else text("coverage_every", actor.locale, days=days, weeks=route["every_weeks"])
    )


def _span(start: time | None, end: time | None) -> str:
    return f"{start:%H:%M}–{end:%H:%M}" if start and end else ""
