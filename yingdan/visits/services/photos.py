"""Photos of visits: kept as they came, with a thumbnail and a fingerprint of what is seen."""

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from PIL import Image, ImageOps, UnidentifiedImageError

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Conflict, invalid
from yingdan.platform.models import StoredFile
from yingdan.platform.services import files
from yingdan.visits.models import Photo, Visit
from yingdan.visits.rules import exif, pictures
from yingdan.visits.selectors.setup import setup
from yingdan.visits.selectors.visits import own_visit
from yingdan.visits.services import locking
from yingdan.visits.services.answering import late

MOST = 200  # of one visit, taken again and again
PIXELS = 60_000_000  # more is no photo of a telephone, and takes the server's memory
SMALL = 360  # pixels of the longer side of a thumbnail
PREFIX = "visits/"  # of all keys in the storage for photos
KINDS = ("image/jpeg", "image/png", "image/webp")
ORIENTATION, LYING = 0x0112, (5, 6, 7, 8)  # the tag of EXIF, and its values for pictures that lie on their side


def keep(
    actor: Actor, uuid: UUID, *, photo_uuid: UUID, step: str, taken_at: datetime, source: str, sha256: str,
    content: bytes,
) -> Photo:  # fmt: skip
    """Keeps a photo once. `photo_damaged` when the bytes are not those that the phone sent: to be sent again."""
    actor.need("visit.create")
    if hashlib.sha256(content).hexdigest() != sha256.lower():
        raise AppError("photo_damaged", 422)
    locking.member(actor.member_id)
    visit = own_visit(actor, uuid)
    if (known := Photo.objects.filter(uuid=photo_uuid).first()) is not None:
        if (known.visit_id, known.step, known.sha256) != (visit.pk, step, sha256.lower()):
            raise Conflict("uuid_reused")
        return known
    late(visit, taken_at)
    if source == "library" and setup().photo_sources == "camera":
        raise invalid("source", "visit_camera_only")
    if Photo.objects.filter(visit=visit).count() >= MOST:
        raise AppError("visit_photos_full", 422, most=MOST)
    return _store(actor, visit, content, Photo(
        uuid=photo_uuid, visit=visit, step=step, sha256=sha256.lower(), told_at=taken_at, source=source,
        dropped=visit.status != "open", located=exif.has_position(content),
    ))  # fmt: skip


def _store(actor: Actor, visit: Visit, content: bytes, photo: Photo) -> Photo:
    photo.width, photo.height, small = shrunk(content)
    photo.fingerprint = fingerprint(small)
    thumbnail = io.BytesIO()
    small.save(thumbnail, "JPEG", quality=72)
    name = f"{visit.day:%Y%m%d}-{visit.pk}-{photo.uuid}"
    photo.file = _file(actor, visit, f"{name}.jpg", content)
    photo.thumbnail = _file(actor, visit, f"{name}-small.jpg", thumbnail.getvalue())
    photo.save(force_insert=True)
    return photo


def key_of(visit: Visit, name: str) -> str:
    """Where a file of a visit lies in the storage for photos."""
    return f"{PREFIX}{visit.day:%Y-%m}/{visit.pk}/{name}"


def _file(actor: Actor, visit: Visit, name: str, content: bytes) -> StoredFile:
    return files.keep(
        actor=actor, name=name, content=content, resource="visit", object_id=visit.pk, key=key_of(visit, name)
    )


def opened(content: bytes) -> Image.Image:
    """The picture held upright; `photo_unreadable` when it is none, or not a whole one."""
    with _picture(content) as image:
        return ImageOps.exif_transpose(image)


def shrunk(content: bytes) -> tuple[int, int, Image.Image]:
    """Width and height of the picture held upright, and the picture at thumbnail size; errors as of `opened`."""
    with _picture(content) as image:
        width, height = image.size
        if image.getexif().get(ORIENTATION) in LYING:
            width, height = height, width
        if image.mode not in ("RGB", "L"):
            image = image.convert("RGB")
        image.thumbnail((SMALL, SMALL), reducing_gap=1)  # a JPEG is read at a half or a quarter where that is enough
        ImageOps.exif_transpose(image, in_place=True)
        return width, height, image.convert("RGB")


@contextmanager
def _picture(content: bytes) -> Iterator[Image.Image]:
    """The picture, not yet read; what turns out to be wrong with it is `photo_unreadable`."""
    if files.kind_of(content, "") not in KINDS:
        raise AppError("photo_unreadable", 422)
    try:
        image = Image.open(io.BytesIO(content))
        if image.width * image.height > PIXELS:
            raise AppError("photo_unreadable", 422)
        yield image
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise AppError("photo_unreadable", 422) from error


def fingerprint(image: Image.Image) -> str:
    """Of what is seen (`rules.pictures`)."""
    grey = image.convert("L").resize((pictures.WIDE, pictures.HIGH), Image.Resampling.LANCZOS)
    values = grey.tobytes()
    return pictures.fingerprint(
        [list(values[row * pictures.WIDE : (row + 1) * pictures.WIDE]) for row in range(pictures.HIGH)]
    )
