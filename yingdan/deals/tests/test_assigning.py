"""Many records to another owner by ticks or by filter, what could not go, and back again."""

from datetime import timedelta
from decimal import Decimal

import pytest

from yingdan.accounts.models import Role
from yingdan.conftest import client_for
from yingdan.customers.models import Customer
from yingdan.customers.tests.making import make_customer
from yingdan.deals.models import Deal
from yingdan.deals.tests.making import assert_sums_are_true, make_deal
from yingdan.platform.models import Event, UndoBatch

IN_SUZHOU = {"combinator": "and", "rules": [{"field": "city", "operator": "=", "value": "苏州"}]}
BIG = {"combinator": "and", "rules": [{"field": "amount", "operator": ">=", "value": "100"}]}


def take_back(member, what, token):
    return client_for(member).post(f"/api/{what}/assign/undo", {"token": token})


def test_all_that_a_filter_finds_go_and_come_back_with_their_deals(cast):
    rows = [make_customer(cast.xiaoli, f"苏州第{n}机械厂", city="苏州") for n in range(3)]
    other = make_customer(cast.xiaoli, "无锡纺织", city="无锡")
    deal = make_deal(cast.xiaoli, customer=rows[0].id, amount=Decimal(7))
    body = {"scope": "all", "filter": IN_SUZHOU, "owner_id": cast.xiaowang.id, "with_deals": True}
    answer = client_for(cast.chen).post("/api/customers/assign", body).json()
    assert (answer["done"], answer["deals"], answer["failed"]) == (3, 1, [])
    assert set(Customer.objects.filter(owner=cast.xiaowang)) == set(rows)
    other.refresh_from_db()
    assert other.owner_id == cast.xiaoli.id
    assert_sums_are_true()
    back = take_back(cast.chen, "customers", answer["undo_token"]).json()
    assert (back["done"], back["deals"], back["failed"]) == (3, 1, [])
    assert set(Customer.objects.filter(owner=cast.xiaoli, team=cast.team)) == {*rows, other}
    deal.refresh_from_db()
    assert (deal.owner_id, deal.team_id, deal.version) == (cast.xiaoli.id, cast.team.id, 3)
    last = Event.objects.filter(verb="customer.assigned").latest("id")
    assert (last.params["from"], last.params["to"]) == ("小王", "小李")
    assert_sums_are_true()


def test_what_changed_since_stays_and_an_undo_works_once_and_for_oneself_only(cast):
    rows = [make_customer(cast.xiaoli, name) for name in ("北京华兴", "上海远大")]
    deals = [make_deal(cast.xiaoli, customer=rows[0].id, name=name) for name in ("甲线", "乙线")]
    body = {"ids": [row.id for row in rows], "owner_id": cast.xiaowang.id, "with_deals": True}
    token = client_for(cast.chen).post("/api/customers/assign", body).json()["undo_token"]
    assert take_back(cast.liu, "customers", token).status_code == 404
    for path in (f"customer/{rows[1].id}", f"deal/{deals[1].id}"):
        changed = client_for(cast.chen).patch(f"/api/resources/{path}", {"version": 2, "values": {"note": "改过"}})
        assert changed.status_code == 200, changed.json()
    back = take_back(cast.chen, "customers", token).json()
    assert (back["done"], back["deals"]) == (1, 1)
    assert [(one["id"], one["title"], one["code"]) for one in back["failed"]] == [
        (rows[1].id, "上海远大", "changed_since"), (rows[0].id, "乙线", "changed_since"),
    ]  # fmt: skip
    assert take_back(cast.chen, "customers", token).json()["code"] == "undo_expired"


def test_deals_by_filter_tell_row_by_row_what_could_not_go(cast):
    mine = [make_deal(cast.xiaoli, amount=Decimal(n)) for n in (50, 100, 200)]
    his = make_deal(cast.zhang, "主管自己的单", amount=Decimal(300))
    Role.objects.filter(code="supervisor").update(
        grants={**Role.objects.get(code="supervisor").grants, "deal.read": "all"}
    )
    out_of_reach = make_deal(cast.xiaowang, "别组的单", amount=Decimal(400))
    body = {"scope": "all", "filter": BIG, "owner_id": cast.zhang.id}
    answer = client_for(cast.zhang).post("/api/deals/assign", body).json()
    assert answer["done"] == 2
    assert sorted((one["id"], one["title"], one["code"]) for one in answer["failed"]) == [
        (his.id, "主管自己的单", "deal_already_owner"), (out_of_reach.id, "别组的单", "forbidden"),
    ]  # fmt: skip
    assert set(Deal.objects.filter(owner=cast.zhang)) == {mine[1], mine[2], his}
    back = take_back(cast.zhang, "deals", answer["undo_token"]).json()
    assert (back["done"], back["failed"]) == (2, [])
    assert set(Deal.objects.filter(owner=cast.xiaoli)) == set(mine)
    assert_sums_are_true()


@pytest.mark.parametrize("what", ["customers", "deals"])
def test_everything_is_meant_only_when_it_is_said(cast, what):
    answer = client_for(cast.chen).post(f"/api/{what}/assign", {"owner_id": cast.zhang.id})
    assert (answer.status_code, answer.json()["params"]["fields"]["ids"][0]["code"]) == (422, "required")


def test_an_old_assignment_stays(cast):
    row = make_deal(cast.xiaoli)
    token = client_for(cast.chen).post("/api/deals/assign", {"ids": [row.id], "owner_id": cast.xiaowang.id}).json()
    batch = UndoBatch.objects.get(token=token["undo_token"])
    UndoBatch.objects.filter(id=batch.id).update(created_at=batch.created_at - timedelta(hours=25))
    assert take_back(cast.chen, "deals", token["undo_token"]).json()["code"] == "undo_expired"
