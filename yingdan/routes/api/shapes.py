"""What the routes give. Times are seconds of the day, ways seconds and metres."""

from datetime import date, datetime, time
from typing import Literal

from ninja import Schema


class Named(Schema):
    """Somebody or something."""

    id: int
    name: str


class Visit(Schema):
    """A customer of the day, in the present order."""

    customer_id: int
    name: str
    grade: str
    latitude: float
    longitude: float


class Figures(Schema):
    """What an order comes to, and the present order of the same stops."""

    seconds: int
    metres: int
    waiting: int
    late: int
    overtime: int
    ends: int
    lunch_at: int | None
    before_seconds: int
    before_metres: int
    before_ends: int
    before_late: int


class Timed(Schema):
    """A stop on the clock."""

    customer_id: int
    arrive: int
    begin: int
    leave: int
    seconds: int
    metres: int
    waiting: int
    late: int


class Trial(Figures):
    """What an order would come to."""

    stops: list[Timed]


class Stop(Schema):
    """A stop of a plan; `position` is null when it was left out."""

    customer_id: int | None
    name: str | None
    grade: str
    address: str
    latitude: float
    longitude: float
    position: int | None
    given: int
    done: bool
    service: int
    opens: int
    closes: int
    must: bool
    value: int
    arrive: int | None
    begin: int | None
    leave: int | None
    seconds: int | None
    metres: int | None
    waiting: int | None
    late: int | None


class PlanOut(Figures):
    """A plan of a person's day."""

    id: int
    version: int
    day: date
    status: Literal["proposed", "accepted", "replaced"]
    by: Literal["own", "solver", "hand"]
    provider: str
    member: Named
    day_from: int
    day_to: int
    lunch: int
    start_name: str
    start_latitude: float | None
    start_longitude: float | None
    returns: bool
    accepted_at: datetime | None
    cycle_id: int | None
    stops: list[Stop]


class Start(Schema):
    """A place with a name."""

    name: str
    latitude: float
    longitude: float


class DayOut(Schema):
    """A person's day: the visits in the present order, and the plans that there are."""

    day: date
    member: Named
    workday: bool
    can_edit: bool
    day_from: int
    day_to: int
    visits: list[Visit]
    unplaced: list[Named]
    hidden: int
    start: Start | None
    accepted: PlanOut | None
    proposed: PlanOut | None


class CycleFigures(Schema):
    """What came of a cycle; unevenness in tenths of a percent."""

    days: int
    outlets: int
    visits: int
    left_out: int
    lacking: int
    uneven: int
    uneven_people: int
    seconds: int
    metres: int


class CycleDay(Schema):
    """One day of a cycle in a line."""

    plan_id: int
    member: Named
    day: date
    status: Literal["proposed", "accepted", "replaced"]
    stops: int
    seconds: int
    metres: int
    ends: int


class CycleOut(Schema):
    """A cycle, its state, and its days."""

    id: int
    version: int
    members: list[Named]
    starts_on: date
    weeks: int
    weekdays: list[int]
    shared: bool
    status: Literal["waiting", "done", "failed"]
    accepted_at: datetime | None
    figures: CycleFigures | None
    days: list[CycleDay]


class MapOut(Schema):
    """Points: [id, latitude, longitude, state (0 not due, 1 due, 2 visited today), class]."""

    points: list[tuple[int, float, float, int, str]]
    more: bool


class AreaNames(Schema):
    """Names by id."""

    owner: dict[int, str]
    team: dict[int, str]
    territory: dict[int, str]
    route: dict[int, str]


AreaPoint = tuple[int, float, float, str, int | None, int | None, int | None, int | None, int, int | None, int]


class AreaOut(Schema):
    """Points: [id, latitude, longitude, class, owner, team, territory, route, days with a visit since `since`, days
    since the visit fell due (below 0: days until it does; null: no cycle), visits that the cycle asked for]."""

    points: list[AreaPoint]
    more: bool
    unplaced: int
    since: date
    names: AreaNames


class AreaOutlet(Schema):
    """An outlet of the map in a line."""

    customer_id: int
    name: str
    grade: str
    owner: str
    place: str
    last_on: date | None
    due_on: date | None
    state: Literal["none", "due", "overdue"]
    made: int
    wanted: int


class TilesOut(Schema):
    """The tiles that the operator has set up; an empty address is none."""

    tiles: str
    attribution: str


class SetupOut(Schema):
    """How ways are estimated, and lunch; who measures them; the tiles."""

    version: int
    detour: int
    speed: int
    lunch: int
    lunch_from: time
    lunch_to: time
    provider: str
    tiles: TilesOut
