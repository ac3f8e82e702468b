"""Rows out of comma, semicolon, tab or bar separated text."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from yingdan.platform.exchange.errors import FileProblem
from yingdan.platform.exchange.limits import MAX_CELL

DELIMITERS = ",\t;|"
csv.field_size_limit(MAX_CELL)


def guess_delimiter(path: Path, encoding: str) -> str:
    """The separator that cuts the first lines into the most, and most even, columns."""
    with path.open(encoding=encoding, newline="", errors="replace") as file:
        sample = file.read(64 * 1024)
    return max(DELIMITERS, key=lambda mark: _fit(sample, mark))


def _fit(sample: str, mark: str) -> tuple[float, int]:
    widths = []
    try:
        for row in csv.reader(io.StringIO(sample), delimiter=mark):
            widths.append(len(row))
            if len(widths) == 50:
                break
    except csv.Error:
        return (0.0, 0)
    if not widths or max(widths) < 2:
        return (0.0, 0)
    usual = max(set(widths), key=widths.count)
    return (widths.count(usual) / len(widths) if usual > 1 else 0.0, usual)


def rows(path: Path, name: str, encoding: str, delimiter: str) -> Iterator[list[object]]:
    """Every row as text cells. Raises `FileProblem` where the text or a cell cannot be read."""
    line = 0
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        try:
            for row in reader:
                line += 1
                yield row  # type: ignore[misc]
        except csv.Error as error:
            raise FileProblem("import_cell_too_big", line=line + 1, max=MAX_CELL, file=name) from error
        except UnicodeDecodeError as error:
            raise FileProblem("import_encoding_unknown", file=name) from error
