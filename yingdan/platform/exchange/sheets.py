"""Figures of a page as a workbook: numbers stay numbers, days stay days; nothing is taken for a formula."""

import io
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import xlsxwriter
from django.http import HttpResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def book(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A sheet for each name; the first row is its head and stays in sight."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    made = xlsxwriter.Workbook(buffer, {**options, "default_date_format": "yyyy-mm-dd"})
    bold = made.add_format({"bold": True})
    for name, rows in sheets.items():
        sheet = made.add_worksheet(name)
        sheet.set_column(0, 0, 22)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, ["" if one is None else one for one in row], bold if number == 0 else None)
    made.close()
    return buffer.getvalue()


def answer(content: bytes, name: str) -> HttpResponse:
    """The workbook to be saved under this name."""
    found = HttpResponse(content, content_type=XLSX)
    found["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{name}.xlsx')}"
    return found
