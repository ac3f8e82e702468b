"""What the rota and the rules of reception look like over HTTP, and the figures of a day."""

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from yingdan.platform.resources.schemas import Body, Id
from yingdan.reception.api.schemas import RotaOut

Minute = Annotated[int, Field(ge=0, le=24 * 60)]


class Shift(Body):
    """Hours of a weekday, in minutes after midnight; 0 is Monday. `who`: for these members or teams only."""

    day: Annotated[int, Field(ge=0, le=6)]
    start: Minute
    end: Minute
    who: Annotated[list[Id], Field(max_length=500)] = []


class RotaIn(Body):
    """A rota; `members`, or of a rota of teams `teams`, in the order of turns (null: as it is). `excluded` are people
    of the teams who do not receive."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    active: bool = True
    position: Annotated[int, Field(ge=0, le=999)] = 0
    shifts: Annotated[list[Shift], Field(max_length=100)] = []
    by: Literal["persons", "teams"] = "persons"
    workdays_only: bool = False
    excluded: Annotated[list[Id], Field(max_length=500)] = []
    members: Annotated[list[Id], Field(max_length=500)] | None = None
    teams: Annotated[list[Id], Field(max_length=100)] | None = None

    def settings(self) -> dict[str, Any]:
        """The columns."""
        return {**self.dict(exclude={"members", "teams", "version"}), "name": " ".join(self.name.split())}

    def order(self) -> list[int] | None:
        """Who is on it, in the order of turns."""
        return self.teams if self.by == "teams" else self.members


class RotaChange(RotaIn):
    """A change of the version seen."""

    version: int


class Rotas(Schema):
    """All rotas."""

    items: list[RotaOut]


class PolicyIn(Body):
    """The rules of attribution, changed."""

    version: int
    valid_days: Annotated[int, Field(ge=1, le=3650)] | None
    evidence: bool
    customers_stay: bool
    busy_minutes: Annotated[int, Field(ge=1, le=720)]
    wait_minutes: Annotated[int, Field(ge=1, le=120)]
    return_days: Annotated[int, Field(ge=1, le=365)] | None


class Count(Schema):
    """Visits, calls and new visitors of a channel, an hour or a day."""

    key: str | int | None
    label: str
    visits: int
    calls: int
    fresh: int
    persons: int


class Totals(Schema):
    """Days in sums."""

    start: date
    end: date
    channels: list[Count]
    hours: list[Count]
    days: list[Count]
    total: Count


class Deviating(Schema):
    """How often somebody at the desk went another way, passed people over, or called the next for who did not come."""

    by: str
    count: int
    skipped: int
    passed: int
    total: int
    reasons: list[str]


class Deviations(Schema):
    """Who deviated how often; the records are in the list."""

    items: list[Deviating]
