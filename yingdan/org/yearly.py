"""A year of the calendar as shown: on the screen, and as a file that can be pasted back."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import xlsxwriter

from yingdan.kernel.texts import text
from yingdan.org.rules import gazette
from yingdan.org.rules.calendar import Calendar
from yingdan.org.selectors import calendar as calendars

WEEKDAYS = {"zh-CN": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
HEAD = ("calendar_date", "calendar_weekday", "calendar_kind", "calendar_name")


def shown(year: int, locale: str, team_id: int | None = None) -> dict[str, Any]:
    """A year of the company's calendar, or of a team's."""
    calendar = calendars.load(team_id)
    span = calendar.year(year)
    own = calendars.own_days(year, team_id)
    above = calendars.load(team_id, own_days=False) if team_id else None
    return {
        "year": year,
        "source": span.source,
        "last_gazetted": gazette.last_year(),
        "workdays": span.workdays,
        "months": [{"month": month, "workdays": _of_month(calendar, year, month)} for month in range(1, 13)],
        "days": [_day(calendar, above, span.first + timedelta(n), own, locale) for n in range(len(span.kinds))],
        "weekends": calendars.weekend_rules(team_id),
    }


def _of_month(calendar: Calendar, year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return calendar.workdays(date(year, month, 1), following - timedelta(1))


def _day(calendar: Calendar, above: Calendar | None, day: date, own: dict[date, Any], locale: str) -> dict[str, Any]:
    mark, row = calendar.mark(day), own.get(day)
    return {
        "day": day,
        "kind": calendar.kind(day),
        "usual": above.kind(day) if above else calendar.usual(day),
        "name": mark.called(locale) if mark else "",
        "own": calendars.day_out(row) if row else None,
    }


def rows(year: int, locale: str, team_id: int | None = None) -> list[list[str]]:
    """Every day of the year that gazette or company say something about: date, weekday, kind, name, with a head."""
    calendar = calendars.load(team_id)
    lines = [[text(code, locale) for code in HEAD]]
    for n in range(len(calendar.year(year).kinds)):
        day = date(year, 1, 1) + timedelta(n)
        mark = calendar.mark(day)
        if mark:
            kind = text(f"calendar_kind_{mark.kind}", locale)
            lines.append([day.isoformat(), weekday(day, locale), kind, mark.called(locale)])
    return lines


def weekday(day: date, locale: str) -> str:
    """周六, Sat."""
    return WEEKDAYS["en"][day.weekday()] if locale == "en" else f"周{WEEKDAYS['zh-CN'][day.weekday()]}"


def as_csv(lines: list[list[str]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_harmless(cell) for cell in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(lines: list[list[str]], title: str) -> bytes:
    """A sheet of texts: dates as in the paste, so that they come back as they went."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(title[:31])
    sheet.set_column(0, 0, 12)
    sheet.set_column(2, 3, 24)
    for number, line in enumerate(lines):
        sheet.write_row(number, 0, line, book.add_format({"bold": True}) if number == 0 else None)
    book.close()
    return buffer.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell
