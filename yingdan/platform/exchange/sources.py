"""Cells for each field out of the lines of a file: spellings corrected, constants and templates filled in."""

from collections.abc import Mapping, Sequence

from yingdan.platform.exchange.cells import text_of
from yingdan.platform.exchange.errors import CellProblem, RecipeProblem
from yingdan.platform.exchange.types import Rule, Step

Lines = Sequence[tuple[int, Sequence[object]]]
Cells = list[object]
BLANKS = ("", None)


class Source:
    """What a step takes from a table with these columns."""

    def __init__(self, step: Step, columns: tuple[str, ...]) -> None:
        self.step = step
        self.places = {name: place for place, name in enumerate(columns)}
        wanted = {column for rule in step.fields.values() for column in rule.columns()}
        wanted |= {where.column for where in step.where} | set(step.values)
        for column in sorted(wanted - set(self.places)):
            raise RecipeProblem("import_column_missing", column=column)
        self.wanted = sorted(wanted)

    def cells(self, lines: Lines) -> tuple[Lines, dict[str, Cells]]:
        """The lines that the step takes, and a cell for each of them and each field."""
        columns = self._columns(lines)
        if self.step.where:
            taken = [n for n in range(len(lines)) if self._takes(columns, n)]
            lines = [lines[n] for n in taken]
            columns = {name: [cells[n] for n in taken] for name, cells in columns.items()}
        return lines, {name: self._filled(rule, columns, len(lines)) for name, rule in self.step.fields.items()}

    @staticmethod
    def texts(cells: Cells) -> list[str | int | CellProblem]:
        """Cells as what a reference is looked up by: text, or an id that the recipe gives."""
        found: list[str | int | CellProblem] = []
        for cell in cells:
            try:
                found.append(cell.number if isinstance(cell, RecordId) else text_of(cell))
            except CellProblem as problem:
                found.append(problem)
        return found

    def _columns(self, lines: Lines) -> dict[str, Cells]:
        columns: dict[str, Cells] = {}
        for name in self.wanted:
            place = self.places[name]
            cells = [row[place] if place < len(row) else "" for _, row in lines]
            columns[name] = _respelled(cells, self.step.values.get(name))
        return columns

    def _takes(self, columns: Mapping[str, Cells], n: int) -> bool:
        return all((_text(columns[w.column][n]) in w.values) != w.negate for w in self.step.where)

    def _filled(self, rule: Rule, columns: Mapping[str, Cells], size: int) -> Cells:
        if rule.column:
            cells = columns[rule.column]
        elif rule.template:
            cells = self._written(rule.template, columns, size)
        else:
            value = RecordId(rule.value) if type(rule.value) is int else rule.value
            cells = [value] * size
        cells = _respelled(cells, rule.values)
        if rule.otherwise:
            others = self._filled(rule.otherwise, columns, size)
            cells = [other if _text(cell) == "" else cell for cell, other in zip(cells, others, strict=True)]
        return cells

    def _written(self, template: str, columns: Mapping[str, Cells], size: int) -> Cells:
        names = sorted(Rule(template=template).columns())
        parts = [[_text(cell) for cell in columns[name]] for name in names]
        return [
            template.format_map(dict(zip(names, row, strict=True))) if all(row) else ""
            for row in (tuple(part[n] for part in parts) for n in range(size))
        ]


class RecordId(int):
    """A constant whole number: for a reference the id of a record, for other fields just the number."""

    @property
    def number(self) -> int:
        """The plain id."""
        return int(self)


def _respelled(cells: Cells, words: Mapping[str, str] | None) -> Cells:
    if not words:
        return cells
    return [words.get(_text(cell), cell) for cell in cells]


def _text(cell: object) -> str:
    if cell in BLANKS:
        return ""
    try:
        return text_of(cell)
    except CellProblem:
        return str(cell)
