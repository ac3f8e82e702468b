"""Open plans go over with the customers of somebody who leaves, and come back with them."""

from datetime import timedelta
from typing import Any

import pytest

from yingdan.conftest import Cast, client_for
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.people.tests.test_handover import act, all_to, begin, plan, sign, signed
from yingdan.visits.models import Plan
from yingdan.visits.tests.making import Phone, agree, make_plan, shop

pytestmark = pytest.mark.django_db


def committed(cast: Cast) -> Any:
    rules = {**all_to(cast, cast.xiaowang), "visit_plan": {"method": "one", "people": [cast.zhang.pk], "follow": True}}
    page = act(cast.hr, plan(cast, begin(cast), rules), "submit")
    for one in page["receivers"]:
        page = sign(next(who for who in (cast.xiaowang, cast.zhang) if who.pk == one["id"]), page)
    return act(cast.hr, sign(cast.xiaoli, page), "commit")


def whose(*plans: Plan) -> list[str]:
    names = dict(Plan.objects.values_list("id", "member__name"))
    return [names[one.pk] for one in plans]


def test_plans_go_with_their_customers_and_come_back(cast: Cast) -> None:
    mine, theirs = shop(cast.xiaoli), shop(cast.zhang, "主管的店")
    follows, other = make_plan(cast.xiaoli, mine, 2), make_plan(cast.xiaoli, theirs, 2)
    done = make_plan(cast.xiaoli, mine, 0, status="done")
    page = committed(cast)
    assert page["result"]["moved"] == {"customer": 1, "visit_plan": 2}
    assert whose(follows, other, done) == ["小王", "张主管", "小李"]
    assert Plan.objects.get(id=follows.pk).team_id == cast.xiaowang.team_id
    rows = client_for(cast.xiaowang).get(f"/api/visits/customers/{mine.pk}/plans").json()["rows"]
    assert [one["id"] for one in rows] == [follows.pk]
    page = act(cast.hr, page, "undo")
    assert page["status"] == "undone"
    assert whose(follows, other, done) == ["小李"] * 3
    assert Customer.objects.get(id=mine.pk).owner_id == cast.xiaoli.pk


def test_who_visits_that_day_anyway_gets_no_second_plan(cast: Cast) -> None:
    mine = shop(cast.xiaoli)
    twice, once = make_plan(cast.xiaoli, mine, 2), make_plan(cast.xiaoli, mine, 3)
    make_plan(cast.xiaowang, mine, 2)
    page = committed(cast)
    assert page["result"]["moved"]["visit_plan"] == 1
    assert page["result"]["stayed"] == {"visit_plan": 1}
    assert whose(twice, once) == ["小李", "小王"]


def test_what_was_changed_since_stays_with_the_successor(cast: Cast) -> None:
    mine = shop(cast.xiaoli)
    changed, same = make_plan(cast.xiaoli, mine, 2), make_plan(cast.xiaoli, mine, 3)
    page = committed(cast)
    body = {"ids": [changed.pk], "reason": "停业"}
    assert client_for(cast.xiaowang).post("/api/visits/plans/cancel", body).json()["done"] == 1
    page = act(cast.hr, page, "undo")
    assert page["result"]["changed"] == {"visit_plan": 1}
    assert whose(changed, same) == ["小王", "小李"]


def test_a_stand_in_visits_until_the_last_day_and_later_plans_wait(cast: Cast) -> None:
    mine = shop(cast.xiaoli)
    soon, late = make_plan(cast.xiaoli, mine, 2), make_plan(cast.xiaoli, mine, 9)
    rules = {kind: {"method": "one", "people": [cast.xiaowang.pk]} for kind in ("customer", "visit_plan")}
    until = clock.today() + timedelta(5)
    page = act(cast.hr, signed(cast, rules, "leave", until=until.isoformat()), "commit")
    assert (page["result"]["moved"], page["result"]["stayed"]) == ({"customer": 1, "visit_plan": 1}, {"visit_plan": 1})
    assert whose(soon, late) == ["小王", "小李"]
    pack = client_for(cast.xiaowang).get("/api/visits/pack?days=3").json()
    assert [(one["id"], one["customer_id"]) for one in pack["plans"]] == [(soon.pk, mine.pk)]
    act(cast.hr, page, "undo")
    assert whose(soon, late) == ["小李"] * 2


def test_what_the_stand_in_has_visited_stays_visited(cast: Cast) -> None:
    mine = shop(cast.xiaoli)
    today = make_plan(cast.xiaoli, mine, 0)
    rules = {kind: {"method": "one", "people": [cast.xiaowang.pk]} for kind in ("customer", "visit_plan")}
    page = act(cast.hr, signed(cast, rules, "leave", until=clock.today().isoformat()), "commit")
    agree(cast.xiaowang)
    phone = Phone(cast.xiaowang, mine)
    assert phone.begin(plan_id=today.pk).status_code == 200
    assert phone.end().status_code == 200
    act(cast.hr, page, "undo")
    assert list(Plan.objects.values_list("status", "member__name")) == [("done", "小王")]
