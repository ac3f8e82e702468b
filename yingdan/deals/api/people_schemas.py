"""What the routes of a deal's people, of requests for help and of competitors take and give."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from ninja import Field, Schema

from yingdan.customers.types import FollowUpIn, Id
from yingdan.deals.api.schemas import Ref

Part = Literal["", "decision_maker", "influencer", "user", "gatekeeper", "coach"]
TeamRole = Literal["presales", "delivery", "partner", "support"]
Words = Annotated[str, Field(max_length=500)]


class PersonIn(Schema):
    """A contact's part in the decision; without `superior_id` the superior stays, null takes it away."""

    role: Part = ""
    attitude: Annotated[int, Field(ge=-2, le=2)] | None = None
    note: Annotated[str, Field(max_length=300)] = ""
    superior_id: Id | None = None


class Person(Schema):
    """Somebody on the map, or above somebody who is."""

    id: int
    label: str
    title: str | None
    department: str | None
    superior_id: int | None
    on_map: bool
    role: str
    attitude: int | None
    note: str
    days_since_touch: int | None
    opens: bool


class Suggested(Schema):
    """What the contact's general role says."""

    role: str
    attitude: int | None


class OtherPerson(Schema):
    """Somebody at the customer who is not on the map."""

    id: int
    label: str
    title: str | None
    suggested: Suggested


class Map(Schema):
    """The decision map."""

    people: list[Person]
    others: list[OtherPerson]


class Share(Schema):
    """Somebody's share in percent."""

    member_id: Id
    percent: Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=2, allow_inf_nan=False)]


class SharesIn(Schema):
    """All shares of a deal, the owner's too: exactly 100 together."""

    shares: Annotated[list[Share], Field(max_length=100)]


class AskIn(Schema):
    """Whom to ask for what."""

    member_ids: Annotated[list[Id], Field(min_length=1, max_length=20)]
    role: TeamRole = "presales"
    text: Annotated[str, Field(min_length=1, max_length=1000)]
    due_on: date | None = None


class DealFollowUpIn(FollowUpIn):
    """A follow-up about a deal; with `ask_role`, those mentioned are asked for their help."""

    ask_role: TeamRole | None = None
    ask_due: date | None = None


class AnswerIn(Schema):
    """Accepts, or declines with a reason."""

    accept: bool
    text: Words = ""


class HelpRequest(Schema):
    """A request for help."""

    id: int
    deal: Ref
    customer: str
    opens: bool
    role: str
    text: str
    asker: Ref
    asked: Ref
    due_on: date | None
    overdue: bool
    status: str
    answer: str
    at: datetime
    may_answer: bool
    may_withdraw: bool
    may_finish: bool


class HelpRequests(Schema):
    """Requests, latest first."""

    items: list[HelpRequest]


class Waiting(Schema):
    """How many wait for an answer."""

    count: int


class WinRate(Schema):
    """A rate in percent with the 95 % interval."""

    n: int
    rate: float | None
    low: float | None
    high: float | None


class Named(Schema):
    """A name and how often."""

    label: str
    count: int


class CompetitorFigures(Schema):
    """How one fares against a competitor."""

    name: str
    open_count: int
    won_count: int
    lost_count: int
    abandoned_count: int
    open_amount: str
    won_amount: str
    lost_amount: str
    win_rate: WinRate
    reasons: list[Named]


class Unknown(Schema):
    """Names in deals that are not in the catalogue."""

    items: list[Named]


class Names(Schema):
    """Names for forms."""

    items: list[str]


class Difference(Schema):
    """Points between two rates; verdict "few" = too few deals to say."""

    points: float | None
    low: float | None
    high: float | None
    verdict: str


class GateLine(Schema):
    """How deals left a stage."""

    stage: Ref
    passed: int
    clean: int
    soft: int
    overridden: int
    held: int
    pass_rate: float | None
    won_clean: WinRate
    won_other: WinRate
    difference: Difference


class GateReport(Schema):
    """By stage."""

    items: list[GateLine]


class GatePassed(Schema):
    """A deal behind a number of the report: how it stood at the gate, by whom, and what was missing."""

    deal_id: int
    name: str
    owner: str | None
    status: str
    result: str
    at: datetime
    passed_by: str | None
    reason: str
    missing: list[str]


class GateBehind(Schema):
    """How many, how many of them are out of reach now, and the newest of the others."""

    count: int
    out_of_reach: int
    items: list[GatePassed]
