"""What the reception desk's routes take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from yingdan.platform.resources.schemas import Body, Id

Kind = Literal["visit", "call"]
Minute = Annotated[int, Field(ge=0, le=24 * 60)]


class Ref(Schema):
    """A record by id and name."""

    id: int
    label: str


class Found(Schema):
    """Somebody known; the `token` names the record, `id` only within the reader's reach."""

    token: str
    kind: Literal["customer", "contact", "lead"]
    id: int | None
    name: str
    company: str
    owner: Ref | None
    team: str
    sure: bool


class Judged(Schema):
    """Whose the visitor is by the rules, and why."""

    code: str
    member: Ref | None
    away: bool
    token: str | None
    first: datetime | None
    last: datetime | None
    valid_days: int | None


class Lookup(Schema):
    """Who that is, and whose."""

    items: list[Found]
    judged: Judged


class SkipOut(Schema):
    """Somebody passed over, who keeps the place."""

    member: int
    name: str
    why: Literal["away", "busy"]
    note: str = ""
    by: str = ""


class SeatOut(Schema):
    """A place in the order of turns."""

    member: Ref
    away: bool
    team: str
    serving: bool
    busy_until: datetime | None
    busy_reason: str
    busy_by: str
    owed: int


class ShiftOut(Schema):
    """Hours of a weekday, for everybody or for those named."""

    day: int
    start: int
    end: int
    who: list[Id] = []


class RotaOut(Schema):
    """A rota as it stands."""

    id: int
    version: int
    name: str
    active: bool
    on: bool
    position: int
    by: Literal["persons", "teams"]
    workdays_only: bool
    excluded: list[Id]
    shifts: list[ShiftOut]
    seats: list[SeatOut]
    order: list[Id]
    teams: list[Ref]
    next: Ref | None
    skips: list[SkipOut]


class SourceOut(Schema):
    """A channel of information."""

    id: int
    name: str
    kind: str


class Today(Schema):
    """The day so far."""

    visits: int
    calls: int
    fresh: int
    waiting: int


class Line(Schema):
    """A reception in a list."""

    id: int
    kind: Kind
    at: datetime
    by: str
    phone: str
    name: str
    company: str
    persons: int
    source: Ref | None
    known: str
    fresh: bool
    member: Ref | None
    expected: Ref | None
    deviation: bool
    reason: str
    state: str
    accepted_at: datetime | None
    attribution: str
    returnable: bool


class PolicyOut(Schema):
    """The rules of attribution."""

    version: int
    valid_days: int | None
    evidence: bool
    customers_stay: bool
    busy_minutes: int
    wait_minutes: int
    return_days: int | None


class Desk(Schema):
    """Everything the desk needs at once."""

    rotas: list[RotaOut]
    sources: list[SourceOut]
    today: Today
    waiting: list[Line]
    recent: list[Line]
    policy: PolicyOut
    registers: bool


class TurnOut(Schema):
    """The turn that was used."""

    rota: str
    number: int
    kind: str
    skips: list[SkipOut]
    returned_at: datetime | None
    returned_by: str
    returned_reason: str
    returned_note: str


class FileOut(Schema):
    """Evidence."""

    id: int
    name: str


class CaseOut(Schema):
    """A dispute."""

    id: int
    version: int
    claimant: Ref | None
    claim: str
    state: Literal["open", "upheld", "rejected"]
    held_by: Ref | None
    decided_by: Ref | None
    decided_at: datetime | None
    decision: str
    created_at: datetime
    files: list[FileOut]


class May(Schema):
    """What the reader may do with it."""

    accept: bool
    give_back: bool
    call: bool
    dispute: bool
    decide: bool


class Detail(Line):
    """One reception with everything."""

    note: str
    customer_id: int | None
    lead_id: int | None
    grounds: dict[str, Any]
    passed: list[dict[str, Any]]
    turn: TurnOut | None
    files: list[FileOut]
    cases: list[CaseOut]
    may: May


class BusyIn(Body):
    """Busy for so many minutes; null: back."""

    minutes: Annotated[int, Field(ge=1, le=720)] | None
    reason: Annotated[str, Field(max_length=100)] = ""


class Place(Schema):
    """Where somebody stands in a rota."""

    rota: str
    on: bool
    serving: bool
    before: int | None
    owed: int
    away: bool


class Mine(Schema):
    """What a rep needs to know of the desk; `registers`: may write visitors down now."""

    registers: bool
    places: list[Place]
    busy_until: datetime | None
    busy_minutes: int
    waiting: list[Line]
    recent: list[Line]
