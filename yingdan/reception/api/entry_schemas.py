"""What is written about a visitor: registered, passed on, given back, disputed, decided."""

from typing import Annotated, Literal

from ninja import Field

from yingdan.platform.resources.schemas import Body, Id
from yingdan.reception.api.schemas import Kind


class EntryIn(Body):
    """A visitor as the desk writes them down, and the way to go."""

    kind: Kind
    phone: Annotated[str, Field(max_length=40)] = ""
    name: Annotated[str, Field(max_length=100)] = ""
    company: Annotated[str, Field(max_length=200)] = ""
    persons: Annotated[int, Field(ge=1, le=999)] = 1
    source_id: Id | None = None
    note: Annotated[str, Field(max_length=500)] = ""
    known: Annotated[str, Field(max_length=200)] = ""
    way: Literal["rule", "other", "none"] = "rule"
    rota_id: Id | None = None
    member_id: Id | None = None
    reason: Annotated[str, Field(max_length=200)] = ""


class PassIn(Body):
    """Why somebody else is called; the next of the rota unless a member is named."""

    reason: Annotated[str, Field(max_length=100)]
    member_id: Id | None = None


class GiveBackIn(Body):
    """Why the turn counts for nothing, with proof."""

    reason: Annotated[str, Field(max_length=20)]
    note: Annotated[str, Field(max_length=300)] = ""
    file_ids: Annotated[list[Id], Field(max_length=10)] = []


class CaseIn(Body):
    """A claim with its evidence."""

    claim: Annotated[str, Field(max_length=500)]
    file_ids: Annotated[list[Id], Field(max_length=10)] = []
    claimant_id: Id | None = None


class DecisionIn(Body):
    """A decision with its reason."""

    version: int
    upheld: bool
    reason: Annotated[str, Field(max_length=500)]
