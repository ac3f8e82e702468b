"""The weather at a place, as a map service knows it; nothing where none is set up or it does not answer."""

from threading import BoundedSemaphore
from time import monotonic

import structlog

from yingdan.platform.maps import amap

KEEP, MOST = 1800.0, 2000  # seconds that an answer holds, answers kept
PAUSE = 60.0  # seconds in which nobody asks a service that has failed
GRID = 10  # cells of a tenth of a degree: some ten kilometres
log = structlog.get_logger(__name__)
_known: dict[tuple[int, int], tuple[float, str]] = {}
_asking = BoundedSemaphore(2)  # threads that a slow service may hold up; the others do without
_silent = {"until": 0.0}


def at(latitude: float, longitude: float) -> str:
    """In the service's words with degrees Celsius, as “多云 18℃”; empty when it is not known."""
    if not amap.ready():
        return ""
    cell = round(latitude * GRID), round(longitude * GRID)
    now = monotonic()
    if (kept := _known.get(cell)) is not None and kept[0] > now:
        return kept[1]
    if now < _silent["until"] or not _asking.acquire(blocking=False):
        return ""
    try:
        found = _asked(latitude, longitude)
    except amap.Unreachable as error:
        log.warning("visits.weather_failed", reason=str(error))
        _silent["until"] = now + PAUSE
        return ""
    finally:
        _asking.release()
    if len(_known) >= MOST:
        _known.clear()
    _known[cell] = now + KEEP, found
    return found


def forget() -> None:
    """As at the start of the process."""
    _known.clear()
    _silent["until"] = 0.0


def _asked(latitude: float, longitude: float) -> str:
    """The district of the place, then the weather there."""
    place = amap.ask("/v3/geocode/regeo", location=amap.point(latitude, longitude))
    try:
        district = str(place["regeocode"]["addressComponent"]["adcode"])
        live = amap.ask("/v3/weather/weatherInfo", city=district)["lives"][0]
        return f"{live['weather']} {live['temperature']}℃"
    except (KeyError, IndexError, TypeError) as error:
        raise amap.Unreachable("answer") from error
