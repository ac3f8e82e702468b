"""The grid as an Excel file, out and back in: the round trip gives the same plan."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from yingdan.kernel import units
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Invalid, invalid
from yingdan.kernel.texts import text
from yingdan.kernel.units import Unit
from yingdan.targets import metrics
from yingdan.targets.models import Target
from yingdan.targets.rules import period
from yingdan.targets.rules.sheet import Change, Held, Span
from yingdan.targets.rules.tree import Node
from yingdan.targets.selectors import grid as grids
from yingdan.targets.selectors import locks, plans
from yingdan.targets.selectors import tree as trees
from yingdan.targets.services import grid, store

HEADS = {"zh-CN": ["编号", "团队", "姓名"], "en": ["Key", "Team", "Name"]}
TOTAL = {"zh-CN": "合计", "en": "Total"}
FIRST_MONTH = 3
ROW_LIMIT = 100_000


@dataclass(slots=True)
class Imported:
    """What an import did; `failed` are rows with the reason in words."""

    done: grid.Done
    changed: int
    failed: list[dict[str, Any]] = field(default_factory=list)


def export(actor: Actor, target: Target) -> bytes:
    """All lines in reach as xlsx: amounts in yuan (pieces …), team lines as sums, the key in the first column."""
    view = grids.View(actor, target, grids.months(target))
    team = grids.start_team(actor, target)
    rows = grids.own_rows(view) if team is None else _all_rows(view, team)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet(str(target.year))
    unit = unit_of(target)
    look = {"num_format": number_format(unit)}
    bold, money, bold_money = (book.add_format(one) for one in ({"bold": True}, look, {**look, "bold": True}))
    months = [f"{month}月" if actor.locale == "zh-CN" else f"{target.year}-{month:02}" for month in range(1, 13)]
    sheet.write_row(0, 0, [*HEADS[actor.locale], *months, TOTAL[actor.locale]], bold)
    sheet.freeze_panes(1, FIRST_MONTH)
    sheet.set_column(0, 2, 16)
    sheet.set_column(FIRST_MONTH, FIRST_MONTH + 12, 14)
    names = {row.team: row.name for row in rows if not row.member}
    for line, row in enumerate(rows, 1):
        person = bool(row.member)
        team_name = names.get(row.team, "") if person else "  " * row.depth + row.name
        sheet.write_row(line, 0, [_key(row), team_name, row.name if person else ""], None if person else bold)
        for n, fen in enumerate([*row.values, row.total]):
            sheet.write_number(line, FIRST_MONTH + n, float(unit.number(fen)), money if person else bold_money)
    book.close()
    return buffer.getvalue()


def unit_of(target: Target) -> Unit:
    """What the target's amounts are."""
    return units.of(metrics.find(target.metric).unit)


def number_format(unit: Unit) -> str:
    """As a spreadsheet shows amounts: money always with its fen."""
    return "#,##0.00" if unit.code == "fen" else "#,##0" + ("." + "#" * unit.decimals if unit.decimals else "")


def _all_rows(view: grids.View, team: int) -> list[grids.Row]:
    tree = trees.of_team(team)
    return grids.build(view, tree, list(tree.nodes), list(tree.nodes), None)


def _key(row: grids.Row) -> str:
    return f"T{row.team}" if not row.member else f"T{row.team}-M{row.member}"


def load(*, actor: Actor, target_id: int, version: int, content: bytes) -> Imported:
    """Sets the persons' months from such a file; team lines are sums and are not read. Bad rows are reported."""
    target = plans.to_change(actor, target_id)
    store.check_draft(target)
    present: dict[Any, int] = {}
    for (team, member, _, month), fen in store.amounts(target).items():
        present[team, member, month] = present.get((team, member, month), 0) + fen
    held = locks.held(target)
    changes, failed = [], []
    seen: set[tuple[int, int]] = set()
    for number, line, values in _lines(content):
        try:
            _check_line(number, line, present, seen)
            changes += _changes(target, number, line, values, present, held)
            seen.add(line)
        except Invalid as error:
            failed.append(
                {"row": number, "code": error.code, "message": text(error.code, actor.locale, **error.params)}
            )
    done = grid.Done(target, set())
    if changes:
        done = grid.set_values(
            actor=actor, target_id=target_id, version=version, changes=changes, rule="parent", kind="import"
        )
    return Imported(done, len(changes), failed)


def _lines(content: bytes) -> Iterator[tuple[int, tuple[int, int], list[Any]]]:
    """Row number, (team, member) and the twelve values of each person's line."""
    try:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(nrows=ROW_LIMIT)
    except (CalamineError, ValueError, OSError) as error:
        raise invalid("file", "target_bad_file") from error
    if not rows or len(rows[0]) < FIRST_MONTH + 12:
        raise invalid("file", "target_bad_file")
    for number, row in enumerate(rows[1:], 2):
        key = str(row[0]).strip()
        team, _, member = key.partition("-M")
        if not key or not member:
            continue
        known = team[1:].isdigit() and member.isdigit() and team.startswith("T")
        yield number, (int(team[1:]), int(member)) if known else (0, 0), row[FIRST_MONTH : FIRST_MONTH + 12]


def _check_line(number: int, line: tuple[int, int], present: dict[Any, int], seen: set[tuple[int, int]]) -> None:
    if (*line, 1) not in present:
        raise Invalid("target_row_unknown", row=number)
    if line in seen:
        raise Invalid("target_row_double", row=number)


def _changes(
    target: Target, number: int, line: tuple[int, int], values: list[Any], present: dict[Any, int],
    held: frozenset[Held],
) -> list[Change]:  # fmt: skip
    """The cells of a line that differ; a locked one among them refuses the line."""
    found = []
    node, whole, unit = Node(*line), period.year(target.year), unit_of(target)
    for month, value in enumerate(values, 1):
        fen = _amount(unit, number, month, value)
        if present[(*line, month)] == fen:
            continue
        one = period.month(month, target.year)
        span = Span(one.start, one.end)
        if Held(node, span) in held or Held(node, Span(whole.start, whole.end)) in held:
            raise Invalid("target_row_locked", row=number, month=month)
        found.append(Change(node, span, fen))
    return found


def _amount(unit: Unit, number: int, month: int, value: Any) -> int:
    """A cell in whole smallest units; a sheet holds binary fractions, so they are rounded to the nearest one first."""
    try:
        amount = (Decimal(str(value or 0).replace(",", "")) * unit.scale).quantize(Decimal(1))
    except InvalidOperation:
        amount = Decimal(-1)
    if amount < 0:
        raise Invalid("target_row_value", row=number, month=month, value=str(value))
    return int(amount)
