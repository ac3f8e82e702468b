"""What it takes over HTTP, activity targets that follow from it, and the week that counts what was done."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from yingdan.conftest import client_for
from yingdan.customers.models import Customer, FollowUp
from yingdan.deals.models import Deal, Stage, StageEntry
from yingdan.kernel import clock
from yingdan.targets.models import ActivityTarget
from yingdan.targets.tests.conftest import make_deal
from yingdan.targets.tests.test_rebalance import published  # noqa: F401

TODAY = date(2026, 6, 15)  # a Monday


@pytest.fixture(autouse=True)
def june(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def record(cast, pipeline):
    """小李 won two of four closed deals, 小王 one of two; one deal of 小李 is open in the second stage."""
    for amount in ("6000.00", "10000.00"):
        make_deal(pipeline, cast.xiaoli, Decimal(amount), day=date(2026, 3, 6))
    for stage in (0, 1):
        make_deal(pipeline, cast.xiaoli, Decimal("500.00"), status="lost", stage=stage)
    make_deal(pipeline, cast.xiaowang, Decimal("2000.00"))
    make_deal(pipeline, cast.xiaowang, Decimal("100.00"), status="lost")
    make_deal(pipeline, cast.xiaoli, Decimal("5000.00"), status="open", day=date(2026, 8, 1), stage=1)


def takes(who, **query):
    return client_for(who).get("/api/what-it-takes", query)


def test_rates_are_ones_own_shrunk_to_the_team(cast, published, record):  # noqa: F811
    found = takes(cast.xiaoli).json()
    win, deal = found["rates"]["win"], found["rates"]["deal"]
    assert (win["own"], win["count"], win["trust"]) == (0.5, 4, pytest.approx(4 / 14))
    assert min(win["own"], win["base"]) <= win["value"] <= max(win["own"], win["base"])
    assert (deal["own"], deal["count"]) == (800_000, 2)
    assert deal["base"] <= deal["value"] <= deal["own"]
    assert found["remaining"] == found["target"] - found["actual"] > 0
    assert [stage["open_count"] for stage in found["stages"]] == [0, 1, 0]
    for stage in found["stages"]:
        body = {"scope": "all", "filter": stage["drill"]["filter"]}
        assert client_for(cast.xiaoli).post("/api/resources/deal/count", body).json()["count"] == stage["open_count"]
    assert found["plan"]["wins"] == pytest.approx(found["remaining"] / deal["value"])
    kinds = [one["kind"] for one in found["activities"]]
    assert kinds[-2:] == ["quotes", "deals"]  # the second stage is called 方案报价
    assert found["can_save"] is True


def test_what_if_answers_at_once(cast, published, record):  # noqa: F811
    usual = takes(cast.xiaoli).json()
    better = takes(cast.xiaoli, win=min(2 * usual["rates"]["win"]["value"], 1), cycle=10, deal=2_000_000).json()
    assert better["rates"]["win"]["usual"] == usual["rates"]["win"]["value"]
    assert better["rates"]["cycle"]["value"] == pytest.approx(10)
    assert better["plan"]["likely"] < usual["plan"]["likely"]
    assert better["stages"][0]["by"] > usual["stages"][0]["by"]
    assert takes(cast.xiaoli, win=0).status_code == 422


def test_without_won_deals_nothing_is_made_up(cast, published, pipeline):  # noqa: F811
    found = takes(cast.xiaoli).json()
    assert (found["plan"], found["activities"]) == (None, [])
    assert takes(cast.xiaoli, deal=100_000).json()["plan"]["wins"] > 0


def test_what_comes_too_late_is_marked(cast, published, record):  # noqa: F811
    found = takes(cast.xiaoli, period="2026-06", cycle=300).json()
    assert found["stages"][0]["late"] is True
    assert found["stages"][0]["by"] < TODAY.isoformat()
    assert found["days"] == 16


def test_a_team_is_seen_by_those_over_it(cast, published, record):  # noqa: F811
    team = f"team:{cast.team.id}"
    found = takes(cast.zhang, node=team).json()
    assert (found["node"]["name"], found["can_save"]) == ("一组", False)
    assert takes(cast.xiaoli, node=team).status_code == 404
    assert takes(cast.xiaowang, node=f"member:{cast.xiaoli.id}").status_code == 404
    assert takes(cast.front_desk).status_code == 403


def save(who, member, **changes):
    body = {
        "member": member.id, "starts_on": "2026-06-15", "ends_on": "2026-12-31",
        "items": [{"kind": "visits", "per_week": 6}, {"kind": "deals", "per_week": 3}],
    }  # fmt: skip
    return client_for(who).post("/api/activity", body | changes)


def follow_up(cast, customer, day, method="visit"):
    return FollowUp.objects.create(
        customer=customer,
        owner=cast.xiaoli,
        team=cast.team,
        method=method,
        text="谈了",
        happened_at=clock.day_start(day),
    )


def test_the_week_counts_what_was_done_and_opens_it(cast, pipeline):
    assert save(cast.xiaoli, cast.xiaoli).status_code == 200
    customer = Customer.objects.create(name="大华", name_key="大华", owner=cast.xiaoli, team=cast.team)
    for day in (TODAY, TODAY + timedelta(6), TODAY + timedelta(7), TODAY - timedelta(1)):
        follow_up(cast, customer, day)
    follow_up(cast, customer, TODAY, "call")
    make_deal(pipeline, cast.xiaoli, Decimal("1.00"), status="open", opened_on=TODAY)
    found = client_for(cast.xiaoli).get("/api/activity").json()
    assert (found["start"], found["end"]) == ("2026-06-15", "2026-06-21")
    items = found["people"][0]["items"]
    assert [(one["kind"], one["per_week"], one["done"]) for one in items] == [("visits", 6, 2), ("deals", 3, 1)]
    for item in items:
        drill = item["drill"]
        counted = client_for(cast.xiaoli).post(
            f"/api/resources/{drill['resource']}/count", {"scope": "all", "filter": drill["filter"]}
        )
        assert counted.json()["count"] == item["done"]


def test_quotes_are_deals_that_come_into_that_stage(cast, pipeline):
    save(cast.xiaoli, cast.xiaoli, items=[{"kind": "quotes", "per_week": 2}])
    deal = make_deal(pipeline, cast.xiaoli, Decimal("1.00"), status="open", stage=2)
    for n, stage in enumerate(Stage.objects.filter(pipeline=pipeline).order_by("position")):
        at = clock.day_start(TODAY) + timedelta(hours=n)
        StageEntry.objects.create(deal=deal, stage=stage, entered_at=at, left_at=at + timedelta(hours=1))
    item = client_for(cast.zhang).get(f"/api/activity?node=team:{cast.team.id}").json()["people"][0]["items"][0]
    assert (item["done"], item["per_week"]) == (1, 2)
    answer = client_for(cast.zhang).post("/api/resources/deal/count", {"filter": item["drill"]["filter"]})
    assert answer.json()["count"] == 1


def test_new_ones_take_the_place_of_those_before(cast):
    save(cast.xiaoli, cast.xiaoli)
    save(cast.xiaoli, cast.xiaoli, starts_on="2026-07-01", items=[{"kind": "visits", "per_week": 8}])
    rows = ActivityTarget.objects.filter(kind="visits", replaced_by=None).order_by("starts_on")
    assert [(row.per_week, row.ends_on) for row in rows] == [(6, date(2026, 6, 30)), (8, date(2026, 12, 31))]
    save(cast.xiaoli, cast.xiaoli, starts_on="2026-07-01", items=[{"kind": "visits", "per_week": 0}])
    assert ActivityTarget.objects.filter(kind="visits", replaced_by=None).count() == 1
    july = client_for(cast.xiaoli).get("/api/activity?day=2026-07-08").json()
    assert [one["kind"] for one in july["people"][0]["items"]] == ["deals"]


def test_who_may_set_whose(cast):
    assert save(cast.chen, cast.xiaoli).status_code == 200  # a manager, for the own people
    assert save(cast.xiaoli, cast.xiaowang).status_code == 404
    assert save(cast.inspector, cast.inspector).status_code == 200  # everybody, for themselves
    assert save(cast.xiaoli, cast.xiaoli, ends_on="2026-01-01").status_code == 422
    assert client_for(cast.xiaowang).get(f"/api/activity?node=member:{cast.xiaoli.id}").status_code == 404


def test_queries_do_not_grow_with_people(cast, published, record, django_assert_max_num_queries):  # noqa: F811
    for member in (cast.xiaoli, cast.zhang, cast.xiaowang):
        save(cast.liu, member)
    client = client_for(cast.liu)
    with django_assert_max_num_queries(20):
        client.get(f"/api/activity?node=team:{cast.company.id}")
    with django_assert_max_num_queries(40):
        client.get("/api/what-it-takes")
    assert Deal.objects.exists()
