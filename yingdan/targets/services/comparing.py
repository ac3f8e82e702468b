"""The comparison of two targets as an Excel file: old, new and difference by node and period; levels of both."""

import io
from collections.abc import Callable
from typing import Any

import xlsxwriter

from yingdan.kernel import units
from yingdan.kernel.actor import Actor
from yingdan.targets import metrics
from yingdan.targets.models import Target
from yingdan.targets.rules import levels
from yingdan.targets.selectors import compare, compare_all

HEADS = {"zh-CN": ["团队", "姓名"], "en": ["Team", "Name"]}
KINDS = {"zh-CN": ["原", "新", "差额"], "en": ["old", "new", "difference"]}
LEVELS = {
    "zh-CN": ["档位", "原比例", "原目标额", "新比例", "新目标额"],
    "en": ["Levels", "old %", "old amount", "new %", "new amount"],
}


def export(actor: Actor, old: Target, new: Target, ask: compare.Ask) -> bytes:
    """All levels of the organisation in reach as xlsx, amounts in the unit of the metric."""
    rows = compare_all.read(actor, old, new, ask)
    unit = units.of(metrics.find(new.metric).unit)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet(f"{new.year} {unit.name(actor.locale)}".strip())
    bold, amount = book.add_format({"bold": True}), book.add_format({"num_format": unit.excel})
    columns = [f"{key} {kind}" for key in compare.periods(new.year, ask.zoom) for kind in KINDS[actor.locale]]
    sheet.write_row(0, 0, [*HEADS[actor.locale], *columns], bold)
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 1, 18)
    sheet.set_column(2, 1 + len(columns), 14)
    for line, one in enumerate(rows, 1):
        name = one.team_name if one.member else "  " * one.depth + one.name
        sheet.write_row(line, 0, [name, one.name if one.member else ""], None if one.member else bold)
        for n, (before, after) in enumerate(zip(one.old, one.new, strict=True)):
            for k, value in enumerate((before, after, after - before)):
                sheet.write_number(line, 2 + 3 * n + k, float(unit.number(value)), amount)
    _levels(book, actor, old, new, lambda value: float(unit.number(value)), amount)
    book.close()
    return buffer.getvalue()


def _levels(
    book: xlsxwriter.Workbook, actor: Actor, old: Target, new: Target, number: Callable[[int], float], amount: Any
) -> None:
    """A sheet of the levels, where there are any."""
    steps = compare.steps(old, new)
    if not steps:
        return
    heads = LEVELS[actor.locale]
    sheet = book.add_worksheet(heads[0])
    share = book.add_format({"num_format": "0.##%"})
    sheet.write_row(0, 0, heads, book.add_format({"bold": True}))
    sheet.set_column(0, 4, 16)
    for line, step in enumerate(steps, 1):
        sheet.write_string(line, 0, step.level.label[actor.locale == "en"])
        for column, side in ((1, step.old), (3, step.new)):
            if side is not None:
                sheet.write_number(line, column, side[0] / levels.FULL, share)
                sheet.write_number(line, column + 1, number(side[1]), amount)
