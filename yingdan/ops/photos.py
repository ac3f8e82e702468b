"""Photos that lie in storage of their own: what a backup of the database does not hold, and whether they are there."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import CharField, Count, F, Func, Sum, Value

from yingdan.kernel.errors import AppError
from yingdan.platform.models import StoredFile
from yingdan.platform.services import objects

NEWEST = 5  # photos that are read to see whether they are there
MB = 1024**2


def described() -> tuple[str, dict[str, Any]]:
    """In words and in figures; both empty when everything is in the database."""
    if not _known():
        return "", {}
    found = StoredFile.objects.exclude(place="").aggregate(files=Count("id"), bytes=Sum("size"))
    if not found["files"]:
        return "", {}
    where = ", ".join(f"s3://{one}" for one in _buckets())
    text = f"{found['files']} photo files ({found['bytes'] / MB:.1f} MB) lie in {where} and are not in it"
    return text, {"place": where, **found}


def _buckets() -> list[str]:
    """Names between s3:// and the key."""
    bucket = Func(F("place"), Value("/"), Value(3), function="split_part", output_field=CharField())
    return sorted(set(StoredFile.objects.exclude(place="").values_list(bucket, flat=True).distinct()))


def _known() -> bool:
    """Whether the tables are new enough to say where files are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM information_schema.columns WHERE table_name = 'platform_storedfile'"
            " AND column_name = 'place'"
        )
        return cursor.fetchone() is not None


def findings() -> Iterator[tuple[str, str]]:
    """Text and remedy; an empty remedy when all is well. Nothing is said before the migrations."""
    if not _known():
        return
    placed = StoredFile.objects.exclude(place="")
    if not settings.PHOTOS:
        if count := placed.count():
            yield (
                f"{count} photos are in storage of their own, and YINGDAN_PHOTOS is not set: they cannot be seen",
                "Set YINGDAN_PHOTOS and YINGDAN_S3_… as they were when the photos were taken.",
            )
        else:
            yield "Photos are kept in the database", ""
        return
    if wrong := objects.wrong():
        yield (
            f"The storage for photos {settings.PHOTOS} does not work: {wrong}",
            "Check YINGDAN_PHOTOS, YINGDAN_S3_ENDPOINT, its key and secret, and that the key may put, get and delete.",
        )
        return
    newest = list(placed.order_by("-id").values_list("place", flat=True)[:NEWEST])
    if lost := sum(not _readable(place) for place in newest):
        yield (
            f"{lost} of the {len(newest)} newest photos cannot be read",
            "Bring the bucket back from its own backup; log/web.log names the places.",
        )
    else:
        yield f"Photos are kept in {settings.PHOTOS}", ""


def _readable(place: str) -> bool:
    try:
        objects.get(place)
    except AppError:
        return False
    return True
