"""One record and many: created, changed, removed, exported, remembered."""

import csv
import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from yingdan.conftest import Cast, client_for
from yingdan.customers.models import Customer
from yingdan.deals.models import Deal
from yingdan.platform.models import Event, UndoBatch
from yingdan.platform.tests.entities import make_customer, make_deal

pytestmark = pytest.mark.usefixtures("described")
BASE = "/api/resources/customer"


def problems(answer: Any) -> dict[str, list[str]]:
    assert answer.status_code == 422, answer.content
    return {name: [one["code"] for one in errors] for name, errors in answer.json()["params"]["fields"].items()}


def test_a_record_is_created_read_changed_and_removed(cast: Cast):
    client = client_for(cast.liu)
    values = {"name": " 甲公司 ", "grade": "A", "tags": ["重点", "重点"], "owner": cast.xiaoli.pk, "employees": "12"}
    answer = client.post(BASE, {"values": values})
    assert answer.status_code == 201, answer.content
    made = answer.json()
    assert made["title"] == made["values"]["name"] == "甲公司"
    assert made["values"]["tags"] == ["重点"]
    assert made["values"]["employees"] == 12
    url = f"{BASE}/{made['id']}"
    changed = client.patch(url, {"version": made["version"], "values": {"grade": None, "annual_revenue": "12.50"}})
    assert changed.status_code == 200, changed.content
    assert changed.json()["version"] == made["version"] + 1
    assert changed.json()["values"]["grade"] == ""
    assert changed.json()["values"]["annual_revenue"] == "12.50"
    assert client.delete(url).status_code == 204
    assert client.get(url).status_code == 404


def test_bad_values_are_named_field_by_field(cast: Cast):
    client = client_for(cast.xiaoli)
    values = {
        "name": "", "grade": "Z", "employees": 2**40, "phone": "call me", "website": "java script:x", "tags": "x",
        "next_contact_at": "tomorrow", "owner": 10**12, "created_at": "2026-01-01", "nothing": 1, "industry": 5,
    }  # fmt: skip
    assert problems(client.post(BASE, {"values": values})) == {
        "name": ["required"],
        "grade": ["unknown_choice"],
        "employees": ["too_large"],
        "phone": ["bad_phone"],
        "website": ["bad_url"],
        "tags": ["bad_value"],
        "next_contact_at": ["bad_datetime"],
        "owner": ["no_such_record"],
        "created_at": ["not_editable"],
        "nothing": ["unknown_field"],
        "industry": ["bad_value"],
    }
    assert problems(client.post(BASE, {"values": {}})) == {"name": ["required"]}


def test_a_lost_race_shows_both_sides_and_changes_nothing(cast: Cast):
    customer = make_customer(cast.xiaoli, industry="化工")
    client = client_for(cast.xiaoli)
    url = f"{BASE}/{customer.pk}"
    assert client.patch(url, {"version": 1, "values": {"industry": "医药"}}).status_code == 200
    answer = client.patch(url, {"version": 1, "values": {"industry": "电子"}})
    assert answer.status_code == 409
    body = answer.json()
    assert body["code"] == "version_conflict"
    assert body["params"] == {"yours": {"industry": "电子"}, "theirs": {"industry": "医药"}, "current_version": 2}
    customer.refresh_from_db()
    assert customer.industry == "医药"


def test_out_of_scope_is_404_and_without_permission_403(cast: Cast):
    customer = make_customer(cast.xiaoli)
    url = f"{BASE}/{customer.pk}"
    change = {"version": 1, "values": {"industry": "电子"}}
    outsider = client_for(cast.xiaowang)
    for answer in (
        outsider.get(url), outsider.patch(url, change), outsider.get(f"{url}/history"), outsider.get(f"{url}/timeline"),
    ):  # fmt: skip
        assert answer.status_code == 404
    assert client_for(cast.xiaoli).delete(url).status_code == 403
    assert client_for(cast.inspector).patch(url, change).status_code in (403, 404)
    assert client_for().get(url).status_code == 401
    assert client_for(cast.xiaoli).get(f"{BASE}/{2**70}").status_code == 404


def test_bulk_edit_reports_each_row_and_can_be_undone(cast: Cast):
    mine, other = make_customer(cast.xiaoli, industry="化工"), make_customer(cast.xiaowang, industry="化工")
    client = client_for(cast.xiaoli)
    body = {"action": "edit", "ids": [mine.pk, other.pk], "values": {"industry": "医药", "tags": ["新"]}}
    answer = client.post(f"{BASE}/bulk", body).json()
    assert answer["done"] == 1
    assert [(one["id"], one["code"]) for one in answer["failed"]] == [(other.pk, "not_found")]
    mine.refresh_from_db()
    assert (mine.industry, mine.tags, mine.version) == ("医药", ["新"], 2)
    undone = client.post(f"{BASE}/undo", {"token": answer["undo_token"]}).json()
    assert undone["done"] == 1
    mine.refresh_from_db()
    assert (mine.industry, mine.tags, mine.version) == ("化工", [], 3)
    assert client.post(f"{BASE}/undo", {"token": answer["undo_token"]}).status_code == 409
    assert client_for(cast.zhang).post(f"{BASE}/undo", {"token": answer["undo_token"]}).status_code == 404


def test_undo_spares_rows_that_somebody_changed_since(cast: Cast):
    first, second = (
        make_deal(cast.xiaoli, amount=Decimal("1.50")),
        make_deal(cast.xiaoli, expected_close=date(2026, 1, 1)),
    )
    client = client_for(cast.xiaoli)
    values = {"amount": "9.99", "expected_close": "2026-12-31"}
    answer = client.post("/api/resources/deal/bulk", {"action": "edit", "ids": [first.pk, second.pk], "values": values})
    token = answer.json()["undo_token"]
    assert client.patch(f"/api/resources/deal/{first.pk}", {"version": 2, "values": {"amount": "5"}}).status_code == 200
    undone = client.post("/api/resources/deal/undo", {"token": token}).json()
    assert undone["done"] == 1
    assert [one["code"] for one in undone["failed"]] == ["changed_since"]
    second.refresh_from_db()
    assert (second.amount, second.expected_close) == (Decimal(100), date(2026, 1, 1))
    assert Deal.objects.get(pk=first.pk).amount == 5


def test_bulk_by_filter_works_on_what_the_filter_finds_and_refuses_too_many(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
):
    for industry in ("化工", "化工", "医药"):
        make_customer(cast.xiaoli, industry=industry)
    rule = {"rules": [{"field": "industry", "operator": "=", "value": "化工"}]}
    client = client_for(cast.xiaoli)
    body = {"action": "edit", "filter": rule, "values": {"grade": "B"}}
    assert client.post(f"{BASE}/bulk", body).json()["done"] == 2
    assert Customer.objects.filter(grade="B").count() == 2
    monkeypatch.setattr("yingdan.platform.resources.bulk.LIMIT", 1)
    assert problems(client.post(f"{BASE}/bulk", body)) == {"ids": ["too_many_rows"]}


def test_bulk_delete_says_why_a_row_stays(cast: Cast):
    used, free = make_customer(cast.xiaoli), make_customer(cast.xiaoli)
    make_deal(cast.xiaoli, customer=used)
    body = {"action": "delete", "ids": [used.pk, free.pk]}
    assert client_for(cast.xiaoli).post(f"{BASE}/bulk", body).status_code == 403
    answer = client_for(cast.liu).post(f"{BASE}/bulk", body).json()
    assert answer["done"] == 1
    assert [one["id"] for one in answer["failed"]] == [used.pk]
    assert Customer.objects.filter(pk=used.pk).exists()
    assert UndoBatch.objects.count() == 0


def exported(client: Any, **body: Any) -> bytes:
    answer = client.post("/api/resources/deal/export", body)
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content)


def test_exports_have_the_lists_columns_in_the_readers_language(cast: Cast):
    customer = make_customer(cast.xiaoli, "甲公司")
    make_deal(cast.xiaoli, "=cmd()", customer=customer, amount=Decimal("1234.50"), expected_close=date(2026, 5, 4))
    make_deal(cast.xiaoli, "+86 电话", amount=Decimal(7))
    columns = ["name", "customer", "customer.industry", "amount", "expected_close", "status"]
    body = {"columns": columns, "sort": [{"field": "amount", "desc": True}]}
    client = client_for(cast.zhang)
    raw = exported(client, format="csv", **body)
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert lines[0] == ["商机名称", "客户", "客户 / 行业", "金额", "预计成交", "状态"]
    assert lines[1] == ["'=cmd()", "甲公司", "", "1234.50", "2026-05-04", "open"]
    assert lines[2][0] == "'+86 电话"
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(exported(client, format="xlsx", **body))).get_sheet_by_index(0)
    rows = sheet.to_python()
    assert rows[1] == ["=cmd()", "甲公司", "", 1234.5, date(2026, 5, 4), "open"]
    assert len(rows) == 3
    event = Event.objects.filter(verb="deal.exported").last()
    assert event is not None
    assert event.params["rows"] == 2
    assert client_for(cast.xiaoli).post("/api/resources/deal/export", {}).status_code == 403


def test_an_empty_export_still_has_its_heading(cast: Cast):
    client = client_for(cast.zhang)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(exported(client, format="xlsx"))).get_sheet_by_index(0)
    assert sheet.to_python() == [["商机名称", "客户", "金额"]]


def test_history_speaks_in_labels_and_hides_protected_fields(cast: Cast):
    client = client_for(cast.liu)
    made = client.post(BASE, {"values": {"name": "甲", "owner": cast.xiaoli.pk}}).json()
    url = f"{BASE}/{made['id']}"
    values = {"owner": cast.zhang.pk, "grade": "A", "annual_revenue": "5.10"}
    client.patch(url, {"version": 1, "values": values}, headers={"X-Reason": "%E8%BD%AC%E4%BA%A4"})
    items = client.get(f"{url}/history").json()["items"]
    changes = {one["field"]: one for item in items for one in item["changes"]}
    assert changes["owner"]["from"] == {"id": cast.xiaoli.pk, "label": "小李"}
    assert changes["owner"]["to_text"] == "张主管"
    assert changes["grade"]["to_text"] == "A级"
    assert changes["annual_revenue"]["to"] == "5.10"
    assert items[0]["actor"] == "刘总"
    assert [item["action"] for item in items][-1] == "created"
    Customer.objects.filter(pk=made["id"]).update(owner=cast.xiaoli)
    reps = client_for(cast.xiaoli).get(f"{url}/history").json()["items"]
    assert "annual_revenue" not in {one["field"] for item in reps for one in item["changes"]}


def test_the_timeline_pages_through_every_event_once(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("yingdan.platform.resources.timeline.SHOWN", 2)
    customer = make_customer(cast.xiaoli)
    for number in range(5):
        Event.objects.create(
            verb="customer.noted", resource="customer", object_id=customer.pk, about=[f"customer:{customer.pk}"],
            actor_name="小李", channel="web", params={"n": number},
        )  # fmt: skip
    # All at the same instant: the hardest case for a cursor by time.
    Event.objects.update(at=Event.objects.latest("id").at)
    client = client_for(cast.xiaoli)
    url = f"{BASE}/{customer.pk}/timeline"
    seen, cursor = [], ""
    while cursor is not None:
        answer = client.get(url, {"cursor": cursor} if cursor else {}).json()
        seen += [item["params"]["n"] for item in answer["items"]]
        cursor = answer["next_cursor"]
    assert sorted(seen) == [0, 1, 2, 3, 4]


def test_pickers_find_by_initials(cast: Cast):
    wanted = make_customer(cast.xiaoli, "长安汽车", city="重庆")
    make_customer(cast.xiaoli, "石化")
    found = client_for(cast.xiaoli).get(f"{BASE}/lookup", {"q": "caqc"}).json()["items"]
    assert found == [{"id": wanted.pk, "label": "长安汽车", "hint": "重庆"}]
    assert len(client_for(cast.xiaoli).get(f"{BASE}/lookup").json()["items"]) == 2


def test_search_everywhere_stays_within_scope(cast: Cast):
    mine, foreign = make_customer(cast.xiaoli, "长安汽车"), make_customer(cast.xiaowang, "长安机械")
    deal = make_deal(cast.xiaoli, "长安项目")
    groups = client_for(cast.xiaoli).get("/api/search", {"q": "长安"}).json()["groups"]
    assert {one["resource"]: [item["id"] for item in one["items"]] for one in groups} == {
        "customer": [mine.pk],
        "deal": [deal.pk],
    }
    everything = client_for(cast.liu).get("/api/search", {"q": "changan"}).json()["groups"]
    assert {item["id"] for item in everything[0]["items"]} == {mine.pk, foreign.pk}
    assert client_for(cast.liu).get("/api/search", {"q": "。"}).json() == {"groups": []}


@pytest.mark.parametrize(("walked", "common", "shown"), [(6000, 8, 8), (1, 8, 8), (6000, 1, 8), (1, 1, 1), (2, 1, 1)])
def test_search_finds_the_same_on_every_way(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, walked: int, common: int, shown: int
):
    mine = [make_customer(cast.xiaoli, f"长安汽车{n}") for n in range(3)]
    make_customer(cast.xiaoli, "石化")
    foreign = make_customer(cast.xiaowang, "长安机械")
    monkeypatch.setattr("yingdan.platform.resources.search.WALKED", walked)
    monkeypatch.setattr("yingdan.platform.resources.search.SHOWN", shown)
    monkeypatch.setattr("yingdan.platform.resources.matching.COMMON", common)
    everybody = [*mine, foreign]
    for who, seen in ((cast.xiaoli, mine), (cast.xiaowang, [foreign]), (cast.chen, None), (cast.liu, everybody)):
        groups = client_for(who).get("/api/search", {"q": "cajx" if shown == 1 else "长安"}).json()["groups"]
        found = {item["id"] for one in groups for item in one["items"]}
        expected = {foreign.pk} if shown == 1 else {one.pk for one in everybody}
        assert found == (expected if seen is None else expected & {one.pk for one in seen}), who


def test_the_nul_character_is_refused_by_the_name_of_its_field(cast: Cast):
    client = client_for(cast.xiaoli)
    assert problems(client.post(BASE, {"values": {"name": "甲\0公司", "grade": "A"}})) == {"name": ["nul_character"]}
    assert problems(client.post(BASE, {"values": {"name": "甲", "tags": ["好", "\0"]}})) == {
        "tags.1": ["nul_character"]
    }
    assert problems(client.post(f"{BASE}/query", {"q": "a\0"})) == {"q": ["nul_character"]}
    assert problems(client.post(f"{BASE}/query", {"a\0b": 1})) == {"a␀b": ["nul_character"]}
    answer = client.post(BASE, {"values": {"name": "\0"}}).json()
    assert "NUL" in answer["params"]["fields"]["name"][0]["message"]
    made = client.post(BASE, {"values": {"name": "C:\\u0000 GmbH"}})
    assert made.status_code == 201, made.content
    assert made.json()["values"]["name"] == "C:\\u0000 GmbH"
