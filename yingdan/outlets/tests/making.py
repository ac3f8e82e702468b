"""Makes what the tests of outlets need."""

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from yingdan.catalog.models import Product
from yingdan.conftest import actor_for
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.outlets.models import LedgerEntry
from yingdan.outlets.services import ledger
from yingdan.segments.tests.making import make_customer

__all__ = ["ago", "make_customer", "make_product", "tell"]
_number = count(1)


def make_product(name: str = "", **columns: Any) -> Product:
    """A product of 20 yuan, in boxes."""
    number = next(_number)
    values = {"code": f"P{number}", "unit": "箱", "list_price": Decimal(20), **columns}
    return Product.objects.create(name=name or f"产品 {number}", **values)


def ago(days: float) -> datetime:
    """A moment of the past."""
    return clock.now() - timedelta(days)


def tell(
    member: Member, customer: Customer, product: Product, at: datetime, *, uuid: UUID | None = None, **told: Any
) -> LedgerEntry:
    """An entry as somebody told it."""
    return ledger.record(
        actor_for(member), uuid=uuid or uuid4(), customer_id=customer.pk, product_id=product.pk, at=at, told=told
    )
