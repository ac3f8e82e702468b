"""The territory of a customer follows from the address, whoever writes it."""

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.customers.importers import customer as importer
from yingdan.customers.services import customers
from yingdan.customers.tests.making import make_customer


def test_customers_show_their_territory_and_lists_use_it(cast: Cast):
    admin = client_for(cast.admin)
    before = make_customer(cast.xiaoli, "老客户有限公司", province="江苏", city="苏州")
    east = admin.post("/api/org/territories", {"name": "华东", "areas": [{"province": "江苏"}]}).json()
    south = admin.post(
        "/api/org/territories",
        {"name": "苏南", "parent_id": east["id"], "areas": [{"province": "江苏", "city": "苏州"}]},
    ).json()
    after = make_customer(cast.xiaoli, "新客户有限公司", province="江苏省", city="南京市")
    assert after.territory_id == east["id"]
    assert customers.place_all() == 1
    assert customers.place_all() == 0
    before.refresh_from_db()
    assert (before.territory_id, before.version) == (south["id"], 1)
    client = client_for(cast.xiaoli)
    rule = {"field": "territory", "operator": "=", "value": south["id"]}
    body = {"filter": {"rules": [rule]}, "columns": ["name", "territory"], "sort": [{"field": "territory"}]}
    rows = client.post("/api/resources/customer/query", body).json()["rows"]
    assert [row["values"]["territory"] for row in rows] == [{"id": south["id"], "label": "苏南"}]
    rule = {"field": "territory.top", "operator": "=", "value": east["id"]}
    assert client.post("/api/resources/customer/count", {"filter": {"rules": [rule]}}).json()["count"] == 2
    groups = client.post("/api/resources/customer/group", {"by": "territory"}).json()["groups"]
    assert {group["label"]: group["count"] for group in groups} == {"苏南": 1, "华东": 1}


def test_a_new_address_moves_the_customer(cast: Cast):
    admin = client_for(cast.admin)
    admin.post("/api/org/territories", {"name": "华东", "areas": [{"province": "江苏"}]})
    customer = make_customer(cast.xiaoli)
    url = f"/api/resources/customer/{customer.id}"
    patch = {"version": 1, "values": {"province": "江苏", "district": "昆山市"}}
    moved = client_for(cast.xiaoli).patch(url, patch).json()["values"]
    assert moved["territory"]["label"] == "华东"
    row = {"name": "甲", "province": "江苏", "city": "苏州"}
    assert importer.columns(actor_for(cast.admin), [row])[0]["territory_id"] == moved["territory"]["id"]
