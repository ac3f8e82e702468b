"""What the routes of pools take and give."""

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from yingdan.platform.resources.schemas import Body, Id, Picked

KindName = Literal["customer", "lead"]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Days = Annotated[int, Field(ge=0, le=3650)]
Word = Annotated[str, Field(min_length=1, max_length=60)]
Words = Annotated[list[Word], Field(max_length=30)]
Reason = Annotated[str, Field(max_length=200)]


class PartyIn(Body):
    """Somebody who belongs to a pool: exactly one of the three."""

    admin: bool = False
    member_id: Id | None = None
    team_id: Id | None = None
    role_id: Id | None = None


class PartyOut(Schema):
    """The same with its name."""

    admin: bool
    member_id: int | None
    team_id: int | None
    role_id: int | None
    name: str
    name_en: str


class PoolSettings(Body):
    """How a pool works; an empty limit does not exist, 0 means none at all."""

    name: Annotated[str, Field(max_length=60)]
    kind: KindName = "customer"
    note: Annotated[str, Field(max_length=300)] = ""
    active: bool = True
    position: Annotated[int, Field(ge=0, le=1000)] = 0
    team_id: Id | None = None
    assign_only: bool = False
    hidden: Words = []
    max_held: Count | None = None
    free_held: list[Literal["won", "locked"]] = []
    claims_per_day: Count | None = None
    cooldown_days: Days | None = None
    protect_hours: Annotated[int, Field(ge=0, le=8760)] | None = None
    views_per_day: Count | None = None
    max_locks: Count | None = None
    claim_reasons: Words = []
    release_reasons: Words = []
    fresh: Literal["off", "daily", "hourly"] = "daily"
    undo_hours: Annotated[int, Field(ge=0, le=8760)] = 72
    warn_days: Days = 3
    warn_superior_days: Days = 1
    onward_id: Id | None = None
    onward_days: Annotated[int, Field(ge=1, le=3650)] | None = None


class PoolIn(PoolSettings):
    """A new pool with its members."""

    parties: Annotated[list[PartyIn], Field(max_length=500)] = []

    def settings(self) -> dict[str, Any]:
        """Without the members."""
        return self.dict(exclude={"parties", "version"})


class PoolChange(PoolIn):
    """All settings anew, with the version that they were seen with."""

    version: int


class StandingOut(Schema):
    """Where the reader stands: `left` more may be claimed now, null for any number."""

    held: int
    claimed_today: int
    viewed_today: int
    left: int | None


class PoolOut(Schema):
    """A pool with what lies in it."""

    id: int
    version: int
    name: str
    kind: KindName
    note: str
    active: bool
    position: int
    team_id: int | None
    assign_only: bool
    hidden: list[str]
    max_held: int | None
    free_held: list[str]
    claims_per_day: int | None
    cooldown_days: int | None
    protect_hours: int | None
    views_per_day: int | None
    max_locks: int | None
    claim_reasons: list[str]
    release_reasons: list[str]
    fresh: str
    undo_hours: int
    warn_days: int
    warn_superior_days: int
    onward_id: int | None
    onward_days: int | None
    count: int
    admin: bool
    member: bool
    standing: StandingOut | None


class PoolsOut(Schema):
    """All pools in sight, and how many records of each kind nobody owns and no pool holds (for who may put them in)."""

    items: list[PoolOut]
    ownerless: dict[str, int]


class PoolDetail(Schema):
    """A pool's members, and the fields that it may hide."""

    parties: list[PartyOut]
    hideable: list[str]


class Name(Schema):
    """A name in both languages."""

    zh: str
    en: str


class RoleOut(Schema):
    """A role that may belong to a pool."""

    id: int
    code: str
    label: Name


class Roles(Schema):
    """All roles."""

    items: list[RoleOut]


class ClaimIn(Picked):
    """Which records to claim, and why (when the pool asks)."""

    reason: Reason = ""


class AssignIn(Picked):
    """Which records to give to whom."""

    owner_id: Id
    reason: Reason = ""


class PutIn(Picked):
    """Which records of the kind's own list to put in."""

    reason: Reason = ""


class ReleaseIn(Picked):
    """Which records to give back to which pool, and why."""

    pool_id: Id
    reason: Reason


class Failure(Schema):
    """A row that stayed as it was, and why."""

    id: int
    title: str
    code: str
    message: str


class Done(Schema):
    """How many moved; the token takes it back."""

    done: int
    failed: list[Failure]
    undo_token: str | None


class Claimed(Done):
    """With how many more may be claimed now."""

    left: int | None


class MovesIn(Picked):
    """Moves to take back: some, or all that a list of moves finds."""


class ViewIn(Body):
    """The record to open."""

    record_id: Id


class Viewed(Schema):
    """How many more may be opened today."""

    left: int | None


class Target(Schema):
    """A pool that one may release to; those who administer it also put records in that nobody owns."""

    id: int
    name: str
    admin: bool
    release_reasons: list[str]


class Targets(Schema):
    """All of them."""

    items: list[Target]
