"""A target as an Excel workbook: a row for each line and part, the periods as columns, sums that follow in Excel."""

import io
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
from django.db import transaction
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from yingdan.kernel import clock, units
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.kernel.texts import text
from yingdan.kernel.units import Unit
from yingdan.platform.services import events
from yingdan.targets import metrics
from yingdan.targets.models import Target
from yingdan.targets.rules import headings, period
from yingdan.targets.rules.period import Kind
from yingdan.targets.rules.sheet import Span
from yingdan.targets.selectors import workbook
from yingdan.targets.selectors.columns import ORDER, Columns
from yingdan.targets.selectors.workbook import Entry

HEADS = {
    "zh-CN": {"key": "编号", "team": "团队", "name": "姓名", "product": "产品", "customer": "客户", "channel": "渠道"},
    "en": {"key": "Key", "team": "Team", "name": "Name", "product": "Product", "customer": "Customer",
           "channel": "Channel"},
}  # fmt: skip
SHEETS = {"zh-CN": ("{year}年{kind}", "说明"), "en": ("{year} {kind}", "About")}
KINDS = {
    "zh-CN": {"year": "按年", "quarter": "按季", "month": "按月", "week": "按周", "day": "按日"},
    "en": {"year": "year", "quarter": "quarters", "month": "months", "week": "weeks", "day": "days"},
}
MAX_CELLS = 1_000_000
MAX_FORMULAS = 60_000  # beyond it sums are written as numbers: a spreadsheet would take too long to open
GREY, SUM, HELD = "#7A7F87", "#F2F4F7", "#E3E6EA"


def unit_of(target: Target) -> Unit:
    """What the target's amounts are."""
    return units.of(metrics.find(target.metric).unit)


def number_format(unit: Unit) -> str:
    """As a spreadsheet shows amounts: money always with its fen."""
    return "#,##0.00" if unit.code == "fen" else "#,##0" + ("." + "#" * unit.decimals if unit.decimals else "")


def columns_of(target: Target, zoom: Kind, within: str | None) -> Columns:
    """Periods of a kind within any longer one of the year; `Invalid` otherwise. Weeks may reach beyond it."""
    span = period.year(target.year) if within is None else period.parse(within)
    if span.year != target.year or ORDER.index(span.kind) < ORDER.index(zoom):
        raise invalid("within", "bad_value")
    return Columns(period.within(zoom, span))


def stamp(target: Target) -> str:
    """Which target in which state a workbook was made from."""
    return f"yingdan:{target.id}:{target.version}:{target.year}:{target.metric}"


def export(actor: Actor, target: Target, zoom: Kind = "month", within: str | None = None) -> bytes:
    """All lines in reach as xlsx, in the unit of the metric; an event says who took it out. `Invalid` on `zoom` for too
    many cells."""
    columns = columns_of(target, zoom, within)
    entries = workbook.entries(actor, target, columns)
    if len(entries) * len(columns.periods) > MAX_CELLS:
        raise invalid("zoom", "target_workbook_too_large", max=MAX_CELLS)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    names, kind = SHEETS[actor.locale], KINDS[actor.locale][zoom]
    sheet = book.add_worksheet(names[0].format(year=target.year, kind=kind))
    _Table(book, sheet, actor.locale, target, columns).write(entries)
    _about(book.add_worksheet(names[1]), book, actor, target, kind)
    book.close()
    with transaction.atomic():
        events.record(
            actor=actor, verb="target.exported", resource="target", object_id=target.id, name=target.name,
            rows=len(entries), columns=zoom,
        )  # fmt: skip
    return buffer.getvalue()


@dataclass(slots=True)
class _Table:
    """The sheet with the amounts."""

    book: xlsxwriter.Workbook
    sheet: Worksheet
    locale: str
    target: Target
    columns: Columns
    unit: Unit = field(init=False)
    keys: list[str] = field(init=False)
    looks: dict[tuple[Any, ...], Format] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.unit = unit_of(self.target)
        self.keys = ["key", "team", "name", *self.target.dimensions]

    @property
    def first(self) -> int:
        """The first column with amounts."""
        return len(self.keys)

    def write(self, entries: list[Entry]) -> None:
        """Heads, then all rows."""
        self._heads(len(entries))
        sums = sum(1 for one in entries if not one.leaf)
        live = sums * len(self.columns.periods) <= MAX_FORMULAS
        spans = [Span(one.start, one.end) for one in self.columns.periods]
        for row, one in enumerate(entries, 1):
            self._names(row, one)
            locked = [any(span.inside(lock) for lock in one.locks) for span in spans] if one.locks else ()
            for n, value in enumerate(one.values):
                look = self._look(sum=not one.leaf, held=bool(locked and locked[n]))
                number = float(self.unit.number(value))
                if live and not one.leaf and one.below:
                    self.sheet.write_formula(row, self.first + n, self._sum(one, self.first + n), look, number)
                else:
                    self.sheet.write_number(row, self.first + n, number, look)
            last = self.first + len(one.values)
            across = f"=SUM({xl_rowcol_to_cell(row, self.first)}:{xl_rowcol_to_cell(row, last - 1)})"
            total = float(self.unit.number(sum(one.values)))
            self.sheet.write_formula(row, last, across, self._look(sum=True), total)

    def _heads(self, rows: int) -> None:
        heads = [HEADS[self.locale][key] for key in self.keys]
        heads += [headings.heading(one, self.locale) for one in self.columns.periods]
        unit = self.unit.label[self.locale == "en"]
        total = "Total" if self.locale == "en" else "合计"
        heads.append(f"{total} ({unit})" if unit and self.locale == "en" else f"{total}（{unit}）" if unit else total)
        self.sheet.write_row(0, 0, heads, self.book.add_format({"bold": True, "bg_color": HELD, "text_wrap": True}))
        self.sheet.freeze_panes(1, self.first)
        self.sheet.autofilter(0, 0, max(rows, 1), len(heads) - 1)
        self.sheet.set_column(0, 0, 9)
        self.sheet.set_column(1, self.first - 1, 18)
        self.sheet.set_column(self.first, len(heads) - 1, 15)

    def _names(self, row: int, one: Entry) -> None:
        bold = not one.node.member and not one.node.part
        depth = 0 if one.node.member else one.depth - bool(one.node.part)
        self.sheet.write_string(row, 0, headings.key(one.node), self._look(text=True, grey=True))
        self.sheet.write_string(row, 1, one.team, self._look(text=True, bold=bold, indent=min(depth, 15)))
        self.sheet.write_string(row, 2, one.name, self._look(text=True))
        parts = dict(zip(("product", "customer", "channel"), one.part, strict=True))
        for n, dimension in enumerate(self.target.dimensions, 3):
            self.sheet.write_string(row, n, parts[dimension], self._look(text=True))

    def _sum(self, one: Entry, column: int) -> str:
        """The rows under it that can be set: a pattern of their keys keeps sums out of sums."""
        start, end = one.below or (0, 0)
        of = "*-M*" + (f"-P{one.node.part}" if one.node.part else "-P*" if self.target.dimensions else "")
        keys, values = (f"{xl_rowcol_to_cell(start + 1, n, True, n == 0)}:{xl_rowcol_to_cell(end, n, True, n == 0)}"
                        for n in (0, column))  # fmt: skip
        return f'=SUMIF({keys},"{of}",{values})'

    def _look(self, **wanted: Any) -> Format:
        """Made once: sums and locked amounts are shaded, for they are not read or not to be changed."""
        key = tuple(sorted(wanted.items()))
        if key not in self.looks:
            colour = HELD if wanted.get("held") else SUM if wanted.get("sum") else None
            look: dict[str, Any] = {} if wanted.get("text") else {"num_format": number_format(self.unit)}
            look |= {"bg_color": colour} if colour else {}
            look |= {"font_color": GREY} if wanted.get("grey") or wanted.get("held") else {}
            look |= {name: wanted[name] for name in ("bold", "indent") if wanted.get(name)}
            self.looks[key] = self.book.add_format(look)
        return self.looks[key]


def _about(sheet: Worksheet, book: xlsxwriter.Workbook, actor: Actor, target: Target, kind: str) -> None:
    """What the workbook is and how it is read again; its last line says what it was made from."""
    english = actor.locale == "en"
    metric, unit = metrics.find(target.metric), unit_of(target)
    facts = [
        ("name", target.name), ("year", str(target.year)), ("revision", str(target.revision)),
        ("metric", metric.label[english]), ("unit", unit.label[english]), ("columns", kind), ("by", actor.name),
        ("at", f"{clock.now().astimezone(clock.company_zone()):%Y-%m-%d %H:%M}"), ("stamp", stamp(target)),
    ]  # fmt: skip
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for row, (name, value) in enumerate(facts):
        sheet.write_string(row, 0, text(f"target_workbook_{name}", actor.locale), bold)
        sheet.write_string(row, 1, value)
    for row, line in enumerate(text("target_workbook_how", actor.locale).split("\n"), len(facts) + 1):
        sheet.write_string(row, 1, line, wrap)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 90)
