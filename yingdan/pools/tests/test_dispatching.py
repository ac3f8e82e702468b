"""A pool assigns by itself and explains it; what pools earn."""

from datetime import timedelta
from decimal import Decimal

import pytest

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.customers.models import Customer
from yingdan.deals.models import Deal
from yingdan.kernel import clock
from yingdan.org.models import Member, Territory, TerritoryTeam
from yingdan.platform.models import Notification
from yingdan.pools.models import Decision, Dispatch, Entry, Move, Pool, Seat
from yingdan.pools.services import claiming, dispatching, releasing
from yingdan.pools.tests.making import lie, make_customer, make_deal


@pytest.fixture
def ready(cast: Cast, pool: Pool) -> Pool:
    for member in (cast.xiaoli, cast.xiaowang):
        Seat.objects.create(pool=pool, member=member)
    Dispatch.objects.filter(pool=pool).update(active=True, on_duty_only=False)
    return pool


def test_records_go_out_in_turn_and_each_receiver_is_told_once(cast: Cast, ready: Pool) -> None:
    lie(ready, *(make_customer(f"客户{n}") for n in range(5)))
    assert dispatching.run_all() == 5
    assert sorted(Customer.objects.filter(owner__isnull=False).values_list("owner__name", flat=True)) == (
        ["小李"] * 3 + ["小王"] * 2
    )
    assert Notification.objects.count() == 2
    assert set(Decision.objects.values_list("why", flat=True)) == {"round_robin"}
    lie(ready, make_customer("再来"))
    dispatching.run_all()
    assert Customer.objects.get(name="再来").owner == cast.xiaowang  # whose turn it is


def test_a_refusal_is_explained_and_said_once(cast: Cast, ready: Pool) -> None:
    Seat.objects.filter(member=cast.xiaoli).update(paused=True)
    Seat.objects.filter(member=cast.xiaowang).update(upper=0)
    lie(ready, make_customer())
    assert dispatching.run_all() + dispatching.run_all() == 0
    decision = Decision.objects.get()
    assert {one["code"] for one in decision.reasons} == {"paused", "full"}
    shown = client_for(cast.chen).get(f"/api/pools/{ready.pk}/decisions").json()["items"][0]
    assert (shown["receiver"], shown["why"]) == (None, "full")
    assert {one["name"] for one in shown["reasons"]} == {"小李", "小王"}


def test_the_absent_and_the_closed_hour_receive_nothing(cast: Cast, ready: Pool) -> None:
    Dispatch.objects.update(on_duty_only=True)
    Member.objects.filter(id=cast.xiaoli.pk).update(ended_on=clock.today() - timedelta(1))
    people = {one.id: one.why_not for one in dispatching.receivers(Dispatch.objects.get(pool=ready))}
    assert people[cast.xiaoli.pk] == "left"
    Dispatch.objects.update(hours=[{"weekday": clock.today().isoweekday() % 7 + 1, "from": "00:00", "to": "24:00"}])
    lie(ready, make_customer())
    assert dispatching.run_all() == 0
    assert not Decision.objects.exists()


def test_territories_decide_who_is_near(cast: Cast, ready: Pool) -> None:
    territory = Territory.objects.create(name="苏南")
    part = Territory.objects.create(name="苏州", parent=territory)
    TerritoryTeam.objects.create(territory=territory, team=cast.other_team)
    Dispatch.objects.update(method="territory")
    lie(ready, make_customer("近", territory=part))
    dispatching.run_all()
    assert Customer.objects.get(name="近").owner == cast.xiaowang


def test_what_cannot_go_anywhere_keeps_nobody_waiting(cast: Cast, ready: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatching, "BATCH", 2)
    south = Territory.objects.create(name="苏南")
    TerritoryTeam.objects.create(territory=south, team=cast.other_team)
    Dispatch.objects.update(method="territory", territory_only=True)
    lie(ready, *(make_customer(f"远{n}") for n in range(5)), days=20)
    lie(ready, make_customer("近", territory=south))
    assert dispatching.run_all() == 1
    assert Customer.objects.get(name="近").owner == cast.xiaowang
    assert Decision.objects.filter(member=None, why="other_territory").count() == 5
    assert dispatching.run_all() == 0
    assert Decision.objects.count() == 6


def test_the_plan_says_it_all_and_does_nothing(cast: Cast, ready: Pool) -> None:
    lie(ready, make_customer())
    client = client_for(cast.chen)
    (planned,) = client.get(f"/api/pools/{ready.pk}/dispatch/plan").json()["items"]
    assert (planned["receiver"], planned["record"]) == ("小李", "华兴")
    assert Entry.objects.count() == 1
    assert client.post(f"/api/pools/{ready.pk}/dispatch/run").json() == {"done": 1}
    assert Move.objects.get().by == cast.chen


def test_settings_are_kept_and_checked(cast: Cast, ready: Pool) -> None:
    client, path = client_for(cast.liu), f"/api/pools/{ready.pk}/dispatch"
    body = {**client.get(path).json(), "method": "ratio", "hours": [{"weekday": 1, "from": "09:00", "to": "18:00"}],
            "seats": [{"member_id": cast.xiaoli.pk, "share": "0.01", "lower": 1, "upper": 5}]}  # fmt: skip
    saved = client.put(path, body).json()
    assert (saved["method"], saved["hours"], saved["seats"][0]["share"]) == ("ratio", body["hours"], "0.01")
    assert client.put(path, body).json()["code"] == "version_conflict"
    stranger = {**saved, "seats": [{"member_id": cast.liu.pk}]}
    assert client.put(path, stranger).status_code == 422
    bounds = {**saved, "seats": [{"member_id": cast.xiaoli.pk, "lower": 9, "upper": 5}]}
    assert client.put(path, bounds).json()["params"]["fields"]["seats"][0]["code"] == "pool_seat_bounds"


def test_economics_count_what_was_won_after_the_claim(cast: Cast, pool: Pool) -> None:
    before, after = make_customer("早"), make_customer("晚")
    make_deal(before, "won", amount=900, closed_on=clock.today() - timedelta(5))
    lie(pool, before, after, days=10)
    claiming.claim(actor_for(cast.xiaoli), pool.pk, [before.id, after.id])
    after.refresh_from_db()
    make_deal(after, "won", amount=1200)
    client = client_for(cast.liu)
    page = client.get("/api/pools/economics/customer").json()
    (line,) = page["pools"]
    assert (line["went"], line["wins"], Decimal(line["amount"]), round(line["waited_days"])) == (
        2,
        1,
        Decimal(1200),
        10,
    )
    (person,) = page["people"]
    assert (person["name"], person["claimed"], person["revived"], person["held"]) == ("小李", 2, 1, 2)
    file = client.get("/api/pools/economics/customer/export")
    assert file.content[:2] == b"PK"
    assert Deal.objects.count() == 2


def test_what_is_won_after_the_record_went_back_is_the_next_ones(cast: Cast, pool: Pool) -> None:
    customer = make_customer()
    lie(pool, customer)
    claiming.claim(actor_for(cast.xiaoli), pool.pk, [customer.id])
    releasing.release(actor_for(cast.xiaoli), "customer", pool.pk, [customer.id], "没有时间")
    claiming.claim(actor_for(cast.xiaowang), pool.pk, [customer.id])
    customer.refresh_from_db()
    make_deal(customer, "won", amount=500)
    page = client_for(cast.liu).get("/api/pools/economics/customer").json()
    assert [(line["went"], line["wins"], Decimal(line["amount"])) for line in page["pools"]] == [(2, 1, Decimal(500))]
    assert {one["name"]: (one["claimed"], one["wins"], one["revived"]) for one in page["people"]} == {
        "小李": (1, 0, 0), "小王": (1, 1, 1),
    }  # fmt: skip
