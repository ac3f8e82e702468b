"""Rows out of workbooks (.xlsx, .xlsm, .xls, .xlsb, .ods) through calamine."""

import logging
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, WorksheetNotFound

from yingdan.platform.exchange.errors import FileProblem
from yingdan.platform.exchange.limits import MAX_CELL

log = logging.getLogger("yingdan.imports")


def sheets(path: Path, name: str) -> list[tuple[str, int]]:
    """Names of the worksheets with their heights, hidden ones included."""
    book = _open(path, name)
    return [
        (meta.name, _height(book, name, meta.name))
        for meta in book.sheets_metadata
        if meta.typ == SheetTypeEnum.WorkSheet
    ]


def rows(path: Path, name: str, sheet: str) -> Iterator[list[object]]:
    """Every row of a sheet from its first line on; formulas come as their results, dates as dates."""
    book = _open(path, name)
    try:
        page = book.get_sheet_by_name(sheet) if sheet else book.get_sheet_by_index(0)
    except WorksheetNotFound as error:
        raise FileProblem("import_sheet_missing", file=name, sheet=sheet) from error
    if page.start is None:
        return
    blank: list[object] = [""] * page.start[1]
    for line, row in enumerate(page.iter_rows(), 1):
        for cell in row:
            if isinstance(cell, str) and len(cell) > MAX_CELL:
                raise FileProblem("import_cell_too_big", line=line, max=MAX_CELL, file=name)
        yield [*blank, *row] if blank else list(row)


def _open(path: Path, name: str) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(str(path))
    except PasswordError as error:
        raise FileProblem("import_file_encrypted", file=name) from error
    except (CalamineError, OSError, ValueError) as error:
        log.info("%s: %s", name, error)
        raise FileProblem(file=name) from error


def _height(book: CalamineWorkbook, name: str, sheet: str) -> int:
    try:
        page = book.get_sheet_by_name(sheet)
    except (CalamineError, ValueError) as error:
        log.info("%s: %s", name, error)
        raise FileProblem(file=name) from error
    return 0 if page.start is None else int(page.total_height) + 1  # calamine gives the last row's index
