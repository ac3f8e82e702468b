"""What a visit tells comes into the ledger when it ends, once however often the phone says it."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from yingdan.conftest import Cast
from yingdan.outlets.models import CompetitorRecord, LedgerEntry, Stock
from yingdan.outlets.tests.making import make_product
from yingdan.visits.tests.making import Phone, agree, make_plan, make_type, shop

pytestmark = pytest.mark.django_db


def step(kind: str) -> dict[str, Any]:
    return {"key": kind, "kind": kind, "name": kind, "name_en": kind, "required": False}


def test_stock_order_and_competitors_of_a_visit_are_written_once(cast: Cast) -> None:
    agree(cast.xiaoli)
    outlet, tea = shop(cast.xiaoli), make_product("绿茶")
    kind = make_type(*map(step, ("stock", "order", "competitor", "display")))
    phone = Phone(cast.xiaoli, outlet)
    assert phone.begin(type_version_id=kind.pk).status_code == 200
    bad = phone.step("stock", {"lines": [{"product_id": tea.pk, "stock": -1}]})
    assert bad.status_code == 422
    answers: dict[str, dict[str, Any]] = {
        "stock": {"lines": [{"product_id": tea.pk, "stock": 4}]},
        "order": {"lines": [{"product_id": tea.pk, "quantity": 6, "price": 1800}], "note": ""},
        "competitor": {"rows": [{"competitor": "康乐", "product": "冰茶", "price": 350, "promotion": "", "display": "",
                                 "note": "", "photos": []}]},
        "display": {"faces": [{"product_id": tea.pk, "faces": 2, "position": "eye"}], "ok": True, "note": ""},
    }  # fmt: skip
    told = {}
    for key, answer in answers.items():
        uuid = uuid4()
        said = phone.step(key, answer, uuid)
        assert said.status_code == 200, said.json()
        told[key] = str(uuid)
    assert LedgerEntry.objects.count() == 0  # a visit that is abandoned leaves nothing
    for _ in range(2):
        ended = phone.end(steps=told)
        assert ended.status_code == 200, ended.json()
    entry = LedgerEntry.objects.get()
    assert (entry.counted, entry.ordered, entry.price, entry.visit_uuid) == (4, 6, Decimal(18), phone.uuid)
    assert Stock.objects.get(customer=outlet).incoming == 6
    assert CompetitorRecord.objects.get().price == Decimal("3.50")
    make_plan(cast.xiaoli, outlet, 1)
    pack = phone.client.get("/api/visits/pack").json() if phone.client else {}
    assert pack["ledger"][str(outlet.pk)][0]["stock"] == 4
