"""What higher apps provide to customers: figures of a customer's deals, reasons not to delete, what goes along."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Registry


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
    """Rows that follow their customer: `move(actor, customer_ids, owner_id)` to another owner (gives how many went),
    `renamed(customer_id)` when it is called differently and they shall be found by it."""

    move: Callable[[Actor, list[int], int], int]
    renamed: Callable[[int], None]


@dataclass(frozen=True, slots=True)
class FollowUpLink:
    """The deal of a follow-up: `check` raises when the actor may not write about it or it is another customer's;
    `touch(deal_id, happened_at, next_contact_at)` keeps the deal's own contact times,
    `refresh(deal_ids)` after bulk work."""

    check: Callable[[Actor, int, int], None]
    touch: Callable[[int, datetime, datetime | None], None]
    refresh: Callable[[list[int]], None]


figures: Registry[CustomerFigures] = Registry(CustomerFigures)
guards: Registry[DeletionGuard] = Registry(DeletionGuard)
companions: Registry[Companion] = Registry(Companion)
followup_links: Registry[FollowUpLink] = Registry(FollowUpLink)
