"""Distances on the globe, and whether somebody was at the customer's."""

from math import asin, cos, radians, sin, sqrt

EARTH = 6_371_008.8  # mean radius in metres, IUGG
NEAR = 50  # metres: as accurate as it must be to doubt known coordinates
KNOWN = 200  # metres: as accurate as it must be to give coordinates to a customer that has none


def distance(lat_a: float, lng_a: float, lat_b: float, lng_b: float) -> int:
    """Metres along the great circle (haversine)."""
    up, along = radians(lat_b - lat_a), radians(lng_b - lng_a)
    half = sin(up / 2) ** 2 + cos(radians(lat_a)) * cos(radians(lat_b)) * sin(along / 2) ** 2
    return round(2 * EARTH * asin(sqrt(min(1.0, half))))


def within(metres: int | None, accuracy: float | None, radius: int) -> bool | None:
    """True inside the radius, False when outside even in the best case of the accuracy, None when nobody can say."""
    if metres is None:
        return None
    if metres <= radius:
        return True
    return False if metres - (accuracy or 0) > radius else None


def doubtful(metres: int | None, accuracy: float, radius: int) -> bool:
    """Whether a check-in proposes a position: the customer has none, or is far from where it is said to be."""
    if metres is None:
        return accuracy <= KNOWN
    return accuracy <= NEAR and metres > 2 * radius
