"""Lists over HTTP: rows, order, pages, counts and groups, within scope."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from yingdan.conftest import Cast, client_for, make_member, make_role
from yingdan.platform.tests.entities import make_customer, make_deal

pytestmark = pytest.mark.usefixtures("described")


def ids(answer: Any) -> list[int]:
    assert answer.status_code == 200, answer.content
    return [row["id"] for row in answer.json()["rows"]]


def test_a_list_shows_the_default_columns_of_rows_in_scope(cast: Cast):
    mine = make_customer(cast.xiaoli, "甲公司", industry="化工")
    make_customer(cast.xiaowang)
    answer = client_for(cast.xiaoli).post("/api/resources/customer/query").json()
    assert [row["id"] for row in answer["rows"]] == [mine.pk]
    values = answer["rows"][0]["values"]
    assert values["name"] == "甲公司"
    assert values["owner"] == {"id": cast.xiaoli.pk, "label": "小李"}
    assert answer["rows"][0]["can_edit"] is True
    assert answer["next_cursor"] is None


def test_a_supervisor_sees_the_team_and_the_director_all(cast: Cast):
    rows = [make_customer(cast.xiaoli), make_customer(cast.xiaowang)]
    assert ids(client_for(cast.zhang).post("/api/resources/customer/query")) == [rows[0].pk]
    assert len(ids(client_for(cast.liu).post("/api/resources/customer/query"))) == 2


def test_scope_tabs_narrow_and_unknown_ones_are_refused(cast: Cast):
    make_customer(cast.xiaoli)
    mine = make_customer(cast.zhang)
    client = client_for(cast.zhang)
    assert ids(client.post("/api/resources/customer/query", {"scope": "mine"})) == [mine.pk]
    assert client.post("/api/resources/customer/query", {"scope": "galaxy"}).status_code == 422


@pytest.mark.parametrize("desc", [False, True])
@pytest.mark.parametrize("field", ["expected_close", "amount", "customer", "owner", "customer.industry", "stage", "id"])
def test_pages_cover_every_row_once_in_both_directions(cast: Cast, field: str, desc: bool):
    customers = [make_customer(cast.xiaoli, industry=name) for name in ("化工", "医药", "化工")]
    days = [None, date(2026, 1, 5), date(2026, 1, 5), None, date(2026, 3, 1), None, date(2025, 1, 1)]
    for number, day in enumerate(days):
        customer = customers[number % 3] if number % 2 else None
        make_deal(cast.xiaoli, expected_close=day, amount=Decimal(number // 2), customer=customer)
    client = client_for(cast.liu)
    body = {"sort": [{"field": field, "desc": desc}], "limit": 200, "columns": [field]}
    whole = ids(client.post("/api/resources/deal/query", body))
    seen: list[int] = []
    cursor, pages = None, []
    while True:
        answer = client.post("/api/resources/deal/query", {**body, "limit": 2, "cursor": cursor}).json()
        pages.append([row["id"] for row in answer["rows"]])
        seen += pages[-1]
        if answer["next_cursor"] is None:
            break
        cursor = answer["next_cursor"]
    assert seen == whole
    assert len(set(whole)) == len(days)
    back = answer["prev_cursor"]
    for page in reversed(pages[:-1]):
        answer = client.post("/api/resources/deal/query", {**body, "limit": 2, "cursor": back}).json()
        assert [row["id"] for row in answer["rows"]] == page
        back = answer["prev_cursor"]
    assert back is None
    second = client.post("/api/resources/deal/query", {**body, "limit": 2, "page": 2})
    assert ids(second) == whole[2:4]


def test_empty_values_come_last_whichever_way(cast: Cast):
    empty = make_deal(cast.xiaoli, expected_close=None)
    early = make_deal(cast.xiaoli, expected_close=date(2026, 1, 1))
    late = make_deal(cast.xiaoli, expected_close=date(2026, 2, 1))
    client = client_for(cast.xiaoli)
    for desc, expected in ((False, [early, late, empty]), (True, [late, early, empty])):
        body = {"sort": [{"field": "expected_close", "desc": desc}]}
        assert ids(client.post("/api/resources/deal/query", body)) == [deal.pk for deal in expected]


def test_a_list_is_one_statement_and_a_request_four(cast: Cast, django_assert_max_num_queries: Any):
    for _ in range(5):
        make_deal(cast.xiaoli, customer=make_customer(cast.xiaoli, industry="化工"))
    client = client_for(cast.zhang)
    body = {"columns": ["name", "customer", "customer.industry", "customer.owner", "customer.owner.position", "owner"]}
    with django_assert_max_num_queries(4):
        assert len(ids(client.post("/api/resources/deal/query", body))) == 5


def test_counts_are_exact_with_sums(cast: Cast):
    for amount in (100, 250):
        make_deal(cast.xiaoli, amount=Decimal(amount))
    answer = client_for(cast.xiaoli).post("/api/resources/deal/count").json()
    assert answer == {"count": 2, "capped": False, "sums": {"amount": "350.00"}}


def test_counts_are_capped(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("yingdan.platform.resources.counting.COUNTED", 2)
    client = client_for(cast.xiaoli)
    make_deal(cast.xiaoli)
    make_deal(cast.xiaoli)
    assert client.post("/api/resources/deal/count").json()["capped"] is False
    make_deal(cast.xiaoli)
    assert client.post("/api/resources/deal/count").json() == {"count": 2, "capped": True, "sums": None}


@pytest.mark.parametrize("industry", ["化工", "医药", "没有"])
def test_dear_counts_look_at_the_first_rows_only_and_say_so(cast: Cast, monkeypatch: pytest.MonkeyPatch, industry: str):
    customers = [make_customer(cast.xiaoli, industry=name) for name in ("化工", "化工", "化工", "医药", "食品")]
    for customer in customers:
        make_deal(cast.xiaoli, customer=customer, amount=Decimal(7))
    make_deal(cast.xiaoli, customer=customers[0], status="won", closed_on=date(2026, 1, 1))
    make_deal(cast.xiaowang, customer=customers[0])
    client = client_for(cast.xiaoli)
    rules = [
        {"field": "status", "operator": "=", "value": "open"},
        {"field": "customer.industry", "operator": "=", "value": industry},
    ]
    for combinator in ("and", "or"):
        body = {"filter": {"combinator": combinator, "rules": rules}}
        exact = client.post("/api/resources/deal/count", body).json()
        assert not exact["capped"]
        with monkeypatch.context() as patch:
            patch.setattr("yingdan.platform.resources.counting.DEAR", -1)
            assert client.post("/api/resources/deal/count", body).json() == exact
            patch.setattr("yingdan.platform.resources.counting.SCANNED", 2)
            some = client.post("/api/resources/deal/count", body).json()
        assert some["capped"]
        assert some["sums"] is None
        assert some["count"] <= min(3, exact["count"])


def test_a_dear_count_keeps_what_the_actor_may_not_see_out(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("yingdan.platform.resources.counting.DEAR", -1)
    make_deal(cast.xiaoli, customer=make_customer(cast.xiaowang, industry="化工"))
    make_deal(cast.xiaoli, customer=make_customer(cast.xiaoli, industry="化工"), amount=Decimal(3))
    for operator, expected in (("=", 1), ("!=", 1), ("notNull", 1), ("null", 1)):
        rules = [{"field": "customer.industry", "operator": operator, "value": "化工"}]
        body = {"filter": {"combinator": "and", "rules": rules}}
        answer = client_for(cast.xiaoli).post("/api/resources/deal/count", body).json()
        assert (operator, answer["count"], answer["capped"]) == (operator, expected, False)


def test_a_condition_that_nothing_meets_counts_zero(cast: Cast):
    make_deal(cast.xiaoli)
    body = {"filter": {"combinator": "and", "rules": [{"field": "stage", "operator": "in", "value": []}]}}
    answer = client_for(cast.xiaoli).post("/api/resources/deal/count", body).json()
    assert answer == {"count": 0, "capped": False, "sums": {"amount": "0.00"}}


def test_groups_by_reference_choice_date_and_tag(cast: Cast):
    first = make_customer(cast.xiaoli, "甲", tags=["重点", "老客户"], grade="A")
    make_customer(cast.xiaoli, "乙", tags=["重点"])
    make_deal(cast.xiaoli, customer=first, amount=Decimal(5), expected_close=date(2026, 1, 31))
    make_deal(cast.xiaoli, customer=first, amount=Decimal(6), expected_close=date(2026, 3, 1))
    make_deal(cast.xiaoli)
    client = client_for(cast.xiaoli)

    def grouped(resource: str, **body: Any) -> list[tuple[Any, str, int]]:
        answer = client.post(f"/api/resources/{resource}/group", body)
        assert answer.status_code == 200, answer.content
        return [(one["key"], one["label"], one["count"]) for one in answer.json()["groups"]]

    assert grouped("deal", by="customer") == [(first.pk, "甲", 2), (None, "（空）", 1)]
    assert grouped("deal", by="expected_close", bucket="quarter") == [
        ("2026-01-01", "2026 Q1", 2),
        (None, "（空）", 1),
    ]
    assert grouped("deal", by="expected_close", bucket="month")[0] == ("2026-01-01", "2026-01", 1)
    assert grouped("customer", by="tags") == [("重点", "重点", 2), ("老客户", "老客户", 1)]
    assert ("A", "A级", 1) in grouped("customer", by="grade")
    sums = client.post("/api/resources/deal/group", {"by": "customer", "sums": ["amount"]}).json()["groups"][0]["sums"]
    assert sums == {"amount": "11.00"}


def test_instants_are_grouped_by_the_companys_day(cast: Cast):
    customer = make_customer(cast.xiaoli)
    type(customer).objects.filter(pk=customer.pk).update(created_at=datetime(2026, 1, 31, 16, 30, tzinfo=UTC))
    client = client_for(cast.xiaoli)
    groups = client.post("/api/resources/customer/group", {"by": "created_at", "bucket": "day"}).json()["groups"]
    assert [group["key"] for group in groups] == ["2026-02-01"]


def test_quick_text_finds_pinyin_initials_and_phone_tail(cast: Cast):
    wanted = make_customer(cast.xiaoli, "重庆长安汽车", phone="138-1234-5678")
    make_customer(cast.xiaoli, "上海石化")
    client = client_for(cast.xiaoli)
    for q in ("长安", "安", "changan", "chongqing", "zhongqing", "cqca", "5678", "13812"):
        assert ids(client.post("/api/resources/customer/query", {"q": q})) == [wanted.pk], q
    assert ids(client.post("/api/resources/customer/query", {"q": "!!"})) == []


def test_a_protected_field_is_hidden_everywhere(cast: Cast):
    make_customer(cast.xiaoli, annual_revenue=Decimal(5))
    client = client_for(cast.xiaoli)
    base = "/api/resources/customer"
    names = {field["name"] for field in client.get(base).json()["fields"]}
    assert "annual_revenue" not in names
    rule = {"rules": [{"field": "annual_revenue", "operator": ">", "value": 1}]}
    for path, body in (
        ("query", {"columns": ["annual_revenue"]}),
        ("query", {"sort": [{"field": "annual_revenue"}]}),
        ("query", {"filter": rule}),
        ("count", {"filter": rule}),
        ("group", {"by": "grade", "sums": ["annual_revenue"]}),
    ):
        answer = client.post(f"{base}/{path}", body)
        assert answer.status_code == 422, (path, body)
        assert "unknown_field" in answer.content.decode()
    assert "annual_revenue" not in client.post(f"{base}/count").json()["sums"]
    assert "annual_revenue" in {field["name"] for field in client_for(cast.liu).get(base).json()["fields"]}


def test_related_values_out_of_scope_are_empty_and_cannot_be_asked_for(cast: Cast):
    foreign = make_customer(cast.xiaowang, industry="化工", employees=7)
    deal = make_deal(cast.xiaoli, customer=foreign)
    bare = make_deal(cast.xiaoli)
    known = make_deal(cast.xiaoli, customer=make_customer(cast.xiaoli, industry="化工"))
    client = client_for(cast.xiaoli)
    url = "/api/resources/deal/query"
    rows = client.post(url, {"columns": ["customer", "customer.industry"]}).json()["rows"]
    values = {row["id"]: row["values"] for row in rows}
    assert values[deal.pk]["customer"] == {"id": foreign.pk, "label": foreign.name}
    shown = {pk: value["customer.industry"] for pk, value in values.items()}
    assert shown == {deal.pk: None, bare.pk: None, known.pk: "化工"}
    for operator, value, expected in (
        ("=", "化工", {known.pk}),
        ("contains", "化", {known.pk}),
        ("!=", "医药", {deal.pk, bare.pk, known.pk}),
        ("!=", "化工", {deal.pk, bare.pk}),
        ("notContains", "化", {deal.pk, bare.pk}),
        ("null", None, {deal.pk, bare.pk}),
        ("notNull", None, {known.pk}),
    ):
        rule = {"field": "customer.industry", "operator": operator, "value": value}
        assert set(ids(client.post(url, {"filter": {"rules": [rule]}}))) == expected, operator
        rest = ids(client.post(url, {"filter": {"not": True, "rules": [rule]}}))
        assert set(rest) == {deal.pk, bare.pk, known.pk} - expected, operator
    groups = client.post("/api/resources/deal/group", {"by": "customer.industry"}).json()["groups"]
    assert [(group["key"], group["count"]) for group in groups] == [(None, 2), ("化工", 1)]


def test_related_fields_need_the_permission_to_read_there(cast: Cast):
    make_role("deals_only", deal__read="all")
    somebody = make_member("某人", cast.team, "deals_only")
    make_deal(cast.xiaoli, customer=make_customer(cast.xiaoli))
    client = client_for(somebody)
    answer = client.post("/api/resources/deal/query", {"columns": ["customer.industry"]})
    assert answer.status_code == 422
    assert client.post("/api/resources/customer/query").status_code == 403
    assert client.get("/api/resources/nothing").status_code == 404
    assert client_for().get("/api/resources").status_code == 401


def test_bad_cursors_are_refused(cast: Cast):
    make_customer(cast.xiaoli)
    make_customer(cast.xiaoli)
    client = client_for(cast.xiaoli)
    url = "/api/resources/customer/query"
    good = client.post(url, {"limit": 1}).json()["next_cursor"]
    other = {"limit": 1, "cursor": good, "sort": [{"field": "name"}]}
    for body in (other, {"cursor": "x"}, {"cursor": "W10"}, {"cursor": "☃"}, {"cursor": good[:-4]}):
        assert client.post(url, body).status_code == 422, body
