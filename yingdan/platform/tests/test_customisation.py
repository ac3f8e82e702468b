"""Custom fields and saved views."""

from typing import Any

import pytest
from django.db import connection

from yingdan.conftest import Cast, client_for
from yingdan.kernel import jobs
from yingdan.platform.services import custom_fields
from yingdan.platform.tests.entities import make_customer

pytestmark = pytest.mark.usefixtures("described")
FIELDS = "/api/custom-fields"
BASE = "/api/resources/customer"
CHOICES = [{"value": "gold", "label": {"zh": "金", "en": "Gold"}}, {"value": "tin", "label": {"zh": "锡"}}]


def define(cast: Cast, kind: str, name: str, **more: Any) -> dict[str, Any]:
    body = {"resource": "customer", "label": {"zh": name}, "name": f"c_{name}", "type": kind, **more}
    answer = client_for(cast.admin).post(FIELDS, body)
    assert answer.status_code == 201, answer.content
    made: dict[str, Any] = answer.json()
    return made


VALUES: list[tuple[str, Any, Any, str, Any]] = [
    ("text", "b", "a", "beginsWith", "b"),
    ("integer", 20, 3, ">", 10),
    ("money", "20.50", "3.00", ">=", "20.5"),
    ("decimal", "1.25", "0.5", "between", ["1", "2"]),
    ("date", "2026-03-01", "2025-12-31", ">", "2026-01-01"),
    ("datetime", "2026-03-01T08:00:00+08:00", "2026-02-01T08:00:00+08:00", "=", "2026-03-01"),
    ("boolean", True, False, "=", True),
    ("choice", "tin", "gold", "in", ["tin"]),
    ("multichoice", ["gold", "tin"], ["gold"], "contains", ["tin"]),
    ("tags", ["x", "y"], ["x"], "in", ["y", "z"]),
]


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize(("kind", "high", "low", "operator", "value"), VALUES)
def test_custom_fields_work_everywhere(
    cast: Cast, kind: str, high: Any, low: Any, operator: str, value: Any, indexed: bool
):
    more = {"choices": CHOICES} if kind in ("choice", "multichoice") else {}
    define(cast, kind, "extra", indexed=indexed, **more)
    client = client_for(cast.xiaoli)
    made = [
        client.post(BASE, {"values": {"name": name, "c_extra": given}}) for name, given in (("高", high), ("低", low))
    ]
    assert [answer.status_code for answer in made] == [201, 201], made[0].content
    first, second = (answer.json()["id"] for answer in made)
    empty = make_customer(cast.xiaoli).pk

    def ids(**body: Any) -> list[int]:
        answer = client.post(f"{BASE}/query", {"columns": ["c_extra"], **body})
        assert answer.status_code == 200, answer.content
        return [row["id"] for row in answer.json()["rows"]]

    rule = {"field": "c_extra", "operator": operator, "value": value}
    assert ids(filter={"rules": [rule]}) == [first]
    assert set(ids(filter={"not": True, "rules": [rule]})) == {second, empty}
    assert ids(filter={"rules": [{"field": "c_extra", "operator": "null"}]}) == [empty]
    if kind not in ("multichoice", "tags"):
        if kind != "choice":
            assert ids(sort=[{"field": "c_extra", "desc": True}]) == [first, second, empty]
        page = client.post(f"{BASE}/query", {"sort": [{"field": "c_extra"}], "limit": 1}).json()
        body = {"sort": [{"field": "c_extra"}], "limit": 2, "cursor": page["next_cursor"]}
        assert len(client.post(f"{BASE}/query", body).json()["rows"]) == 2
    if kind not in ("integer", "money", "decimal"):
        groups = client.post(f"{BASE}/group", {"by": "c_extra"})
        assert groups.status_code == 200, groups.content
        assert len(groups.json()["groups"]) >= 2
    else:
        assert client.post(f"{BASE}/count").json()["sums"]["c_extra"] is not None
    shown = client.get(f"{BASE}/{first}").json()["values"]["c_extra"]
    assert shown == (high if kind != "datetime" else "2026-03-01T00:00:00.000000Z")
    patched = client.patch(f"{BASE}/{first}", {"version": 1, "values": {"c_extra": low}})
    assert patched.json()["version"] == 2
    items = client.get(f"{BASE}/{first}/history").json()["items"]
    assert any(change["field"] == "c_extra" and change["to_text"] for item in items for change in item["changes"])


def test_custom_values_are_checked(cast: Cast):
    define(cast, "choice", "metal", choices=CHOICES, required=True)
    define(cast, "integer", "size")
    client = client_for(cast.xiaoli)
    answer = client.post(BASE, {"values": {"name": "甲", "c_metal": "lead", "c_size": "big"}})
    assert set(answer.json()["params"]["fields"]) == {"c_metal", "c_size"}
    assert client.post(BASE, {"values": {"name": "甲"}}).json()["params"]["fields"].keys() == {"c_metal"}


def test_a_related_custom_field_can_be_filtered(cast: Cast):
    define(cast, "integer", "size")
    client = client_for(cast.xiaoli)
    made = client.post(BASE, {"values": {"name": "甲", "c_size": 5}}).json()
    from yingdan.platform.tests.entities import make_deal

    deal = make_deal(cast.xiaoli, customer_id=made["id"])
    make_deal(cast.xiaoli)
    body = {
        "columns": ["customer.c_size"],
        "filter": {"rules": [{"field": "customer.c_size", "operator": "=", "value": 5}]},
    }
    rows = client.post("/api/resources/deal/query", body).json()["rows"]
    assert [(row["id"], row["values"]) for row in rows] == [(deal.pk, {"customer.c_size": 5})]


def test_only_who_manages_fields_defines_them_and_archiving_keeps_values(cast: Cast):
    body = {"resource": "customer", "label": {"zh": "客户规模"}, "type": "text"}
    assert client_for(cast.xiaoli).post(FIELDS, body).status_code == 403
    admin = client_for(cast.admin)
    field = admin.post(FIELDS, body).json()
    assert field["name"] == "c_ke_hu_gui_mo"
    alike = {**body, "label": {"zh": "客户规模！"}}
    assert admin.post(FIELDS, alike).json()["name"] == "c_ke_hu_gui_mo_2"
    client = client_for(cast.xiaoli)
    made = client.post(BASE, {"values": {"name": "甲", field["name"]: "大"}}).json()
    assert admin.delete(f"{FIELDS}/{field['id']}").status_code == 204
    assert field["name"] not in client.get(f"{BASE}/{made['id']}").json()["values"]
    back = admin.patch(f"{FIELDS}/{field['id']}", {"version": 2, "archived": False})
    assert back.status_code == 200, back.content
    assert client.get(f"{BASE}/{made['id']}").json()["values"][field["name"]] == "大"
    assert admin.patch(f"{FIELDS}/{field['id']}", {"version": 2, "required": True}).status_code == 409


def test_an_indexed_field_gets_an_index_that_queries_use(cast: Cast):
    field = define(cast, "integer", "size", indexed=True)
    with connection.cursor() as cursor:
        cursor.execute("select indexdef from pg_indexes where indexname = %s", [f"custom_field_{field['id']}"])
        assert "numeric" in cursor.fetchone()[0]
        cursor.execute("set local enable_seqscan = off")
        cursor.execute("explain select 1 from customers_customer where ((custom ->> 'c_size'))::numeric > 5")
        assert f"custom_field_{field['id']}" in "\n".join(line for (line,) in cursor.fetchall())
    admin = client_for(cast.admin)
    assert admin.patch(f"{FIELDS}/{field['id']}", {"version": 1, "indexed": False}).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("select 1 from pg_indexes where indexname = %s", [f"custom_field_{field['id']}"])
        assert cursor.fetchone() is None


def test_a_large_table_is_indexed_in_the_background(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    deferred: list[tuple[str, Any]] = []
    monkeypatch.setattr(custom_fields, "SMALL_TABLE", -2)
    monkeypatch.setattr(jobs, "defer", lambda name, **ids: deferred.append((name, ids)))
    field = define(cast, "text", "code", indexed=True)
    assert deferred == [("platform.index_custom_field", {"field_id": field["id"]})]


VIEWS = "/api/views"


def test_views_are_private_until_shared_and_marks_are_everybodys_own(cast: Cast):
    boss, rep, other = client_for(cast.zhang), client_for(cast.xiaoli), client_for(cast.xiaowang)
    body = {
        "name": "大单",
        "resource": "deal",
        "pinned": True,
        "is_default": True,
        "state": {"sort": [{"field": "amount"}]},
    }
    made = boss.post(VIEWS, body).json()
    assert made["pinned"]
    assert made["mine"]
    assert rep.get(VIEWS).json()["items"] == []
    assert rep.patch(f"{VIEWS}/{made['id']}", {"name": "x"}).status_code == 404
    assert boss.patch(f"{VIEWS}/{made['id']}", {"visibility": "team"}).status_code == 200
    (seen,) = rep.get(VIEWS, {"resource": "deal"}).json()["items"]
    assert (seen["mine"], seen["pinned"], seen["is_default"]) == (False, False, False)
    assert other.get(VIEWS).json()["items"] == []
    assert rep.patch(f"{VIEWS}/{made['id']}", {"is_default": True}).json()["is_default"]
    assert rep.patch(f"{VIEWS}/{made['id']}", {"name": "x"}).status_code == 403
    assert rep.delete(f"{VIEWS}/{made['id']}").status_code == 403
    assert rep.post(VIEWS, {**body, "visibility": "company"}).status_code == 403
    second = boss.post(VIEWS, {**body, "name": "第二"}).json()
    defaults = {view["id"]: view["is_default"] for view in boss.get(VIEWS).json()["items"]}
    assert defaults == {made["id"]: False, second["id"]: True}
    assert boss.delete(f"{VIEWS}/{made['id']}").status_code == 204


@pytest.mark.parametrize("state", [{"nonsense": 1}, {"q": "x" * 30_000}])
def test_states_of_views_are_checked(cast: Cast, state: Any):
    body = {"name": "坏", "resource": "deal", "state": state}
    assert client_for(cast.xiaoli).post(VIEWS, body).status_code == 422


def test_two_fields_of_one_name_cannot_be_told_apart(cast: Cast):
    admin = client_for(cast.admin)
    size = {"resource": "customer", "label": {"zh": "规模", "en": "Size"}, "type": "text"}
    first = admin.post(FIELDS, size).json()
    builtin = {**size, "label": {"zh": "客户名称", "en": "Another"}}
    for refused in (size, {**size, "label": {"zh": "大小", "en": "size"}}, builtin):
        answer = admin.post(FIELDS, refused)
        assert answer.status_code == 422, answer.content
        assert answer.json()["params"]["fields"]["label"][0]["code"] == "label_taken"
    assert admin.delete(f"{FIELDS}/{first['id']}").status_code == 204
    assert admin.post(FIELDS, size).status_code == 201
    back = admin.patch(f"{FIELDS}/{first['id']}", {"version": 2, "archived": False})
    assert back.status_code == 422, "it would return beside one of its name"
