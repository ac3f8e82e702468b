"""Shapes of the routes of risks."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from yingdan.targets.types import Drill

Step = Annotated[int, Field(ge=1, le=5)]
Days = Annotated[int, Field(ge=1, le=3650)]
Amount = Annotated[Decimal, Field(ge=0, lt=10**16, decimal_places=2)]
Reason = Annotated[str, Field(max_length=500)]
Status = Literal["open", "watching", "mitigated", "happened", "closed"]


class Named(Schema):
    """Something with its name."""

    id: int
    label: str


class CardOut(Schema):
    """A line of a risk; `params` is what its rule saw, `late`: it should have been reviewed."""

    id: int
    title: str
    kind: str
    status: Status
    probability: int
    impact: int
    score: int
    level: str
    amount: Decimal | None
    review_on: date | None
    late: bool
    owner: Named | None
    rule: str
    params: dict[str, Any]
    signal: bool
    deal: Named | None
    customer: Named | None
    person: Named | None
    group: Named | None


class RiskOut(CardOut):
    """A risk with what may be done with it; `taken`: a person has taken it over from its rule."""

    version: int
    why: str
    plan_b: str
    reason: str
    ended_by: str
    ended_at: datetime | None
    reviewed_on: date | None
    taken: bool
    amount_follows: bool
    created_at: datetime
    created_by: Named | None
    can_edit: bool


class LineOut(CardOut):
    """A risk of a record; `open`: the reader may open it."""

    open: bool


class AboutOut(Schema):
    """The open risks of a record, the worst first."""

    items: list[LineOut]
    can_create: bool


class CellOut(Schema):
    """A cell of the matrix."""

    probability: int
    impact: int
    count: int
    amount: Decimal


class MatrixOut(Schema):
    """The cells in which there are risks."""

    cells: list[CellOut]


class StatusIn(Schema):
    """A status to bring a risk to; how it ends takes a reason."""

    version: int
    status: Status
    reason: Reason = ""


class ReviewIn(Schema):
    """What a review found, and when the next one is."""

    version: int
    note: Reason = ""
    review_on: date


class VersionIn(Schema):
    """As it was seen."""

    version: int


class RuleIn(Schema):
    """A rule's switch and numbers; `impact` null: from the amount at stake."""

    version: int
    active: bool
    probability: Step
    impact: Step | None
    amount: Amount | None = None
    days: Days | None = None
    count: Annotated[int, Field(ge=1, le=10_000)] | None = None
    percent: Annotated[int, Field(ge=1, le=100)] | None = None


class RuleOut(Schema):
    """A rule; `kind` of the risks that it raises, `found`: how many of them are open."""

    code: str
    kind: str
    version: int
    active: bool
    probability: int
    impact: int | None
    amount: Decimal | None
    days: int | None
    count: int | None
    percent: int | None
    found: int


class SetupIn(Schema):
    """The settings."""

    version: int
    impact_2: Amount
    impact_3: Amount
    impact_4: Amount
    impact_5: Amount
    review_days: Annotated[int, Field(ge=1, le=365)]
    tell_days: Annotated[int, Field(ge=1, le=365)] | None


class SetupOut(Schema):
    """The settings, and when the rules last looked."""

    version: int
    impact_2: Decimal
    impact_3: Decimal
    impact_4: Decimal
    impact_5: Decimal
    review_days: int
    tell_days: int | None
    looked_at: datetime | None


class RulesOut(Schema):
    """The settings and all rules."""

    setup: SetupOut
    rules: list[RuleOut]


class SeriousOut(Schema):
    """Open risks of a node that are high or critical; `drill` lists them."""

    count: int
    critical: int
    drill: Drill
