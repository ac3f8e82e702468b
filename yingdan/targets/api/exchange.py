"""Routes: a target as an Excel workbook, out and back in."""

from typing import Any, Literal
from urllib.parse import quote

from django.http import HttpResponse
from ninja import File, Form, Query, Schema
from ninja.files import UploadedFile

from yingdan.kernel.errors import invalid
from yingdan.kernel.http import Request, Router
from yingdan.org.models import Member, Team
from yingdan.targets.api.plans import shown
from yingdan.targets.api.schemas import TargetOut
from yingdan.targets.selectors import parts, plans
from yingdan.targets.services import exchange, workbook
from yingdan.targets.services.exchange import Moved

router = Router(tags=["targets"])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_BYTES = 20 * 1024 * 1024
SHOWN = 1_000  # changed cells that a preview lists; all are counted


class ExportAsk(Schema):
    """The columns, and (without it the whole year) the period that they cover."""

    zoom: Literal["year", "quarter", "month", "week", "day"] = "month"
    within: str | None = None


class ImportAsk(Schema):
    """`version`: what the target was when the preview was made. `overwrite`: the file is right also where others have
    changed a cell since it was made. A preview stores nothing and needs no version."""

    version: int = 0
    overwrite: bool = False
    preview: bool = False


class FailedRow(Schema):
    """A row that was not taken: where, why and what to do."""

    sheet: str
    row: int
    column: str
    code: str
    message: str


class MovedCell(Schema):
    """A cell that changes, in smallest units of the metric."""

    sheet: str
    row: int
    team: str
    name: str
    part: str
    period: str
    before: int
    after: int


class ImportedOut(Schema):
    """What an import does. `kept` cells are older in the file than in the target, changed since by `kept_by`; `unread`
    are heads that mean nothing here; `source` is another target that the file was made from; `total` is what the
    target's cells add up to afterwards."""

    target: TargetOut
    changed: int
    changes: list[MovedCell]
    failed: list[FailedRow]
    kept: int
    kept_by: list[str]
    unread: list[str]
    source: str
    total: int


@router.get("/{int:target_id}/export", permission="target.read", response={200: bytes})
def export(request: Request, target_id: int, ask: Query[ExportAsk]) -> HttpResponse:
    """The target as xlsx: a row for each line and part, periods as columns."""
    target = plans.get(request.actor, target_id)
    content = workbook.export(request.actor, target, ask.zoom, ask.within)
    response = HttpResponse(content, content_type=XLSX)
    name = f"{target.name} {ask.within or target.year}.xlsx"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


@router.post("/{int:target_id}/import", permission="target.edit", response=ImportedOut)
def load(request: Request, target_id: int, ask: Form[ImportAsk], file: File[UploadedFile]) -> Any:
    """Takes what an exported file changes; refused rows come back with the reason."""
    if (file.size or 0) > MAX_BYTES:
        raise invalid("file", "too_large", max=MAX_BYTES)
    done = exchange.load(
        actor=request.actor, target_id=target_id, version=ask.version, content=file.read(), overwrite=ask.overwrite,
        preview=ask.preview,
    )  # fmt: skip
    return {
        "target": shown(request.actor, done.target), "changed": len(done.moved), "changes": _named(done.moved[:SHOWN]),
        "failed": done.failed, "kept": done.kept, "kept_by": done.kept_by, "unread": done.unread,
        "source": done.source, "total": done.total,
    }  # fmt: skip


def _named(moved: list[Moved]) -> list[MovedCell]:
    teams = dict(Team.objects.filter(id__in={one.node.team for one in moved}).values_list("id", "name"))
    people = dict(Member.objects.filter(id__in={one.node.member for one in moved}).values_list("id", "name"))
    labels = parts.labels({one.node.part for one in moved if one.node.part})
    return [
        MovedCell(sheet=one.sheet, row=one.row, team=teams.get(one.node.team, ""), name=people.get(one.node.member, ""),
                  part=labels.get(one.node.part, ""), period=one.period, before=one.before, after=one.after)
        for one in moved
    ]  # fmt: skip
