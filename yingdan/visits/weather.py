"""The weather at a place, as a map service knows it; nothing where none is set up or it does not answer."""

import time

import structlog

from yingdan.platform.maps import amap

KEEP, MOST = 1800.0, 2000  # seconds that an answer holds, answers kept
GRID = 10  # cells of a tenth of a degree: some ten kilometres
log = structlog.get_logger(__name__)
_known: dict[tuple[int, int], tuple[float, str]] = {}


def at(latitude: float, longitude: float) -> str:
    """In the service's words with degrees Celsius, as “多云 18℃”; empty when it is not known."""
    if not amap.ready():
        return ""
    cell = round(latitude * GRID), round(longitude * GRID)
    now = time.monotonic()
    if (kept := _known.get(cell)) is not None and kept[0] > now:
        return kept[1]
    try:
        found = _asked(latitude, longitude)
    except amap.Unreachable as error:
        log.warning("visits.weather_failed", reason=str(error))
        return ""
    if len(_known) >= MOST:
        _known.clear()
    _known[cell] = now + KEEP, found
    return found


def _asked(latitude: float, longitude: float) -> str:
    """The district of the place, then the weather there."""
    place = amap.ask("/v3/geocode/regeo", location=amap.point(latitude, longitude))
    try:
        district = str(place["regeocode"]["addressComponent"]["adcode"])
        live = amap.ask("/v3/weather/weatherInfo", city=district)["lives"][0]
        return f"{live['weather']} {live['temperature']}℃"
    except (KeyError, IndexError, TypeError) as error:
        raise amap.Unreachable("answer") from error
