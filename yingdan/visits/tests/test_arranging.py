"""Visits planned to many customers at once, and plans changed in bulk: each row says what became of it."""

from typing import Any
from unittest import mock
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import Cast, client_for, make_member, make_role
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.platform.models import Notification
from yingdan.visits.models import Plan
from yingdan.visits.services import arranging
from yingdan.visits.tests.making import make_plan, shop
from yingdan.visits.tests.test_planning import day

pytestmark = pytest.mark.django_db
PATH = "/api/visits/plans/arrange"


def arrange(who: Member, *customers: Customer, **more: Any) -> Any:
    body = {"customer_ids": [one.pk for one in customers], "day": day(1), "purpose": "order", **more}
    return client_for(who).post(PATH, body)


def codes(answer: Any) -> dict[str, str]:
    return {one["name"]: one["code"] for one in answer.json()["left"]}


def test_each_owner_gets_the_visits_to_the_own_customers(cast: Cast) -> None:
    mine, theirs = shop(cast.zhang, "主管的店"), [shop(cast.xiaoli, f"小李的店{n}") for n in range(2)]
    answer = arrange(cast.zhang, mine, *theirs).json()
    assert [(one["name"], one["member"]) for one in answer["planned"]] == [
        ("主管的店", "张主管"), ("小李的店0", "小李"), ("小李的店1", "小李"),
    ]  # fmt: skip
    assert answer["left"] == []
    plans = Plan.objects.order_by("customer_id").values_list("member__name", "source", "purpose", "assigned_by__name")
    assert list(plans) == [
        ("张主管", "hand", "order", None), ("小李", "assigned", "order", "张主管"),
        ("小李", "assigned", "order", "张主管"),
    ]  # fmt: skip
    (notice,) = Notification.objects.filter(kind="visit.assigned")
    assert (notice.user_id, notice.params["count"]) == (cast.xiaoli.user_id, 2)


def test_all_may_be_given_to_one_person(cast: Cast) -> None:
    free, owned = shop(cast.xiaoli, "甲"), shop(cast.zhang, "乙")
    Customer.objects.filter(id=free.pk).update(owner=None)
    answer = arrange(cast.zhang, free, owned, member_id=cast.xiaoli.pk)
    assert {one["member"] for one in answer.json()["planned"]} == {"小李"}
    assert arrange(cast.zhang, owned, member_id=cast.xiaowang.pk).status_code == 404
    assert arrange(cast.xiaoli, free, member_id=cast.zhang.pk).status_code == 403


def test_each_row_that_stays_says_why(cast: Cast) -> None:
    taken, lost, free = (shop(cast.xiaoli, name) for name in ("已排", "流失", "无主"))
    make_plan(cast.xiaoli, taken, 1)
    Customer.objects.filter(id=lost.pk).update(status="lost")
    Customer.objects.filter(id=free.pk).update(owner=None)
    gone = shop(cast.xiaowang, "别组")
    answer = arrange(cast.zhang, taken, lost, free, gone, shop(cast.xiaoli, "可排"))
    assert codes(answer) == {
        "已排": "visit_plan_twice", "流失": "visit_plan_lost", "无主": "visit_plan_no_owner", "": "not_found",
    }  # fmt: skip
    assert [one["name"] for one in answer.json()["planned"]] == ["可排"]


def test_a_rep_plans_for_nobody_else(cast: Cast) -> None:
    shared = shop(cast.zhang, "主管的店")
    shared.collaborators.create(member=cast.xiaoli)
    assert codes(arrange(cast.xiaoli, shared)) == {"主管的店": "visit_plan_not_yours"}
    own = arrange(cast.xiaoli, shared, member_id=cast.xiaoli.pk).json()
    assert [one["member"] for one in own["planned"]] == ["小李"]


def test_an_outsider_learns_nothing_and_without_the_permission_it_is_refused(cast: Cast) -> None:
    customer = shop(cast.xiaoli)
    (left,) = arrange(cast.xiaowang, customer).json()["left"]
    assert (left["name"], left["code"]) == ("", "not_found")
    assert arrange(cast.hr, customer).status_code == 403
    assert arrange(cast.inspector, customer).status_code == 403
    assert arrange(cast.xiaoli, customer, day=day(-1)).status_code == 422
    assert arrange(cast.xiaoli).status_code == 422
    assert not Plan.objects.exists()


def test_a_repeat_plans_nothing_twice(cast: Cast) -> None:
    customers = [shop(cast.xiaoli, f"店{n}") for n in range(3)]
    body = {"customer_ids": [one.pk for one in customers], "day": day(1)}
    client, key = client_for(cast.xiaoli), str(uuid4())
    first, again = (client.post(PATH, body, headers={"Idempotency-Key": key}).json() for _ in range(2))
    assert first == again
    assert len(first["planned"]) == 3
    other = client.post(PATH, body).json()
    assert (other["planned"], {one["code"] for one in other["left"]}) == ([], {"visit_plan_twice"})
    assert Plan.objects.count() == 3


def test_who_is_quicker_meanwhile_takes_only_the_own_row(cast: Cast) -> None:
    first, second = shop(cast.xiaoli, "甲"), shop(cast.xiaoli, "乙")
    real = arranging._keep

    def late(plans: list[Plan]) -> Any:
        make_plan(cast.xiaoli, first, 1)
        return real(plans)

    with mock.patch.object(arranging, "_keep", late):
        answer = arrange(cast.xiaoli, first, second)
    assert [one["name"] for one in answer.json()["planned"]] == ["乙"]
    assert codes(answer) == {"甲": "visit_plan_twice"}
    assert Plan.objects.count() == 2


def test_many_cost_the_same_statements_as_few(cast: Cast) -> None:
    def statements(*customers: Customer) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert len(arrange(cast.xiaoli, *customers).json()["planned"]) == len(customers)
        return len(seen)

    arrange(cast.xiaoli, shop(cast.xiaoli, "热身"))
    few = statements(shop(cast.xiaoli, "一"), shop(cast.xiaoli, "二"))
    assert statements(*(shop(cast.xiaoli, f"店{n}") for n in range(20))) == few


def test_bulk_changes_leave_what_one_may_only_see(cast: Cast) -> None:
    mine, over = make_plan(cast.zhang, shop(cast.zhang, "甲"), 1), make_plan(cast.zhang, shop(cast.zhang, "乙"), 1)
    Plan.objects.filter(id=over.pk).update(status="done")
    body = {"ids": [mine.pk, over.pk], "day": day(4), "reason": "市场活动"}
    client = client_for(cast.zhang)
    moved = client.post("/api/visits/plans/delay", body).json()
    assert (moved["done"], [(one["name"], one["code"]) for one in moved["left"]]) == (1, [("乙", "visit_plan_over")])


def test_a_plan_that_one_may_only_see_stays(cast: Cast) -> None:
    make_role("watcher", visit__read="below", visit__edit="own", customer__read="below")
    watcher = make_member("小陈", cast.team, "watcher", manager=cast.zhang)
    mine, seen = (make_plan(who, shop(who, who.name), 1) for who in (watcher, cast.xiaoli))
    body = {"ids": [mine.pk, seen.pk], "reason": "停业"}
    answer = client_for(watcher).post("/api/visits/plans/cancel", body).json()
    assert (answer["done"], [one["code"] for one in answer["left"]]) == (1, ["visit_plan_others"])
    assert Plan.objects.get(id=seen.pk).status == "planned"
    assert client_for(cast.xiaowang).post("/api/visits/plans/cancel", body).status_code == 404
    assert client_for(cast.hr).post("/api/visits/plans/cancel", body).status_code == 403


def test_bulk_changes_take_what_a_filter_finds(cast: Cast) -> None:
    for n in range(3):
        make_plan(cast.xiaoli, shop(cast.xiaoli, f"店{n}"), n)
    today = clock.today().isoformat()
    rule = {"combinator": "and", "rules": [{"field": "day", "operator": ">", "value": today}]}
    client = client_for(cast.zhang)
    answer = client.post("/api/visits/plans/cancel", {"scope": "all", "filter": rule, "reason": "停业"}).json()
    assert answer == {"done": 2, "left": []}
    assert client.post("/api/visits/plans/cancel", {"reason": "停业"}).status_code == 422
    given = client.post("/api/visits/plans/assign", {"scope": "all", "member_id": cast.zhang.pk}).json()
    assert (given["done"], len(given["left"])) == (1, 2)
    again = client.post("/api/visits/plans/assign", {"scope": "all", "member_id": cast.zhang.pk}).json()
    assert {one["code"] for one in again["left"]} == {"visit_plan_over", "visit_plan_same_person"}
