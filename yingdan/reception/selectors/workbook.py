"""The figures of the desk as a workbook: numbers stay numbers, days stay days."""

import io
from datetime import date
from typing import Any

import xlsxwriter

from yingdan.kernel.texts import text

_COUNTS = ("visits", "calls", "fresh", "persons")
_DEVIATING = ("by", "count", "skipped", "passed", "total")


def totals(found: dict[str, Any], locale: str) -> bytes:
    """A sheet each by channel, hour and day, with the sum below."""
    sheets = {}
    for part in ("channels", "hours", "days"):
        head = [text(f"reception_sheet_{name}", locale) for name in (part, *_COUNTS)]
        rows = [[_label(part, one, locale), *(one[name] for name in _COUNTS)] for one in found[part]]
        total = [text("reception_sheet_sum", locale), *(found["total"][name] for name in _COUNTS)]
        sheets[head[0]] = [head, *rows, total]
    return _book(sheets)


def deviations(items: list[dict[str, Any]], locale: str) -> bytes:
    """A line for each who registers."""
    head = [text(f"reception_sheet_{name}", locale) for name in (*_DEVIATING, "reasons")]
    rows = [[*(one[name] for name in _DEVIATING), "; ".join(one["reasons"])] for one in items]
    return _book({text("reception_sheet_deviations", locale): [head, *rows]})


def _label(part: str, one: dict[str, Any], locale: str) -> Any:
    if part == "days":
        return date.fromisoformat(one["key"])
    return one["label"] or text("reception_sheet_unasked", locale)


def _book(sheets: dict[str, list[list[Any]]]) -> bytes:
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, {**options, "default_date_format": "yyyy-mm-dd"})
    bold = book.add_format({"bold": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        sheet.set_column(0, 0, 22)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row, bold if number == 0 else None)
    book.close()
    return buffer.getvalue()
