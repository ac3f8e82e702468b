"""Routes: the grid as an Excel file."""

from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from ninja import File, Form, Schema
from ninja.files import UploadedFile

from yingdan.kernel.errors import invalid
from yingdan.kernel.http import Request, Router
from yingdan.targets.api.plans import shown
from yingdan.targets.api.schemas import TargetOut
from yingdan.targets.selectors import plans
from yingdan.targets.services import exchange

router = Router(tags=["targets"])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_BYTES = 20 * 1024 * 1024


class FailedRow(Schema):
    """A row that was not taken, and why."""

    row: int
    code: str
    message: str


class ImportedOut(Schema):
    """What an import did."""

    target: TargetOut
    changed: int
    failed: list[FailedRow]


@router.get("/{int:target_id}/export", permission="target.read", response={200: bytes})
def export(request: Request, target_id: int) -> HttpResponse:
    """The grid as xlsx."""
    target = plans.get(request.actor, target_id)
    response = HttpResponse(exchange.export(request.actor, target), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{target.name} {target.year}.xlsx')}"
    return response


@router.post("/{int:target_id}/import", permission="target.edit", response=ImportedOut)
def load(request: Request, target_id: int, version: Form[int], file: File[UploadedFile]) -> Any:
    """Takes the persons' months from an exported file; refused rows come back with the reason."""
    if (file.size or 0) > MAX_BYTES:
        raise invalid("file", "too_large", max=MAX_BYTES)
    done = exchange.load(actor=request.actor, target_id=target_id, version=version, content=file.read())
    return {"target": shown(request.actor, done.done.target), "changed": done.changed, "failed": done.failed}
