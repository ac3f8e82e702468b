"""WGS-84 to GCJ-02, in which Chinese map services count; used at their edge only, nothing is kept in it.

The offset is the published one of "eviltransform" (MIT); it is below a kilometre and holds in mainland China.
"""

from math import cos, pi, sin, sqrt

AXIS = 6_378_245.0  # semi-major axis of Krasovsky 1940 in metres
SQUEEZE = 0.00669342162296594323  # its first eccentricity squared


def to_gcj(latitude: float, longitude: float) -> tuple[float, float]:
    """Latitude and longitude of the same place as a Chinese map shows it; places far outside China stay."""
    if not (72.004 <= longitude <= 137.8347 and 0.8293 <= latitude <= 55.8271):
        return latitude, longitude
    north, east = _offset(longitude - 105.0, latitude - 35.0)
    angle = latitude / 180.0 * pi
    magic = 1 - SQUEEZE * sin(angle) ** 2
    north = north * 180.0 / ((AXIS * (1 - SQUEEZE)) / (magic * sqrt(magic)) * pi)
    east = east * 180.0 / (AXIS / sqrt(magic) * cos(angle) * pi)
    return latitude + north, longitude + east


def _offset(x: float, y: float) -> tuple[float, float]:
    """North and east in metres."""
    fine = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + fine
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + fine
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    return north, east
