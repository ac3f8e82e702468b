"""The comparison of two targets as an Excel file: old, new and difference by node and period."""

import io

import xlsxwriter

from yingdan.kernel.actor import Actor
from yingdan.kernel.money import from_fen
from yingdan.targets.models import Target
from yingdan.targets.selectors import compare

HEADS = {"zh-CN": ["团队", "姓名"], "en": ["Team", "Name"]}
KINDS = {"zh-CN": ["原", "新", "差额"], "en": ["old", "new", "difference"]}
LIMIT = 100_000


def export(actor: Actor, old: Target, new: Target, ask: compare.Ask) -> bytes:
    """All levels in reach as xlsx, amounts in yuan."""
    rows = compare.read(actor, old, new, ask, LIMIT)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet(str(new.year))
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
    columns = [f"{key} {kind}" for key in compare.periods(new.year, ask.zoom) for kind in KINDS[actor.locale]]
    sheet.write_row(0, 0, [*HEADS[actor.locale], *columns], bold)
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 1, 18)
    sheet.set_column(2, 1 + len(columns), 14)
    teams = {one.team: one.name for one in rows if not one.member}
    for line, one in enumerate(rows, 1):
        name = teams.get(one.team, "") if one.member else "  " * one.depth + one.name
        sheet.write_row(line, 0, [name, one.name if one.member else ""], None if one.member else bold)
        for n, (before, after) in enumerate(zip(one.old, one.new, strict=True)):
            for k, fen in enumerate((before, after, after - before)):
                sheet.write_number(line, 2 + 3 * n + k, float(from_fen(fen)), money)
    book.close()
    return buffer.getvalue()
