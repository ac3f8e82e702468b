"""What accounts shows of a user but higher apps know: the place in the organisation and the company."""

from collections.abc import Callable
from dataclasses import dataclass

from ninja import Schema

from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Registry


class Named(Schema):
    """A reference."""

    id: int
    name: str


class MemberBrief(Schema):
    """The signed-in person's place in the organisation."""

    id: int
    name: str
    team: Named
    position: str


class CompanyBrief(Schema):
    """The company that this installation belongs to."""

    name: str
    currency: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a user stands."""

    member: MemberBrief | None
    company: CompanyBrief
    demo: bool


@dataclass(frozen=True, slots=True)
class SurroundingsLookup:
    """Finds the surroundings of an actor."""

    find: Callable[[Actor], Surroundings]


surroundings: Registry[SurroundingsLookup] = Registry(SurroundingsLookup)
