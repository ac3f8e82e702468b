"""What the routes take."""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import Field

from yingdan.platform.resources.schemas import Body, Id

Days = Annotated[int, Field(ge=1, le=1000)]
Minutes = Annotated[int, Field(ge=1, le=600)]
Way = Annotated[int, Field(ge=0, le=600)]
PerDay = Annotated[int, Field(ge=1, le=100)]
Name = Annotated[str, Field(max_length=60)]
Step = Annotated[str, Field(max_length=100)]
Steps = Annotated[list[Step], Field(max_length=30)]
Ids = Annotated[list[Id], Field(min_length=1, max_length=2000)]
Weekday = Annotated[int, Field(ge=1, le=7)]


class DraftIn(Body):
    """Where a new version comes from: the present customers, another version, or what was taken over from somebody."""

    source: Literal["present", "card", "taken_over"]
    card_id: Id | None = None
    member_id: Id | None = None


class Seen(Body):
    """The version that was seen."""

    version: int


class CardIn(Seen):
    """All of a card but routes and outlets."""

    deputy_id: Id | None = None
    duties: Annotated[str, Field(max_length=300)] = ""
    territory_ids: Annotated[list[Id], Field(max_length=200)] = []
    cycle_a: Days | None = None
    cycle_b: Days | None = None
    cycle_c: Days | None = None
    cycle_none: Days | None = None
    day_from: time | None = None
    day_to: time | None = None
    minutes: Minutes = 40
    travel: Way = 20
    visits_day: PerDay | None = None
    standard: Name = ""
    steps: Steps = []


class RouteIn(Body):
    """A route; without an id a new one."""

    id: Id | None = None
    name: Name
    weekdays: Annotated[list[Weekday], Field(min_length=1, max_length=7)]
    every_weeks: Annotated[int, Field(ge=1, le=4)] = 1
    phase: Annotated[int, Field(ge=0, le=3)] = 0


class RoutesIn(Seen):
    """All routes in their order."""

    routes: Annotated[list[RouteIn], Field(max_length=60)]


class AddIn(Seen):
    """Customers to put on the card; None: all of the rep's that are not on it."""

    customer_ids: Ids | None
    route_id: Id | None = None


class OutletsIn(Seen):
    """Some outlets of the card."""

    outlet_ids: Ids


class PlaceIn(OutletsIn):
    """Where they go: a route (None: none), before an outlet of it or at its end."""

    route_id: Id | None
    before: Id | None = None


class ChangeIn(OutletsIn):
    """How they are visited; what is not named stays."""

    cycle_days: Days | None = None
    minutes: Minutes | None = None
    window_from: time | None = None
    window_to: time | None = None


class IssueIn(Seen):
    """From which day on, and why."""

    starts_on: date
    why: Annotated[str, Field(max_length=200)]


class StandardIn(Body):
    """What is done at a visit."""

    name: Name
    steps: Annotated[list[Step], Field(min_length=1, max_length=30)]


class SetupIn(Seen):
    """What new cards begin with."""

    day_from: time
    day_to: time
    minutes: Minutes
    travel: Way
    visits_day: PerDay | None = None
    standards: Annotated[list[StandardIn], Field(max_length=30)]
