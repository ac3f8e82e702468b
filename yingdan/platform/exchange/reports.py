"""Files that an import gives back: the refused rows with their reasons, and empty templates to fill in."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import xlsxwriter

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.kernel.texts import text
from yingdan.platform.exchange import fields as targets
from yingdan.platform.exchange import store
from yingdan.platform.exchange.cells import text_of
from yingdan.platform.exchange.errors import CellProblem, FileProblem
from yingdan.platform.exchange.reading import tables
from yingdan.platform.exchange.reading.headers import readable
from yingdan.platform.exchange.running import recipe_of
from yingdan.platform.models import ImportFile, ImportIssue, ImportJob
from yingdan.platform.resources.spec import Field, Resource
from yingdan.platform.resources.values import choices_of, said

RISKY = ("=", "+", "-", "@", "\t")
MAX_LIST = 255


def worded(report: dict[str, Any], locale: str) -> dict[str, Any]:
    """The report of a check with each reason said in the reader's language, by its first example."""

    def said_so(one: dict[str, Any]) -> dict[str, Any]:
        return {**one, "message": text(str(one["code"]), locale, **one.get("params", {}))}

    def step(found: dict[str, Any]) -> dict[str, Any]:
        rows = [{**row, "issues": [said_so(one) for one in row["issues"]]} for row in found["preview"]]
        return {**found, "reasons": [said_so(one) for one in found["reasons"]], "preview": rows}

    return {**report, "steps": [step(found) for found in report["steps"]]} if "steps" in report else report


def refused(job: ImportJob, phase: str, step: int, locale: str) -> Iterator[list[str]]:
    """The header with a column for the reason, then every refused row as it was in the file.

    Raises at once, not while the answer is under way, when the file is gone or there is no such step.
    """
    recipe = recipe_of(job)
    if step >= len(recipe.steps):
        raise NotFound
    file, table = store.table_of(job, recipe.steps[step])
    if job.files_dropped_at:
        raise FileProblem("import_file_dropped", file=file.name)
    reasons = _reasons(job, phase, step, _labels(recipe.steps[step].resource, locale), locale)
    return _refused(file, table, reasons, locale)


def _reasons(job: ImportJob, phase: str, step: int, labels: dict[str, str], locale: str) -> dict[int, list[str]]:
    reasons: dict[int, list[str]] = {}
    issues = ImportIssue.objects.filter(job=job, phase=phase, step=step, line__gt=0).order_by("line", "id")
    for issue in issues.iterator():
        label = labels.get(issue.field, "")
        said_so = text(issue.code, locale, **{**issue.params, "field": label or issue.params.get("field", "")})
        reasons.setdefault(issue.line, []).append(f"{label}: {said_so}" if label else said_so)
    return reasons


def _refused(file: ImportFile, table: tables.Table, reasons: dict[int, list[str]], locale: str) -> Iterator[list[str]]:
    yield [*table.columns, text("import_reason", locale)]
    width = len(table.columns)
    with store.opened(file) as path:
        for line, row in tables.rows(path, file.name, table):
            if line in reasons:
                cells = [_text(cell) for cell in row[:width]]
                yield [*cells, *[""] * (width - len(cells)), "; ".join(dict.fromkeys(reasons[line]))]


def as_csv(rows: Iterator[list[str]]) -> Iterator[bytes]:
    """Text that Excel opens without asking for the encoding; cells that look like formulas stay text."""
    yield "\ufeff".encode()
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()


def as_workbook(rows: Iterator[list[str]]) -> bytes:
    """The same as .xlsx."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    for line, row in enumerate(rows):
        for place, cell in enumerate(row):
            sheet.write_string(line, place, cell[:32_767], bold if line == 0 else None)
    book.close()
    return target.getvalue()


def template(resource: Resource, actor: Actor) -> bytes:
    """A workbook to fill in: the columns with required ones marked, lists to choose from, an explanation of each."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    fields = list(targets.fields_of(resource, actor).values())
    sheet = book.add_worksheet(said(resource.label_plural, actor.locale)[:31])
    must, may = book.add_format({"bold": True, "font_color": "#cf1322"}), book.add_format({"bold": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    plain_text = book.add_format({"num_format": "@"})
    for place, field in enumerate(fields):
        sheet.write_string(0, place, said(field.label, actor.locale), must if field.required else may)
        numbers = field.type in ("integer", "decimal", "money", "percent")
        sheet.set_column(place, place, 18, day if field.type == "date" else None if numbers else plain_text)
        words = _words(field, actor.locale)
        if words and len(",".join(words)) <= MAX_LIST:
            sheet.data_validation(
                1, place, 10_000, place, {"validate": "list", "source": words, "error_type": "warning"}
            )
    sheet.freeze_panes(1, 0)
    _explain(book, fields, actor.locale)
    book.close()
    return target.getvalue()


def _explain(book: Any, fields: list[Field], locale: str) -> None:
    english = locale == "en"
    sheet = book.add_worksheet("Notes" if english else "填写说明")
    bold = book.add_format({"bold": True})
    titles = ("Column", "Required", "Kind", "Notes") if english else ("列", "必填", "类型", "说明")
    for place, title in enumerate(titles):
        sheet.write_string(0, place, title, bold)
    sheet.set_column(0, 3, 24)
    for line, field in enumerate(fields, 1):
        notes = [said(field.help, locale), "、".join(_words(field, locale))]
        row = (said(field.label, locale), "✓" if field.required else "", field.type, " ".join(filter(None, notes)))
        for place, cell in enumerate(row):
            sheet.write_string(line, place, cell)


def _words(field: Field, locale: str) -> list[str]:
    return [said(choice.label, locale) for choice in choices_of(field)] if field.type == "choice" else []


def _labels(name: str, locale: str) -> dict[str, str]:
    resource = targets.resource_of(name)
    return {one.name: said(one.label, locale) for one in (*resource.fields, *targets.ORIGIN)}


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(RISKY) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    return cell[1:].replace(".", "", 1).replace(",", "").isdigit()


def _text(cell: object) -> str:
    try:
        return text_of(cell)
    except CellProblem:
        return readable(cell)
