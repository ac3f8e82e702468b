"""What the routes of the board take and give."""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Field, Schema

from yingdan.customers.types import Id
from yingdan.deals.api.schemas import Ref
from yingdan.platform.resources.listing import Asked


class Which(Schema):
    """Which deals a board shows: as in lists."""

    scope: str | None = None
    filter: dict[str, Any] | None = None
    q: Annotated[str, Field(max_length=200)] = ""

    def asked(self) -> Asked:
        """As the list engine takes it."""
        return Asked(self.scope, self.filter, self.q)


class BoardIn(Which):
    """A board; without a pipeline the first one."""

    pipeline: Id | None = None


class MoreIn(Which):
    """The next cards of a column."""

    cursor: Annotated[str, Field(max_length=300)]


class BoardStage(Schema):
    """The stage of a column."""

    id: int
    name: str
    color: str
    probability: int
    norm_days: int | None


class CardHealth(Schema):
    """How a deal stands."""

    level: str
    score: int


class Card(Schema):
    """A deal on the board."""

    id: int
    version: int
    title: str
    customer: Ref | None
    owner: Ref | None
    amount: str
    probability: int
    expected_close: date | None
    days_in_stage: int
    norm_days: int | None
    next_step: str
    next_contact_at: datetime | None
    can_edit: bool
    health: CardHealth | None


class Cards(Schema):
    """Cards of a column."""

    cards: list[Card]
    next_cursor: str | None


class Column(Cards):
    """A column: sums of all its deals, and the first cards."""

    stage: BoardStage
    count: int
    amount: str
    weighted: str


class Board(Schema):
    """A board."""

    pipeline: Ref
    columns: list[Column]
