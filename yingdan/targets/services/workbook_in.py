"""Reads a target's workbook: which sheets hold lines, which columns are periods, what each cell says."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from yingdan.kernel.errors import Invalid, invalid
from yingdan.kernel.units import Unit
from yingdan.targets.rules import headings, taking
from yingdan.targets.rules.period import Period
from yingdan.targets.rules.tree import Node
from yingdan.targets.services.workbook import HEADS

ROW_LIMIT = 100_000
HEAD_ROWS = 10  # a title may stand over the heads
MAX_AMOUNT = 10**17
STAMP = re.compile(r"yingdan:(\d{1,18}):(\d{1,9}):(\d{4}):(\w{1,40})")
WORDS = {"万": 10**4, "亿": 10**8}
KEYS = {names["key"] for names in HEADS.values()}
KNOWN = {name for names in HEADS.values() for name in names.values()}
TOTALS = ("合计", "Total")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the workbook was made from."""

    target: int
    version: int
    year: int
    metric: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: `node` None = without a key, and `key` is what stands there."""

    sheet: "Sheet"
    number: int
    key: str
    node: Node | None
    cells: list[Any]

    def amounts(self, unit: Unit) -> list[int]:
        """Its amounts in smallest units, `taking.BLANK` for empty cells; `Invalid`, naming the column, otherwise."""
        return [self._amount(unit, n, value) for n, value in enumerate(self.cells)]

    def _amount(self, unit: Unit, n: int, value: Any) -> int:
        found = amount(unit, value)
        if found is None:
            raise Invalid("target_row_value", column=self.sheet.column(n), value=str(value)[:40])
        return found


@dataclass(slots=True)
class Sheet:
    """A sheet with lines: its periods with their places, and heads that mean nothing here."""

    name: str
    periods: list[Period]
    places: list[int]
    heads: list[str]
    unread: list[str]
    rows: list[Row] = field(default_factory=list)

    def column(self, n: int) -> str:
        """The n-th period's column, as a spreadsheet calls it."""
        return f"{headings.letters(self.places[n])}（{self.heads[n]}）"


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets with lines, and what the workbook was made from if it says so."""

    sheets: list[Sheet]
    stamp: Stamp | None


def read(content: bytes, year: int) -> Book:
    """The workbook; `Invalid` on `file` when it holds no lines of a target, or columns that overlap."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        tables = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=ROW_LIMIT)
            for name in book.sheet_names
        }
    except (CalamineError, ValueError, OSError) as error:
        raise invalid("file", "target_bad_file") from error
    sheets, stamp = [], None
    for name, table in tables.items():
        sheet = _sheet(name, table, year)
        if sheet is None:
            stamp = stamp or _stamp(table)
        else:
            sheets.append(sheet)
    if not sheets:
        raise invalid("file", "target_bad_file")
    return Book(sheets, stamp)


def _stamp(table: list[list[Any]]) -> Stamp | None:
    for row in table[:100]:
        for value in row:
            if isinstance(value, str) and (found := STAMP.fullmatch(value.strip())):
                return Stamp(int(found[1]), int(found[2]), int(found[3]), found[4])
    return None


def _sheet(name: str, table: list[list[Any]], year: int) -> Sheet | None:
    for top, heads in enumerate(table[:HEAD_ROWS]):
        place = next((n for n, value in enumerate(heads) if str(value).strip() in KEYS), None)
        if place is not None:
            return _lines(name, table, top, place, year)
    return None


def _lines(name: str, table: list[list[Any]], top: int, place: int, year: int) -> Sheet:
    sheet = Sheet(name, [], [], [], [])
    for n, value in enumerate(table[top]):
        text = str(value).strip()
        found = headings.read_heading(value, year) if n != place and text else None
        if found is not None:
            sheet.periods.append(found)
            sheet.places.append(n)
            sheet.heads.append(text)
        elif text and text not in KNOWN and not text.startswith(TOTALS):
            sheet.unread.append(f"{text}（{headings.letters(n)}）")
    _check_columns(sheet, year)
    for number, row in enumerate(table[top + 1 :], top + 2):
        if any(value != "" for value in row):
            key = str(row[place]).strip() if place < len(row) else ""
            cells = [row[n] if n < len(row) else "" for n in sheet.places]
            sheet.rows.append(Row(sheet, number, key, headings.read_key(key), cells))
    return sheet


def _check_columns(sheet: Sheet, year: int) -> None:
    """At least one period, and no day in two of them."""
    if not sheet.periods:
        raise invalid("file", "target_file_no_period", sheet=sheet.name, year=year)
    order = sorted(range(len(sheet.periods)), key=lambda n: sheet.periods[n].start)
    for one, other in pairwise(order):
        if sheet.periods[other].start <= sheet.periods[one].end:
            raise invalid("file", "target_file_overlap", sheet=sheet.name, one=sheet.column(one),
                          other=sheet.column(other))  # fmt: skip


def amount(unit: Unit, value: Any) -> int | None:
    """A cell in whole smallest units, `taking.BLANK` for an empty one, None for what is no amount.

    A sheet holds binary fractions, so they are rounded to the nearest unit.
    """
    if value is None or value == "":
        return taking.BLANK
    if isinstance(value, int | float) and not isinstance(value, bool):
        found = round(value * unit.scale) if abs(value) < MAX_AMOUNT else -1
        return found if 0 <= found <= MAX_AMOUNT else None
    text = re.sub(r"[\s,，¥￥]|元$", "", str(value))
    if not text:
        return taking.BLANK
    times = WORDS.get(text[-1], 1)
    try:
        exact = Decimal(text[:-1] if times > 1 else text) * times * unit.scale
    except InvalidOperation:
        return None
    return int(exact.quantize(Decimal(1))) if exact.is_finite() and 0 <= exact <= MAX_AMOUNT else None


def lines(book: Book) -> Iterator[Row]:
    """All rows of all sheets."""
    for sheet in book.sheets:
        yield from sheet.rows
