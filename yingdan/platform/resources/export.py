"""Exports of a list to Excel or CSV, row by row, so that memory does not grow with the list."""

import csv
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from django.db import transaction
from django.db.models import QuerySet

from yingdan.kernel import clock
from yingdan.platform.resources import keyset
from yingdan.platform.resources.columns import Column
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.listing import Asked, Shown, chosen, columns_of
from yingdan.platform.resources.rows import Selection
from yingdan.platform.resources.values import said, wording
from yingdan.platform.services import events

FETCHED = 2000
SHEET_ROWS = 1_048_575
CELL_LENGTH = 32_000
IN_MEMORY = 4 * 1024 * 1024
# A spreadsheet takes text that begins so for a formula.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
EXACT_NUMBER = Decimal(10) ** 15


def export(lens: Lens, asked: Asked, shown: Shown, kind: str) -> tuple[IO[bytes], int]:
    """A finished file at its beginning, and the number of rows; the export itself is an event."""
    columns = columns_of(lens, shown.columns)
    order = keyset.Order(lens, shown.sort)
    selection = Selection(lens, columns, extra=order.expressions)
    rows = selection.raw(chosen(lens, asked)).order_by(*order.complete())
    file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    with transaction.atomic():
        writer = _excel if kind == "xlsx" else _csv
        written = writer(file, lens, columns, _cells(selection, rows))
        events.record(
            actor=lens.actor, verb=f"{lens.resource.name}.exported", resource=lens.resource.name, object_id=0,
            rows=written, format=kind, columns=[column.path for column in columns],
        )  # fmt: skip
    file.seek(0)
    return file, written


def _cells(selection: Selection, rows: QuerySet[Any]) -> Iterator[list[Any]]:
    for raw in rows.iterator(chunk_size=FETCHED):
        yield list(selection.cells(raw))


def heading(lens: Lens, column: Column) -> str:
    """The label of a column; fields of a related record are led by the label of the reference."""
    labels = []
    steps = column.path.split(".")
    for depth in range(1, len(steps)):
        labels.append(said(lens.column(".".join(steps[:depth])).label, lens.actor.locale))
    return " / ".join([*labels, said(column.label, lens.actor.locale)])


def _csv(file: IO[bytes], lens: Lens, columns: list[Column], rows: Iterable[list[Any]]) -> int:
    """UTF-8 with the mark by which Excel knows it."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    out = csv.writer(text)
    out.writerow([harmless(heading(lens, column)) for column in columns])
    say = [wording(column.field, lens.actor.locale) for column in columns]
    number = 0
    for cells in rows:
        number += 1
        out.writerow([_csv_cell(column, word(cell)) for column, word, cell in zip(columns, say, cells, strict=True)])
    text.flush()
    text.detach()
    return number


def _csv_cell(column: Column, text: str) -> str:
    return text if column.type in ("integer", "decimal", "money", "percent") else harmless(text)


def harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _excel(file: IO[bytes], lens: Lens, columns: list[Column], rows: Iterable[list[Any]]) -> int:
    """Text cells are written as text, never as formulas or links; more rows than a sheet holds continue on the next."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(file, options)
    bold = book.add_format({"bold": True, "bg_color": "#F2F3F5", "border": 1, "border_color": "#D9D9D9"})
    formats = {
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "datetime": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        "money": book.add_format({"num_format": "#,##0.00"}),
    }
    cell_of = [_excel_cell(lens, column) for column in columns]
    style = [formats.get(column.type) for column in columns]
    sheet: Any = None
    number = 0
    for number, cells in enumerate(_at_least_none(rows)):
        line = number % SHEET_ROWS
        if line == 0:
            sheet = _sheet(book, lens, columns, bold, number // SHEET_ROWS)
        for place, value in enumerate(cells or ()):
            _write(sheet, line + 1, place, cell_of[place](value), style[place])
        if cells is None:
            break
    else:
        number += 1
    book.close()
    return number


def _at_least_none(rows: Iterable[list[Any]]) -> Iterator[list[Any] | None]:
    """The rows, or a single None, so that an empty list still gets its sheet."""
    empty = True
    for row in rows:
        empty = False
        yield row
    if empty:
        yield None


def _sheet(book: Any, lens: Lens, columns: list[Column], bold: Any, part: int) -> Any:
    name = said(lens.resource.label_plural, lens.actor.locale)
    sheet = book.add_worksheet(f"{name[:26]}{f' {part + 1}' if part else ''}")
    for place, column in enumerate(columns):
        sheet.set_column(place, place, 26 if column.type in ("text", "longtext", "ref") else 16)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, heading(lens, column), bold)
    sheet.freeze_panes(1, 0)
    return sheet


def _write(sheet: Any, line: int, place: int, value: Any, style: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        sheet.write_string(line, place, value[:CELL_LENGTH])
    elif isinstance(value, (datetime, date)):
        sheet.write_datetime(line, place, value, style)
    else:
        sheet.write_number(line, place, value, style)


def _excel_cell(lens: Lens, column: Column) -> Callable[[Any], Any]:
    """Turns a JSON value into a cell: numbers and dates as such, everything else in words."""
    say = wording(column.field, lens.actor.locale)
    match column.type:
        case "integer" | "decimal" | "money" | "percent":
            return _number
        case "date":
            return lambda value: _old(date.fromisoformat(value)) if value else None
        case "datetime":
            return _moment
    return say


def _number(value: Any) -> Any:
    """A number, or its text where Excel would round it."""
    if value is None:
        return None
    number = Decimal(str(value))
    return number if abs(number) < EXACT_NUMBER else str(number)


def _old(day: date) -> date | str:
    """Excel's calendar begins in 1900."""
    return day if day.year >= 1900 else day.isoformat()


def _moment(value: str | None) -> Any:
    if not value:
        return None
    moment = datetime.fromisoformat(value).astimezone(clock.company_zone()).replace(tzinfo=None)
    return moment if moment.year >= 1900 else moment.isoformat(" ", "minutes")
