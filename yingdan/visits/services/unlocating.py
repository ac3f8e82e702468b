"""Takes positions out of photos after the days for which positions are kept; picture and other facts stay."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256

import structlog
from django.db import transaction

from yingdan.kernel import clock
from yingdan.kernel.errors import AppError
from yingdan.platform.services import files
from yingdan.visits.models import Photo
from yingdan.visits.rules import exif
from yingdan.visits.selectors.setup import setup

log = structlog.get_logger(__name__)
BATCH = 200
FAILURES = 20  # in a row: the storage is away, not a photo


def unlocate() -> int:
    """Each photo in a transaction of its own, once; how many positions were taken out. What fails is tried again the
    next night, and the job says so by failing at its end."""
    taken = last = failed = 0
    for id in _old(clock.now() - timedelta(setup().position_days)):
        try:
            taken, last = taken + _one(id), 0
        except AppError as error:
            log.error("photo_position_stays", photo=id, reason=error.code)
            failed, last = failed + 1, last + 1
            if last >= FAILURES:
                break
    if failed:
        raise AppError("storage_away", 503)
    return taken


def _old(before: datetime) -> Iterator[int]:
    """Photos that may hold a position and came in before; ids, in batches."""
    rows = Photo.objects.filter(located=True, received_at__lt=before).order_by("id").values_list("id", flat=True)
    found = list(rows[:BATCH])
    while found:
        yield from found
        found = list(rows.filter(id__gt=found[-1])[:BATCH])


@transaction.atomic
def _one(photo_id: int) -> bool:
    """Whether a position was taken out. A photo that somebody else is at, or was, is left alone. Other bytes than the
    row tells of were put there before the row could say so: it is told now."""
    rows = Photo.objects.select_for_update(of=("self",), skip_locked=True).select_related("file")
    photo = rows.filter(id=photo_id, located=True).first()
    if photo is None:
        return False
    clean = exif.without_position(files.content_of(photo.file))
    changed = sha256(clean).hexdigest() != photo.file.sha256
    photo.located = False
    if changed:
        photo.unlocated_at = clock.now()
        files.replace(photo.file, clean)
    photo.save(update_fields=["located", "unlocated_at"])
    return changed
