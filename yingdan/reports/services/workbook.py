"""A report as a workbook, in the form of the sales daily report 销售日报表."""

import io
from datetime import datetime
from typing import Any

import xlsxwriter

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Forbidden
from yingdan.kernel.texts import text
from yingdan.platform.services import events
from yingdan.reports.selectors import reports

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE = 9  # columns of the form
TITLES = {"day": "report_sheet", "week": "report_sheet_week", "month": "report_sheet_month"}


def export(actor: Actor, report_id: int) -> tuple[str, bytes]:
    """Name and content of the file; the event says who took it along."""
    row = reports.get(actor, report_id)
    sheet = reports.sheet(actor, row)
    if not sheet["own"]:
        reports.get(actor, report_id, reports.EXPORT)
        if not sheet["can_export"]:
            raise Forbidden(permission=reports.EXPORT)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        _Form(book, actor).write(sheet)
    events.record(actor=actor, verb="report.exported", resource="report", object_id=row.pk, name=row.owner.name,
                  kind=row.kind, day=row.start.isoformat())  # fmt: skip
    return f"report-{row.kind}-{row.owner_id}-{row.start}.xlsx", buffer.getvalue()


class _Form:
    """Writes line after line."""

    def __init__(self, book: Any, actor: Actor) -> None:
        self.locale = actor.locale
        self.page = book.add_worksheet(text("report_sheet", actor.locale))
        self.title = book.add_format({"bold": True, "font_size": 16, "align": "center"})
        self.head = book.add_format({"bold": True, "border": 1, "bg_color": "#eeeeee", "text_wrap": True})
        self.cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        self.money = book.add_format({"border": 1, "num_format": "#,##0.00", "valign": "top"})
        self.bold = book.add_format({"bold": True})
        self.line = 0

    def write(self, sheet: dict[str, Any]) -> None:
        """The whole form, for A4 across."""
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        self.page.set_column(0, 0, 6)
        self.page.set_column(1, WIDE - 1, 18)
        self.page.merge_range(0, 0, 0, WIDE - 1, self.say(TITLES[sheet["kind"]]), self.title)
        days = f"{sheet['start']}" if sheet["start"] == sheet["end"] else f"{sheet['start']} – {sheet['end']}"
        facts = {"member": sheet["member"]["name"], "team": sheet["team"]["name"], "days": days,
                 "weather": sheet["weather"], "area": sheet["area"]}  # fmt: skip
        self.page.write_string(
            1, 0, "   ".join(f"{self.say(f'report_{name}')}：{said}" for name, said in facts.items())
        )
        self.line = 3
        for section in sheet["sections"]:
            if section["rows"]:
                self.table(section)
        for name in ("judgement", "next_plan", "note"):
            self.words(self.say(f"report_{name}"), sheet[name])
        said = "\n".join(f"{one['by_name']}：{one['text']}" for one in sheet["comments"])
        self.words(self.say("report_comments"), said)

    def table(self, section: dict[str, Any]) -> None:
        """A part."""
        self.page.write_string(self.line, 0, f"{self.label(section['label'])}（{section['count']}）", self.bold)
        for number, column in enumerate(section["columns"]):
            self.page.write_string(self.line + 1, number, self.label(column["label"]), self.head)
        self.line += 2
        for row in section["rows"]:
            for number, column in enumerate(section["columns"]):
                self.value(number, column, row.get(column["key"]))
            self.line += 1
        self.line += 1

    def value(self, number: int, column: dict[str, Any], value: Any) -> None:
        """A cell."""
        if column["format"] == "money" and value is not None:
            self.page.write_number(self.line, number, value / 100, self.money)
        elif column["format"] == "number" and value is not None:
            self.page.write_number(self.line, number, value, self.cell)
        else:
            self.page.write_string(self.line, number, self.said(column, value), self.cell)

    def said(self, column: dict[str, Any], value: Any) -> str:
        """A value in words."""
        if value is None or value == "":
            return ""
        match column["format"]:
            case "ref":
                return str(value["label"])
            case "choice":
                return self.label(column["choices"].get(value, {"zh": value, "en": value}))
            case "counted" if isinstance(value, dict):
                code = value["code"]
                return f"{self.label(column['choices'].get(code, {'zh': code, 'en': code}))} × {value['quantity']}"
            case "span":
                return "–".join(_clock(one) for one in value if one)
            case "moment":
                return _moment(value)
            case _:
                return str(value)

    def words(self, label: str, said: str) -> None:
        """What was written, under its label."""
        self.page.write_string(self.line, 0, label, self.head)
        self.page.merge_range(self.line, 1, self.line, WIDE - 1, said, self.cell)
        self.page.set_row(self.line, 15 * max(2, said.count("\n") + 1 + len(said) // 70))
        self.line += 1

    def label(self, both: dict[str, str]) -> str:
        """In the reader's language."""
        return both["en" if self.locale == "en" else "zh"]

    def say(self, code: str) -> str:
        """A text of the app."""
        return text(code, self.locale)


def _local(value: str) -> datetime:
    return datetime.fromisoformat(value).astimezone(clock.company_zone())


def _clock(value: str) -> str:
    return f"{_local(value):%H:%M}"


def _moment(value: str) -> str:
    return f"{_local(value):%m-%d %H:%M}"
