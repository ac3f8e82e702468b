"""Orders of a report from the lines of the outlet ledger, and what was collected at visits. Amounts are whole fen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Line:
    """What was ordered of a product, as the ledger has it; `visit` is None when it was entered at the desk or
    imported. `price` is yuan, None where nobody told one."""

    at: datetime
    day: date
    customer_id: int
    customer: str
    visit: UUID | None
    product: str
    pieces: int
    price: Decimal | None
    note: str

    @property
    def amount(self) -> int:
        """Pieces × price; without a price it is worth nothing."""
        return 0 if self.price is None else int(self.price.scaleb(2)) * self.pieces


@dataclass(slots=True)
class Order:
    """Lines that belong together: of one visit, or of one customer's day at the desk."""

    at: datetime
    customer_id: int
    customer: str
    said: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    amount: int = 0


def orders(lines: Iterable[Line]) -> list[Order]:
    """Orders in the order in which they were taken, each line counted once."""
    made: dict[tuple[int, UUID | date], Order] = {}
    for line in lines:
        key = (line.customer_id, line.visit or line.day)
        order = made.setdefault(key, Order(line.at, line.customer_id, line.customer))
        order.at = min(order.at, line.at)
        order.said.append(f"{line.product} × {line.pieces}")
        order.amount += line.amount
        if line.note and line.note not in order.notes:
            order.notes.append(line.note)
    return sorted(made.values(), key=lambda one: one.at)


def collected(answer: Mapping[str, Any]) -> int:
    """What was collected."""
    amount = answer.get("amount")
    return int(amount) if isinstance(amount, int | float) else 0
