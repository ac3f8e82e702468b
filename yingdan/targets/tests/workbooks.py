"""Workbooks of targets as tests handle them: read, filled in as another program does, imported."""

import io

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from python_calamine import CalamineWorkbook

from yingdan.catalog.models import Product
from yingdan.conftest import actor_for
from yingdan.targets.models import Cell
from yingdan.targets.rules.period import parse
from yingdan.targets.rules.sheet import Change, Span
from yingdan.targets.rules.tree import Node, PartKey
from yingdan.targets.services import exchange, grid, parting
from yingdan.targets.services.parting import PartWish


def table(content, sheet=0):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(sheet).to_python()


def file_of(*tables):
    """A workbook of plain tables, as another program writes it."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        for rows in tables:
            sheet = book.add_worksheet()
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)
    return buffer.getvalue()


def cells(target):
    rows = Cell.objects.filter(target=target).order_by("team", "member", "part", "month")
    return list(rows.values_list("team_id", "member_id", "part_id", "month", "days"))


def span(key):
    one = parse(key)
    return Span(one.start, one.end)


def divided(cast, target):
    """Split by two products."""
    made = [Product.objects.create(name=name, code=name) for name in ("智能网关", "云平台")]
    wishes = [PartWish(PartKey(product=one.id), weight) for one, weight in zip(made, (3.0, 1.0), strict=True)]
    return parting.divide(actor=actor_for(cast.liu), target_id=target.id, version=target.version, wishes=wishes)


def load(cast, target, content, **more):
    more = {"version": target.version, **more}
    return exchange.load(actor=actor_for(more.pop("who", cast.liu)), target_id=target.id, content=content, **more)


def multipart(file, **more):
    sent = {"file": SimpleUploadedFile("plan.xlsx", file), **more}
    return encode_multipart(BOUNDARY, sent), MULTIPART_CONTENT


def set_cell(cast, draft, who, member, key, value):
    change = Change(Node(member.team_id, member.id), span(key), value)
    return grid.set_values(
        actor=actor_for(who), target_id=draft.id, version=draft.version, changes=[change], rule="parent"
    ).target


def edited(draft, content, member, **values):
    """The file with other months of a person, keeping what it says of itself."""
    rows = table(content)
    line = next(row for row in rows if row[0].endswith(f"-M{member.id}"))
    for head, value in values.items():
        line[rows[0].index(head)] = value
    return file_of(rows, table(content, 1))
