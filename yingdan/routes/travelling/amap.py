"""Amap 高德: driving time and distance from its distance service, when the operator has set a key."""

import json
import time
from collections.abc import Sequence
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings

from yingdan.routes.rules.travel import Matrix, Pace, Place
from yingdan.routes.travelling.gcj import to_gcj
from yingdan.routes.travelling.port import TravelProvider, Unreachable

MOST = 60  # places: a question for each of them, and one takes a hundred origins
TIMEOUT = 2.0  # seconds for one question
PATIENCE = 6.0  # seconds for all of them
DRIVING = "1"


def ready() -> bool:
    """Whether a key is set."""
    return bool(settings.AMAP_KEY)


def matrix(places: Sequence[Place], pace: Pace) -> Matrix:
    """Seconds and metres by road, a question for each place that is gone to."""
    if len(places) > MOST:
        raise Unreachable(f"{len(places)} places")
    points = [_text(to_gcj(place)) for place in places]
    until = time.monotonic() + PATIENCE
    columns = [_to(point, points, until) for point in points]
    size = range(len(points))
    return Matrix(
        seconds=tuple(tuple(0 if a == b else columns[b][a][0] for b in size) for a in size),
        metres=tuple(tuple(0 if a == b else columns[b][a][1] for b in size) for a in size),
    )


def _to(point: str, points: list[str], until: float) -> list[tuple[int, int]]:
    """Seconds and metres from each point to one."""
    if time.monotonic() > until:
        raise Unreachable("late")
    query = {"key": settings.AMAP_KEY, "origins": "|".join(points), "destination": point, "type": DRIVING}
    answer = _get(f"{settings.AMAP_URL}/v3/distance?{urlencode(query)}")
    try:
        if answer["status"] != "1":
            raise Unreachable(str(answer.get("info", "")))
        found = {int(one["origin_id"]): one for one in answer["results"]}
        return [(int(found[n]["duration"]), int(found[n]["distance"])) for n in range(1, len(points) + 1)]
    except (KeyError, TypeError, ValueError) as error:
        raise Unreachable("answer") from error


def _get(address: str) -> Any:
    try:
        # The address is the operator's setting, not a user's.
        with urlopen(Request(address), timeout=TIMEOUT) as answer:  # noqa: S310
            return json.loads(answer.read(1_000_000))
    except (URLError, OSError, ValueError) as error:
        raise Unreachable(type(error).__name__) from error


def _text(place: Place) -> str:
    return f"{place.longitude:.6f},{place.latitude:.6f}"


PROVIDER = TravelProvider(("高德", "Amap"), ready, matrix)
