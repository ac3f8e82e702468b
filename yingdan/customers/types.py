"""What higher apps provide to customers (figures, reasons not to delete …), and the fields of every owned row."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.db.models import Q
from ninja import Field as Bounds
from ninja import Schema

from yingdan.kernel.actor import Actor
from yingdan.kernel.clock import Moment
from yingdan.kernel.ports import Registry
from yingdan.people.types import Given
from yingdan.platform.resources.spec import Choice, Field


@dataclass(frozen=True, slots=True)
class CustomerFigures:
    """Adds figures to the head of a customer's page: `compute(actor, customer_id)` gives JSON values by name."""

    compute: Callable[[Actor, int], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class DeletionGuard:
    """Says why a customer must stay: raises an `AppError` when rows of a higher app hang on it."""

    check: Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Companion:
    """Rows that follow their customer: `move(actor, customer_ids, owner_id)` to another owner (gives those that went),
    `give_back(actor, given)` undoes it (gives failures under the id of the customer),
    `renamed(customer_id)` when it is called differently and they shall be found by it."""

    move: Callable[[Actor, list[int], int], list[Given]]
    give_back: Callable[[Actor, list[Given]], list[dict[str, Any]]]
    renamed: Callable[[int], None]


@dataclass(frozen=True, slots=True)
class FollowUpLink:
    """The deal of a follow-up: `check` raises when the actor may not write about it or it is another customer's;
    `touch(deal_id, happened_at, next_contact_at)` keeps the deal's own contact times,
    `refresh(deal_ids)` after bulk work."""

    check: Callable[[Actor, int, int], None]
    touch: Callable[[int, datetime, datetime | None], None]
    refresh: Callable[[list[int]], None]


@dataclass(frozen=True, slots=True)
class LeadLink:
    """The lead of a follow-up: `touch(lead_id, happened_at, next_contact_at)` keeps the lead's own contact times,
    `recall(lead_id)` the same after one was deleted; `within(actor, permission)` is the condition on follow-ups that
    are about leads within reach."""

    touch: Callable[[int, datetime, datetime | None], None]
    recall: Callable[[int], None]
    within: Callable[[Actor, str], Q]


@dataclass(frozen=True, slots=True)
class MergePart:
    """Rows that hang on a customer and follow when it is merged into another. `columns` ("deals_deal.customer_id") are
    the references it takes care of; all others are simply pointed to the survivor.

    `move(survivor_id, old_id)` moves them, set-based, and gives JSON by which `restore(survivor_id, old_id, moved)`
    takes back what still is where it was put; it gives how many rows stayed. `renamed` is told by `Companion`.
    """

    columns: frozenset[str]
    move: Callable[[int, int], Any]
    restore: Callable[[int, int, Any], int]


@dataclass(frozen=True, slots=True)
class OwnerChanges:
    """Changes of owner that were no assignment: `listing("customer" or "lead", id)` as lines of the history of owners
    ({at, by, from, to, note}), newest first."""

    listing: Callable[[str, int], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Contacted:
    """Told at once when somebody was in touch: `told("customer" or "lead", ids)` works out what follows from it."""

    told: Callable[[str, list[int]], None]


figures: Registry[CustomerFigures] = Registry(CustomerFigures)
guards: Registry[DeletionGuard] = Registry(DeletionGuard)
companions: Registry[Companion] = Registry(Companion)
merge_parts: Registry[MergePart] = Registry(MergePart)
followup_links: Registry[FollowUpLink] = Registry(FollowUpLink)
contact_parts: Registry[MergePart] = Registry(MergePart)
leads: Registry[LeadLink] = Registry(LeadLink)
contacted: Registry[Contacted] = Registry(Contacted)
owner_changes: Registry[OwnerChanges] = Registry(OwnerChanges)


def with_changes(kind: str, record_id: int, assigned: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Assignments together with all other changes of owner, newest first."""
    lines = [{"note": "", **line} for line in assigned]
    for _, source in owner_changes.items():
        lines += source.listing(kind, record_id)
    return sorted(lines, key=lambda line: line["at"], reverse=True)


STATUSES = (
    Choice("prospect", ("开发", "Prospect"), "blue"),
    Choice("new", ("新增", "New"), "cyan"),
    Choice("existing", ("原有", "Existing"), "green"),
    Choice("lost", ("流失", "Lost"), "red"),
)
GRADES = (
    Choice("A", ("A 类", "Class A"), "red"),
    Choice("B", ("B 类", "Class B"), "gold"),
    Choice("C", ("C 类", "Class C"), "default"),
)
OWNER = Field("owner", ("负责人", "Owner"), "ref", ref="member", groupable=True, editable=False, in_form=False)
TEAM = Field("team", ("部门", "Team"), "ref", ref="team", groupable=True, editable=False, importable=False)
TRACE = (
    Field("external_id", ("外部编号", "External ID"), max_length=100, hidden_by_default=True, in_form=False),
    Field("created_by", ("创建人", "Created by"), "ref", ref="member", editable=False, hidden_by_default=True),
    Field("created_at", ("创建时间", "Created at"), "datetime", groupable=True, editable=False),
    Field("updated_at", ("更新时间", "Updated at"), "datetime", editable=False, importable=False),
)

Text = Annotated[str, Bounds(max_length=20_000)]
Id = Annotated[int, Bounds(gt=0, lt=2**63)]
Ids = Annotated[list[Id], Bounds(max_length=50)]


def read_row(text: str) -> dict[str, Any]:
    """A row as PostgreSQL wrote it in JSON; numbers stay as exact as they are there."""
    found: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return {name: str(value) if isinstance(value, Decimal) else _plain(value) for name, value in found.items()}


def _plain(value: Any) -> Any:
    """Numbers inside of JSON columns are JSON's own."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return float(value) if isinstance(value, Decimal) else value


class FollowUpIn(Schema):
    """A new follow-up. `next_contact_at` plans the next one; `mentions` are member ids, `file_ids` uploads."""

    text: Text
    method: Literal["call", "visit", "wechat", "email", "meeting", "demo", "other"] = "call"
    happened_at: Moment | None = None
    next_contact_at: Moment | None = None
    contact_id: Id | None = None
    deal_id: Id | None = None
    mentions: Ids = []
    file_ids: Ids = []

    def values(self) -> dict[str, Any]:
        """As values of the resource."""
        given = {
            "text": self.text.strip(),
            "method": self.method,
            "happened_at": self.happened_at,
            "next_contact_at": self.next_contact_at,
            "contact": self.contact_id,
            "deal": self.deal_id,
        }
        return {name: value for name, value in given.items() if value is not None}


class Made(Schema):
    """The id of what was made."""

    id: int
