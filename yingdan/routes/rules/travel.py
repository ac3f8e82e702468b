"""Travel between places: metres and seconds, estimated from the great circle."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, ceil, cos, radians, sin, sqrt

EARTH = 6_371_008.8  # mean radius of the earth in metres (IUGG)


@dataclass(frozen=True, slots=True)
class Place:
    """A place by WGS-84 degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Pace:
    """How the built-in estimate travels: the way is `detour` percent of the great circle, driven at `speed` km/h."""

    detour: int = 135
    speed: int = 25


@dataclass(frozen=True, slots=True)
class Matrix:
    """Whole seconds and metres from place to place; not necessarily the same both ways."""

    seconds: tuple[tuple[int, ...], ...]
    metres: tuple[tuple[int, ...], ...]


def great_circle(one: Place, other: Place) -> float:
    """Metres along the earth's surface (haversine)."""
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    straight = cos(radians(one.latitude)) * cos(radians(other.latitude))
    half = sin(north / 2) ** 2 + straight * sin(east / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


def way(one: Place, other: Place, pace: Pace) -> tuple[int, int]:
    """Seconds and metres of one way, both rounded up."""
    metres = ceil(great_circle(one, other) * pace.detour / 100)
    return ceil(metres * 3.6 / pace.speed), metres


def matrix(places: Sequence[Place], pace: Pace) -> Matrix:
    """From everywhere to everywhere."""
    ways = [[way(one, other, pace) for other in places] for one in places]
    return Matrix(
        seconds=tuple(tuple(one[0] for one in row) for row in ways),
        metres=tuple(tuple(one[1] for one in row) for row in ways),
    )
