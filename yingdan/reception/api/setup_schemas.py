"""What the rota and the rules of reception look like over HTTP, and the figures of a day."""

from datetime import date
from typing import Annotated, Any

from ninja import Field, Schema

from yingdan.platform.resources.schemas import Body, Id
from yingdan.reception.api.schemas import RotaOut

Minute = Annotated[int, Field(ge=0, le=24 * 60)]


class Shift(Body):
    """Hours of a weekday, in minutes after midnight; 0 is Monday."""

    day: Annotated[int, Field(ge=0, le=6)]
    start: Minute
    end: Minute


class RotaIn(Body):
    """A rota; `members` in the order of turns (null: as it is)."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    active: bool = True
    position: Annotated[int, Field(ge=0, le=999)] = 0
    shifts: Annotated[list[Shift], Field(max_length=100)] = []
    members: Annotated[list[Id], Field(max_length=500)] | None = None

    def settings(self) -> dict[str, Any]:
        """The columns."""
        return {**self.dict(exclude={"members", "version"}), "name": " ".join(self.name.split())}


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
    """How often somebody at the desk went another way."""

    by: str
    count: int
    total: int
    reasons: list[str]


class Deviations(Schema):
    """Who deviated how often; the records are in the list."""

    items: list[Deviating]
