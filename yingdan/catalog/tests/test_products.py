"""Products over HTTP."""

import pytest

from yingdan.catalog import importer
from yingdan.catalog.models import Product
from yingdan.conftest import client_for
from yingdan.kernel.actor import Actor

BASE = "/api/resources/product"


def test_everybody_sees_products_and_few_change_them(cast):
    made = client_for(cast.liu).post(BASE, {"values": {"name": "GTX Pro", "list_price": "4821.00", "series": "GTX"}})
    assert made.status_code in (200, 201), made.json()
    path = f"{BASE}/{made.json()['id']}"
    read = {m: client_for(m).get(path).status_code for m in (None, cast.xiaoli, cast.front_desk, cast.hr)}
    assert read == {None: 401, cast.xiaoli: 200, cast.front_desk: 200, cast.hr: 403}
    body = {"version": 1, "values": {"list_price": "10.00"}}
    assert client_for(cast.xiaoli).patch(path, body).status_code == 403
    assert client_for(cast.liu).patch(path, body).json()["values"]["list_price"] == "10.00"


@pytest.mark.parametrize("field", ["name", "code", "external_id"])
def test_names_and_codes_are_taken_once(cast, field):
    client = client_for(cast.liu)
    client.post(BASE, {"values": {"name": "甲", "code": "A", "external_id": "1"}})
    values = {
        "name": "乙",
        "code": "B",
        "external_id": "2",
        field: {"name": "甲", "code": "A", "external_id": "1"}[field],
    }
    answer = client.post(BASE, {"values": values})
    assert answer.json()["params"]["fields"][field][0]["code"] == "product_taken"
    assert Product.objects.count() == 1


def test_products_without_a_code_do_not_clash(cast):
    client = client_for(cast.liu)
    for name in ("甲", "乙"):
        assert client.post(BASE, {"values": {"name": name, "code": ""}}).status_code in (200, 201)


def test_a_price_is_not_negative(cast):
    assert client_for(cast.liu).post(BASE, {"values": {"name": "甲", "list_price": "-1"}}).status_code == 422


def test_an_imported_product_is_on_sale_unless_it_says_otherwise():
    rows = importer.columns(Actor.system("import"), [{"name": "甲"}, {"name": "乙", "is_active": False}])
    assert [row["is_active"] for row in rows] == [True, False]
