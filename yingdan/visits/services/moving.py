"""Photos between the database and the storage for photos: brought there, and what no photo knows taken away."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from yingdan.kernel import clock
from yingdan.platform.services import files, objects
from yingdan.visits.models import Photo
from yingdan.visits.services.photos import PREFIX, key_of

BATCH = 200
PAGE = 1000
GRACE = timedelta(days=2)  # an upload under way has put its object and not yet written its row
NAME = re.compile(r"/\d{8}-\d+-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-small)?\.jpg$")
HERE = Q(file__place="") | Q(thumbnail__place="")


def here() -> int:
    """How many photos lie in the database."""
    return Photo.objects.filter(HERE).count()


def move() -> Iterator[int]:
    """Brings photo after photo to the storage, each in a transaction of its own; gives the bytes that went. One that
    somebody is at is left for the next time. Raises `storage_away`."""
    last = 0
    rows = Photo.objects.filter(HERE).order_by("id").values_list("id", flat=True)
    while ids := list(rows.filter(id__gt=last)[:BATCH]):
        for id in ids:
            yield _move(id)
        last = ids[-1]


@transaction.atomic
def _move(photo_id: int) -> int:
    rows = Photo.objects.select_for_update(of=("self",), skip_locked=True)
    photo = rows.select_related("file", "thumbnail", "visit").filter(id=photo_id).first()
    if photo is None:
        return 0
    return sum(one.size for one in (photo.file, photo.thumbnail) if files.move(one, key_of(photo.visit, one.name)))


def lost() -> Iterator[str]:
    """Places of objects that were put for photos which never came to be; what we did not name is left alone."""
    before = clock.now() - GRACE
    named = ((place, found) for place, at in objects.listed(PREFIX) if at < before and (found := NAME.search(place)))
    while part := list(islice(named, PAGE)):
        known = set(Photo.objects.filter(uuid__in={found[1] for _, found in part}).values_list("uuid", flat=True))
        yield from (place for place, found in part if UUID(found[1]) not in known)
