"""What the routes take."""

from datetime import date, time
from typing import Annotated

from pydantic import Field

from yingdan.platform.resources.schemas import Body, Id

Second = Annotated[int, Field(ge=0, le=86_400)]
Ids = Annotated[list[Id], Field(max_length=200)]
Weekday = Annotated[int, Field(ge=1, le=7)]


class PlaceIn(Body):
    """WGS-84 degrees."""

    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]


class StartIn(PlaceIn):
    """Where a day starts, and whether it ends there too."""

    name: Annotated[str, Field(max_length=100)]
    returns: bool = True


class DayIn(Body):
    """A day to be planned; without customers those of the card, without `must` class A."""

    day: date
    customer_ids: Ids | None = None
    must: Ids | None = None
    start: StartIn | None = None
    day_from: Second | None = None
    day_to: Second | None = None


class TrialIn(Body):
    """Customers in order."""

    order: Ids


class Seen(Body):
    """The version that was seen."""

    version: int


class OrderIn(Seen):
    """An order made by hand; `must` are never left out."""

    order: Ids
    must: Ids = []


class ReplanIn(Seen):
    """Who cancelled; the time (seconds of the day) and place from which the rest is planned anew."""

    without: Ids = []
    now: Second | None = None
    here: PlaceIn | None = None


class CycleIn(Body):
    """Several weeks of some people, from a Monday on."""

    member_ids: Annotated[list[Id], Field(min_length=1, max_length=10)]
    starts_on: date
    weeks: Annotated[int, Field(ge=1, le=4)] = 4
    weekdays: Annotated[list[Weekday], Field(min_length=1, max_length=7)] = [1, 2, 3, 4, 5]
    shared: bool = False


class SetupIn(Seen):
    """How ways are estimated, and lunch."""

    detour: Annotated[int, Field(ge=100, le=300)]
    speed: Annotated[int, Field(ge=3, le=120)]
    lunch: Annotated[int, Field(ge=0, le=180)]
    lunch_from: time
    lunch_to: time
