"""Amap 高德: driving time and distance from its distance service, when the operator has set a key."""

import time
from collections.abc import Sequence

from yingdan.platform.maps import amap
from yingdan.routes.rules.travel import Matrix, Pace, Place
from yingdan.routes.travelling.port import TravelProvider, Unreachable

MOST = 60  # places: a question for each of them, and one takes a hundred origins
PATIENCE = 6.0  # seconds for all of them
DRIVING = "1"


def matrix(places: Sequence[Place], pace: Pace) -> Matrix:
    """Seconds and metres by road, a question for each place that is gone to."""
    if len(places) > MOST:
        raise Unreachable(f"{len(places)} places")
    points = [amap.point(place.latitude, place.longitude) for place in places]
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
    try:
        answer = amap.ask("/v3/distance", origins="|".join(points), destination=point, type=DRIVING)
        found = {int(one["origin_id"]): one for one in answer["results"]}
        return [(int(found[n]["duration"]), int(found[n]["distance"])) for n in range(1, len(points) + 1)]
    except amap.Unreachable as error:
        raise Unreachable(str(error)) from error
    except (KeyError, TypeError, ValueError) as error:
        raise Unreachable("answer") from error


PROVIDER = TravelProvider(("高德", "Amap"), amap.ready, matrix)
