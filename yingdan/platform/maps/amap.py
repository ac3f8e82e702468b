"""Amap 高德's web service, when the operator has set a key. It counts in GCJ-02: see `gcj`."""

import json
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings

from yingdan.platform.maps.gcj import to_gcj

TIMEOUT = 2.0  # seconds for one question


class Unreachable(Exception):
    """The service gave no answer that can be used."""


def ready() -> bool:
    """Whether a key is set."""
    return bool(settings.AMAP_KEY)


def ask(path: str, **query: str) -> dict[str, Any]:
    """The answer to one question; Unreachable when there is none, or the service refuses."""
    address = f"{settings.AMAP_URL}{path}?{urlencode({'key': settings.AMAP_KEY, **query})}"
    try:
        # The address is the operator's setting, not a user's.
        with urlopen(Request(address), timeout=TIMEOUT) as answer:  # noqa: S310
            found = json.loads(answer.read(1_000_000))
    except (URLError, OSError, ValueError) as error:
        raise Unreachable(type(error).__name__) from error
    if not isinstance(found, dict) or found.get("status") != "1":
        raise Unreachable(str(found.get("info", "")) if isinstance(found, dict) else "answer")
    return found


def point(latitude: float, longitude: float) -> str:
    """A place in WGS-84 as the service writes it."""
    north, east = to_gcj(latitude, longitude)
    return f"{east:.6f},{north:.6f}"
