"""Keyset cursors: opaque, URL-safe, holding the sort values of the last row seen."""

import base64
import binascii
from typing import Any

import orjson

from yingdan.kernel.errors import invalid


def encode(values: list[Any]) -> str:
    """A cursor for the sort values of a row (JSON types, dates, decimals as text)."""
    return base64.urlsafe_b64encode(orjson.dumps(values, default=str)).decode().rstrip("=")


def decode(cursor: str, size: int) -> list[Any]:
    """The sort values; raises `Invalid` on `cursor` unless there are `size` of them."""
    try:
        values = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as error:
        raise invalid("cursor", "bad_value") from error
    if not isinstance(values, list) or len(values) != size:
        raise invalid("cursor", "bad_value")
    return values
