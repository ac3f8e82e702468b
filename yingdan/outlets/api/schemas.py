"""Shapes of the routes of outlets. Prices are decimal text of yuan, shares basis points, weights fen."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from yingdan.kernel.clock import Moment

Pieces = Annotated[int, Field(ge=0, le=9_999_999)]
Days = Annotated[int, Field(ge=0, le=730)]
Id = Annotated[int, Field(gt=0, lt=2**63)]
Fen = Annotated[int, Field(ge=0, le=10**9)]


class LedgerLineIn(Schema):
    """What is told of a product: pieces, prices in fen."""

    product_id: Id
    counted: Pieces | None = None
    ordered: Pieces = 0
    returned: Pieces = 0
    received: Pieces | None = None
    opening: Pieces | None = None
    price: Fen | None = None
    price_seen: Fen | None = None
    explanation: Annotated[str, Field(max_length=200)] = ""


class EntriesIn(Schema):
    """A count or an order at an outlet; the same uuid again is the same one."""

    uuid: UUID
    at: Moment
    lines: Annotated[list[LedgerLineIn], Field(min_length=1, max_length=500)]
    note: Annotated[str, Field(max_length=500)] = ""


class ProductLine(Schema):
    """How a product stands at the outlet; `left` is what should be there today."""

    product_id: int
    product: str
    unit: str
    code: str | None
    active: bool
    at: datetime
    day: date
    counted_on: date | None
    stock: int
    incoming: int
    rate: float
    supply_days: float | None
    lasts_until: date | None
    left: int
    suggested: int
    sell_in: int
    sold: int
    entries: int
    warnings: list[str]
    reasons: list[str]


class OutletLedgerOut(Schema):
    """The ledger of an outlet."""

    customer_id: int
    name: str
    grade: str
    cycle_days: int
    safety_days: int
    window_days: int
    prior_days: int
    over_days: int
    ratio: int
    today: date
    can_record: bool
    products: list[ProductLine]


class LedgerEntryOut(Schema):
    """One entry of the chain."""

    id: int
    at: datetime
    day: date
    opening: int
    received: int
    returned: int
    sold: int
    closing: int
    counted: int | None
    ordered: int
    price: str | None
    price_seen: str | None
    floor: str | None
    below_floor: bool
    outside: bool
    explanation: str
    source: str
    first: bool
    received_told: bool
    visit_uuid: UUID | None
    member: str


class ChainOut(Schema):
    """Entries, newest first."""

    entries: list[LedgerEntryOut]
    more: bool


class DistributionShare(Schema):
    """Distribution: outlets having the product, of how many, in basis points; `weight` is the universe's turnover."""

    having: int
    universe: int
    missing: int
    numeric: int | None
    weighted: int | None
    weight: int


class ShareLine(DistributionShare):
    """Of a product, channel, place, person or team."""

    key: str
    name: str


class ShareMonth(DistributionShare):
    """Of a month, or of another span from `month` to `last`."""

    month: date
    last: date


class DistributionOut(Schema):
    """A month or another span, its lines and the spans up to it; `limited` says that the trend would take too many
    entries."""

    month: date
    first: date
    last: date
    period: Literal["week", "month", "quarter", "free"]
    limited: bool
    product_id: int | None
    total: DistributionShare
    lines: list[ShareLine]
    more: bool
    trend: list[ShareMonth]
    channels: list[str]
    provinces: list[str]


class MissingOutlet(Schema):
    """An outlet without the product."""

    customer_id: int
    name: str
    grade: str
    channel: str
    place: str
    weight: int
    owner: str


class MissingOutlets(Schema):
    """Those of most turnover first."""

    rows: list[MissingOutlet]
    more: bool


class RivalLine(Schema):
    """A competitor's product: average price and records by week; `change` since the first, `against` our list price."""

    competitor: str
    product: str
    records: int
    promotions: int
    prices: list[str | None]
    seen: list[int]
    latest: str | None
    change: int | None
    own_product_id: int | None
    own_product: str
    own_price: str | None
    against: int | None


class RivalName(Schema):
    """How often a competitor was seen."""

    name: str
    records: int
    this_week: int


class RivalsOut(Schema):
    """Weeks by their Mondays."""

    weeks: list[date]
    lines: list[RivalLine]
    more: bool
    competitors: list[RivalName]


class OutletSetupIn(Schema):
    """The settings with the version that was read."""

    version: int
    safety_days: Days
    usual_cycle: Annotated[int, Field(ge=1, le=365)]
    window_days: Annotated[int, Field(ge=14, le=365)]
    prior_days: Days
    over_days: Annotated[int, Field(ge=1, le=730)]
    ratio: Annotated[int, Field(ge=100, le=1000)]
    month_end_days: Annotated[int, Field(ge=1, le=15)]
    month_end_share: Annotated[int, Field(ge=1, le=100)]


class OutletSetupOut(Schema):
    """The settings."""

    version: int
    safety_days: int
    usual_cycle: int
    window_days: int
    prior_days: int
    over_days: int
    ratio: int
    month_end_days: int
    month_end_share: int
