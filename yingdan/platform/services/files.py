"""Files that users attach: stored, handed to a record, and opened by who may read that record."""

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable

import psycopg
from django.db import connection

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, NotFound, invalid
from yingdan.platform.models import StoredFile
from yingdan.platform.resources import spec
from yingdan.platform.services import objects

MAX_BYTES = 20 * 1024 * 1024
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
)
OFFICE = "application/vnd.openxmlformats-officedocument"
OFFICE_PARTS = {
    "word/": f"{OFFICE}.wordprocessingml.document",
    "xl/": f"{OFFICE}.spreadsheetml.sheet",
    "ppt/": f"{OFFICE}.presentationml.presentation",
}
OLD_OFFICE = {"doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint"}
PLAIN = {"txt": "text/plain", "csv": "text/csv", "md": "text/plain"}


def kind_of(content: bytes, name: str) -> str | None:
    """What a file is, by its content (the name only tells apart what the content cannot); None when not accepted."""
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    for signature, kind in SIGNATURES:
        if content.startswith(signature):
            return kind
    if content[:2] == b"BM" and content[6:10] == b"\x00\x00\x00\x00":
        return "image/bmp"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"):
        return "image/heic"
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return OLD_OFFICE.get(ending)
    return PLAIN.get(ending) if ending in PLAIN and b"\x00" not in content else None


def _office(content: bytes) -> str | None:
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return None
    if "[Content_Types].xml" not in names:
        return None
    return next((kind for part, kind in OFFICE_PARTS.items() if any(name.startswith(part) for name in names)), None)


def store(*, actor: Actor, name: str, content: bytes, resource: str = "", object_id: int | None = None) -> StoredFile:
    """Keeps a file, for a record when one is named, which the actor must reach; images and office documents up to
    20 MB."""
    kind = _kind(name, content)
    if resource or object_id is not None:
        _reach(actor, resource, object_id)
    return _insert(actor, name, content, kind, resource, object_id)


def keep(*, actor: Actor, name: str, content: bytes, resource: str, object_id: int, key: str) -> StoredFile:
    """Keeps a file of a record that the caller knows to be the actor's. Under its key it goes to the storage for
    photos, if there is one; the same key again takes its place."""
    kind = _kind(name, content)
    return _insert(actor, name, content, kind, resource, object_id, objects.put(key, content, kind))


def _kind(name: str, content: bytes) -> str:
    """What it is; refused when it is too large or nothing that is taken."""
    if len(content) > MAX_BYTES:
        raise AppError("file_too_large", 413, megabytes=MAX_BYTES // 1024 // 1024)
    kind = kind_of(content, name)
    if not content or kind is None:
        raise invalid("file", "file_kind")
    return kind


def _insert(
    actor: Actor, name: str, content: bytes, kind: str, resource: str, object_id: int | None, place: str = ""
) -> StoredFile:
    file = StoredFile.objects.create(
        name=_clean(name), mime=kind, size=len(content), sha256=hashlib.sha256(content).hexdigest(), content=b"",
        place=place, user_id=actor.user_id, resource=resource, object_id=object_id,
    )  # fmt: skip
    if not place:
        _write(file, content)
    return file


def _write(file: StoredFile, content: bytes) -> None:
    """Bytes as bytes: written into the text of a statement, half a megabyte takes five times as long."""
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute("update platform_storedfile set content = %b where id = %s", [content, file.pk])
    file.content = content


def content_of(file: StoredFile) -> bytes:
    """The bytes, wherever they lie."""
    return objects.get(file.place) if file.place else bytes(file.content)


def seen(*, actor: Actor, file: StoredFile) -> tuple[Callable[[], bytes], str]:
    """How to read the bytes as this reader may see them, and a tag that tells one look of them from the other."""
    target = spec.get(file.resource)
    own = file.user_id is not None and file.user_id == actor.user_id
    screen = None if own or target is None or target.screen is None else target.screen(actor, file.object_id or 0)
    if screen is None:
        return lambda: content_of(file), file.sha256
    return lambda: screen(content_of(file)), f"{file.sha256}-screened"


def move(file: StoredFile, key: str) -> bool:
    """Brings bytes that lie in the database to the storage for photos; False when they lie there already. A try that
    was broken off is simply made again."""
    if file.place or not (place := objects.put(key, bytes(file.content), file.mime)):
        return False
    file.place, file.content = place, b""
    file.save(update_fields=["place", "content"])
    return True


def replace(file: StoredFile, content: bytes) -> None:
    """Other bytes in the place of those that were there."""
    if file.place:
        objects.put_at(file.place, content, file.mime)
    else:
        _write(file, content)
    file.size, file.sha256 = len(content), hashlib.sha256(content).hexdigest()
    file.save(update_fields=["size", "sha256"])


def _clean(name: str) -> str:
    """The last part of a path, without signs that break headers."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in last if sign.isprintable() and sign not in '"<>|:*?').strip()[-200:] or "file"


def _reach(actor: Actor, resource: str, object_id: int | None) -> None:
    """404 unless the actor may read the record."""
    target = spec.get(resource)
    if target is None or object_id is None or not 0 < object_id < 2**63 or not actor.may(f"{target.group}.read"):
        raise NotFound
    if not target.visible(actor, "read").filter(pk=object_id).exists():
        raise NotFound


def attach(*, actor: Actor, file_ids: Iterable[int], resource: str, object_id: int) -> None:
    """Hands uploads of the actor, not yet handed to a record, to one; others are refused."""
    wanted = set(file_ids)
    rows = StoredFile.objects.filter(pk__in=wanted, user_id=actor.user_id or 0, resource="")
    if rows.update(resource=resource, object_id=object_id) != len(wanted):
        raise invalid("file_ids", "no_such_record")


def get(*, actor: Actor, file_id: int) -> StoredFile:
    """A file that the actor uploaded, or that belongs to a record the actor may read; 404 otherwise."""
    file = StoredFile.objects.filter(pk=file_id).first() if 0 < file_id < 2**63 else None
    if file is None:
        raise NotFound
    if file.user_id is None or file.user_id != actor.user_id:
        _reach(actor, file.resource, file.object_id)
    return file
