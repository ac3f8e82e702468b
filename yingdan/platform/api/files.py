"""Files over HTTP."""

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from ninja import File, Form, Schema, Status
from ninja.files import UploadedFile

from yingdan.kernel.errors import AppError
from yingdan.kernel.http import Router, actor_of
from yingdan.kernel.permissions import SIGNED_IN
from yingdan.platform.services import files

router = Router(tags=["files"])


class StoredFileOut(Schema):
    """A file that was stored."""

    id: int
    name: str
    mime: str
    size: int
    url: str


@router.post("", permission=SIGNED_IN, response={201: StoredFileOut})
def store(
    request: HttpRequest, file: File[UploadedFile], resource: Form[str] = "", object_id: Form[int | None] = None
) -> Status[dict[str, Any]]:
    """Stores a picture or a document; it belongs to the record named, or to one that a later request names."""
    if (file.size or 0) > files.MAX_BYTES:
        raise AppError("file_too_large", 413, megabytes=files.MAX_BYTES // 1024 // 1024)
    name = file.name or "file"
    kept = files.store(
        actor=actor_of(request), name=name, content=file.read(), resource=resource[:40], object_id=object_id
    )
    url = f"/api/files/{kept.pk}"
    return Status(201, {"id": kept.pk, "name": kept.name, "mime": kept.mime, "size": kept.size, "url": url})


@router.get("/{int:file_id}", permission=SIGNED_IN, response=bytes)
def content(request: HttpRequest, file_id: int, download: bool = False) -> HttpResponseBase:
    """The bytes; pictures and PDF open in place, everything else is saved."""
    actor = actor_of(request)
    kept = files.get(actor=actor, file_id=file_id)
    read, tag = files.seen(actor=actor, file=kept)
    if request.headers.get("If-None-Match") == f'"{tag}"':
        return HttpResponseNotModified()
    answer = HttpResponse(read(), content_type=kept.mime)
    shown = not download and (kept.mime.startswith("image/") or kept.mime == "application/pdf")
    answer["Content-Disposition"] = f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{quote(kept.name)}"
    answer["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    answer["Cache-Control"] = "private, max-age=86400"
    answer["ETag"] = f'"{tag}"'
    return answer
