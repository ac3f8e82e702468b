"""A file as tables: what sheets and columns it has, and its rows one by one."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Self

from yingdan.platform.exchange.errors import FileProblem
from yingdan.platform.exchange.limits import MAX_COLUMNS
from yingdan.platform.exchange.reading import delimited, encoding, workbook
from yingdan.platform.exchange.reading.headers import columns_of, guess_header, readable

SAMPLE_ROWS = 5
WORKBOOK_MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet, or the whole of a text file. `header` is the line with the column names, counted from 1.

    `rows` is an estimate for text files; `encoding` and `delimiter` are empty for workbooks.
    """

    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    header: int = 1
    columns: tuple[str, ...] = ()
    rows: int = 0
    samples: tuple[tuple[str, ...], ...] = field(default=())

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """Back from what the database keeps."""
        samples = tuple(tuple(row) for row in stored.get("samples", ()))
        return cls(**{**stored, "columns": tuple(stored.get("columns", ())), "samples": samples})

    def to_json(self) -> dict[str, Any]:
        """For the database and the API."""
        return asdict(self)


def describe(path: Path, name: str) -> list[Table]:
    """All tables of a file; raises `FileProblem` when there is none to read."""
    if path.stat().st_size == 0:
        raise FileProblem("import_file_empty", file=name)
    if is_workbook(path):
        found = [
            _described(path, name, Table(sheet=sheet, rows=height))
            for sheet, height in workbook.sheets(path, name)
            if height
        ]
    else:
        found = [_described(path, name, _text_table(path, name))]
    if not found:
        raise FileProblem("import_file_empty", file=name)
    return found


def redescribe(path: Path, name: str, table: Table) -> Table:
    """The same table read with another header line, encoding or delimiter."""
    head = list(islice(cells(path, name, table), table.header))
    return _with_columns(path, name, table, head, table.header)


def rows(path: Path, name: str, table: Table) -> Iterator[tuple[int, list[object]]]:
    """The data rows below the header with their line numbers; blank rows are left out."""
    for line, row in enumerate(cells(path, name, table), 1):
        if line > table.header and (any(row) or any(cell not in ("", None) for cell in row)):
            yield line, row


def cells(path: Path, name: str, table: Table) -> Iterator[list[object]]:
    """Every row of the table, header included."""
    if table.encoding:
        return delimited.rows(path, name, table.encoding, table.delimiter)
    return workbook.rows(path, name, table.sheet)


def is_workbook(path: Path) -> bool:
    """Whether the bytes are a workbook, whatever the name says."""
    with path.open("rb") as file:
        return file.read(4) in WORKBOOK_MAGIC


def _text_table(path: Path, name: str) -> Table:
    found = encoding.detect(path)
    with path.open("rb") as file:
        head = file.read(512)
    if head.lstrip().lower().startswith((b"<html", b"<!doctype", b"<table")):
        raise FileProblem("import_file_html", file=name)
    if found is None:
        code = "import_file_binary" if b"\x00" in head else "import_encoding_unknown"
        raise FileProblem(code, file=name)
    return Table(encoding=found, delimiter=delimited.guess_delimiter(path, found), rows=encoding.count_lines(path))


def _described(path: Path, name: str, table: Table) -> Table:
    head = list(islice(cells(path, name, table), 30))
    return _with_columns(path, name, table, head, guess_header(head))


def _with_columns(path: Path, name: str, table: Table, head: list[list[object]], header: int) -> Table:
    columns = columns_of(head, header)
    if len(columns) > MAX_COLUMNS:
        raise FileProblem("import_too_many_columns", file=name, max=MAX_COLUMNS)
    settled = Table(table.sheet, table.encoding, table.delimiter, header, tuple(columns), table.rows)
    width = len(columns)
    samples = tuple(
        tuple(readable(cell) for cell in (*row, *[""] * width)[:width])
        for _, row in islice(rows(path, name, settled), SAMPLE_ROWS)
    )
    return Table(
        table.sheet, table.encoding, table.delimiter, header, tuple(columns), max(table.rows - header, 0), samples
    )
