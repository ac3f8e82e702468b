"""What the routes give."""

from datetime import date, datetime, time
from typing import Any, Literal

from ninja import Schema

Kind = Literal["outside", "unplaced", "missing", "not_owned", "lost", "no_route", "rare", "overfull", "no_cycle",
               "overdue", "capacity", "clash"]  # fmt: skip
Part = Literal["person", "region", "outlets", "route", "cycle", "times", "standard"]
State = Literal["draft", "planned", "in_force", "ended", "replaced"]


class Named(Schema):
    """Somebody or something."""

    id: int
    name: str


class Version(Schema):
    """A version in one line."""

    id: int
    number: int
    state: State
    starts_on: date | None
    ends_on: date | None
    why: str
    by: str
    at: datetime | None


class Giver(Named):
    """From whose card how many customers came."""

    count: int


class MemberSheet(Schema):
    """A person's versions."""

    member: Named
    team: Named
    can_edit: bool
    can_export: bool
    in_force: int | None
    planned: int | None
    draft: int | None
    customers: int
    versions: list[Version]
    taken_over: list[Giver]


class Cycle(Schema):
    """Days between visits of a class: the card's own, and the company's."""

    grade: Literal["", "A", "B", "C"]
    own: int | None
    company: int | None


class RouteOut(Schema):
    """A route; `visits` are what one run comes to."""

    id: int
    name: str
    weekdays: list[int]
    every_weeks: int
    phase: int
    gap: int
    outlets: int
    visits: float


class Deviation(Schema):
    """How many of a kind."""

    kind: Kind
    count: int


class CardOut(Version):
    """A card with its seven parts."""

    version: int
    member: Named
    team: Named
    position: str
    started_on: date | None
    deputy: Named | None
    duties: str
    territories: list[Named]
    cycles: list[Cycle]
    day_from: time | None
    day_to: time | None
    minutes: int
    travel: int
    visits_day: int | None
    standard: str
    steps: list[str]
    routes: list[RouteOut]
    outlets: int
    parts: dict[Part, bool]
    deviations: list[Deviation]
    days: int
    half_days: int
    per_day: int | None
    possible: int | None
    needed: float


class Deviating(Schema):
    """A deviation of an outlet, and by how much."""

    kind: Kind
    figure: int | None


class OutletOut(Schema):
    """An outlet; a customer that the reader may not see has no name."""

    id: int
    customer_id: int | None
    name: str | None
    grade: Literal["", "A", "B", "C"]
    place: str
    address: str
    owner: str
    route_id: int | None
    route: str
    position: int
    own_cycle: int | None
    cycle: int | None
    minutes: int | None
    window_from: time | None
    window_to: time | None
    last_on: date | None
    due_on: date | None
    deviations: list[Deviating]


class Outlets(Schema):
    """A page of outlets."""

    rows: list[OutletOut]
    more: bool


class MissingOut(Schema):
    """A customer of the rep that is not on the card."""

    customer_id: int
    name: str
    grade: Literal["", "A", "B", "C"]
    place: str


class Missing(Schema):
    """A page of them."""

    rows: list[MissingOut]
    more: bool


class Day(Schema):
    """What the card says for one day."""

    day: date
    workday: bool
    card: int | None
    routes: list[Named]
    stops: list[OutletOut]
    steps: list[str]
    more: bool


class ChangeOut(Schema):
    """A field that is another one."""

    part: Part
    name: str
    before: Any
    after: Any


class OutletChangeOut(Schema):
    """An outlet that came, went or is visited otherwise."""

    customer_id: int | None
    name: str | None
    kind: Literal["added", "removed", "changed"]
    changes: list[ChangeOut]


class Comparison(Schema):
    """Two versions."""

    before: Version
    after: Version
    facts: list[ChangeOut]
    added: int
    removed: int
    changed: int
    outlets: list[OutletChangeOut]


class Counts(Schema):
    """Deviations of a person or a team."""

    id: int
    name: str
    outside: int
    unplaced: int
    missing: int
    not_owned: int
    lost: int
    no_route: int
    rare: int
    overfull: int
    no_cycle: int
    overdue: int
    capacity: int
    clash: int
    deviations: int
    customers: int
    outlets: int
    taken_over: int


class TeamLine(Counts):
    """A team with everybody in it: how many people are on the list, how many of them have a card in force."""

    people: int
    in_force: int


class PersonLine(Counts):
    """A person."""

    state: Literal["none", "draft", "planned", "in_force"]
    drafted: bool
    number: int | None
    starts_on: date | None
    parts: int
    needed: float | None
    possible: int | None
    worked_at: datetime


class Report(Schema):
    """A team, those right below it, and its own people."""

    team: Named
    path: list[Named]
    total: TeamLine
    teams: list[TeamLine]
    people: list[PersonLine]
    more: bool


class Standard(Schema):
    """What is done at a visit."""

    name: str
    steps: list[str]


class SetupOut(Schema):
    """What new cards begin with."""

    version: int
    day_from: time
    day_to: time
    minutes: int
    travel: int
    visits_day: int | None
    standards: list[Standard]
