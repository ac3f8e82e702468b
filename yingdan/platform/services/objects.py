"""Bytes in S3-compatible storage, which only the server reaches: there are no public addresses."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from urllib.parse import urlsplit
from uuid import uuid4

import structlog
import urllib3
from django.conf import settings
from minio import Minio
from minio.error import MinioException, S3Error
from urllib3.exceptions import HTTPError

from yingdan.kernel.errors import AppError

log = structlog.get_logger(__name__)
TIMEOUT = urllib3.Timeout(connect=3, read=15)  # seconds: an upload waits for it
RETRIES = urllib3.Retry(total=1, backoff_factor=0.2, status_forcelist=(500, 502, 503, 504), raise_on_status=False)
NEEDED = {"S3_ENDPOINT": "YINGDAN_S3_ENDPOINT", "S3_KEY": "YINGDAN_S3_KEY", "S3_SECRET": "YINGDAN_S3_SECRET"}


class Unset(Exception):
    """A setting is missing or makes no sense; says which."""


def put(key: str, content: bytes, mime: str) -> str:
    """Keeps bytes under the key and gives their place; an empty place, and nothing done, without such a storage."""
    if not settings.PHOTOS:
        return ""
    place = f"{settings.PHOTOS}/{key}"
    put_at(place, content, mime)
    return place


def put_at(place: str, content: bytes, mime: str) -> None:
    """Keeps bytes at a place, all of them or none."""
    with _said(place) as (client, bucket, key):
        client.put_object(bucket, key, BytesIO(content), len(content), content_type=mime)


def get(place: str) -> bytes:
    """The bytes at a place."""
    with _said(place) as (client, bucket, key):
        answer = client.get_object(bucket, key)
        try:
            return bytes(answer.read())
        finally:
            answer.close()
            answer.release_conn()


def listed(part: str) -> Iterator[tuple[str, datetime]]:
    """Places under the configured one that go on with `part`, and when each was written."""
    with _said(f"{settings.PHOTOS}/{part}") as (client, bucket, prefix):
        for one in client.list_objects(bucket, prefix=prefix, recursive=True):
            if one.object_name is not None and one.last_modified is not None:
                yield f"s3://{bucket}/{one.object_name}", one.last_modified


def remove(place: str) -> None:
    """Takes away what is at a place; nothing is there afterwards, nor need it have been."""
    with _said(place) as (client, bucket, key):
        client.remove_object(bucket, key)


def wrong() -> str:
    """What is wrong with the storage, in words; empty when a probe can be written, read and taken away again."""
    place, said = f"{settings.PHOTOS}/probe-{uuid4()}", b"yingdan"
    try:
        client, bucket, key = _opened(place)
        client.put_object(bucket, key, BytesIO(said), len(said))
        answer = client.get_object(bucket, key)
        found = bytes(answer.read())
        answer.close()
        client.remove_object(bucket, key)
    except (Unset, MinioException, HTTPError, ValueError) as error:
        return _words(error)
    return "" if found == said else "other bytes came back than were put there"


@contextmanager
def _said(place: str) -> Iterator[tuple[Minio, str, str]]:
    """Whatever fails is logged with its reason; users are told to try again, phones do so by themselves."""
    try:
        yield _opened(place)
    except (Unset, MinioException, HTTPError, ValueError) as error:
        log.error("photo_storage", place=place, reason=_words(error))
        raise AppError("storage_away", 503) from error


def _words(error: Exception) -> str:
    return f"{error.code}: {error.message}" if isinstance(error, S3Error) else str(error)


def _opened(place: str) -> tuple[Minio, str, str]:
    if missing := [said for name, said in NEEDED.items() if not getattr(settings, name)]:
        raise Unset(f"{', '.join(missing)} is not set")
    found = urlsplit(place)
    if found.scheme != "s3" or not found.netloc:
        raise Unset(f"{place} is no address like s3://bucket/prefix")
    client = _client(
        settings.S3_ENDPOINT, settings.S3_KEY, settings.S3_SECRET, settings.S3_REGION, settings.S3_BUCKET_IN_HOST
    )
    return client, found.netloc, found.path.lstrip("/")


@lru_cache(maxsize=4)
def _client(endpoint: str, key: str, secret: str, region: str, in_host: bool) -> Minio:
    address = urlsplit(endpoint)
    if address.scheme not in ("http", "https") or not address.netloc or address.path.strip("/"):
        raise Unset(f"YINGDAN_S3_ENDPOINT {endpoint} is no address like https://host:9000")
    pool = urllib3.PoolManager(timeout=TIMEOUT, retries=RETRIES, maxsize=10)
    client = Minio(
        address.netloc, access_key=key, secret_key=secret, region=region, secure=address.scheme == "https",
        http_client=pool,
    )  # fmt: skip
    if in_host:
        client.enable_virtual_style_endpoint()  # type: ignore[no-untyped-call]
    return client
