"""Routes of outlets, and the ledger of a customer of 小李's."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.permissions.record import Record
from yingdan.catalog.models import Product
from yingdan.conftest import actor_for
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.outlets.models import Stock
from yingdan.outlets.services import ledger, rivals

OWNED: dict[str, dict[str, Any]] = {
    "ledger_entry": {"explanation": "调拨"},
    "competitor_record": {"promotion": "买一送一"},
}
RESOURCES = {"outlet_stock": "read only, worked out; see outlets/tests/test_ledger.py"}
_OUTLET = {"customer_id": "outlet"}
_ENTRIES = {
    "uuid": "5b0f9c1e-4f4e-4f6e-9d53-111111111111", "at": (clock.now() - timedelta(hours=1)).isoformat(),
    "lines": [{"product_id": "$outlet_product", "counted": 3}],
}  # fmt: skip
RECORDS: dict[str, Record] = {
    "GET /api/outlets/{customer_id}/ledger": Record(_OUTLET),
    "GET /api/outlets/{customer_id}/ledger/{product_id}": Record({**_OUTLET, "product_id": "outlet_product"}),
    "POST /api/outlets/{customer_id}/entries": Record(_OUTLET, _ENTRIES),
}


def outlets(owner: Member) -> dict[str, int | str]:
    """An entry and a competitor record."""
    customer, product = Customer.objects.get(name="大华公司"), Product.objects.create(name="绿茶")
    at = clock.now() - timedelta(2)
    entry = ledger.record(
        actor_for(owner), uuid=UUID(int=7), customer_id=customer.pk, product_id=product.pk, at=at, told={"counted": 5}
    )
    rival = rivals.create(actor_for(owner), {"customer": customer.pk, "competitor": "康乐", "product": "冰茶"})
    return {
        "outlet": customer.pk, "outlet_product": product.pk, "ledger_entry": entry.pk, "competitor_record": rival.pk,
        "outlet_stock": Stock.objects.get(customer=customer).pk,
    }  # fmt: skip
