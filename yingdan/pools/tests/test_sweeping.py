"""The nightly recycling: what it takes, what it spares, once a day, and back again."""

from datetime import timedelta
from typing import Any

import pytest

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.platform.models import Notification
from yingdan.pools import kinds
from yingdan.pools.jobs import work_out
from yingdan.pools.models import Due, Entry, Exemption, Move, Pool, Rule, Sweep
from yingdan.pools.services import claiming, exempting, previewing, refreshing, sweeping, undoing_sweeps
from yingdan.pools.tests.making import lie, make_customer, make_deal, make_lead, make_pool

IDLE = {"name": "30 天未跟进", "clauses": [{"clause": "idle", "n": 30}]}


def held(cast: Cast, name: str = "甲", days: int = 40, **columns: Any) -> Customer:
    customer = make_customer(name, columns.pop("owner", cast.xiaoli), **columns)
    Customer.objects.filter(id=customer.id).update(owned_since=clock.now() - timedelta(days))
    return customer


@pytest.fixture
def rule(pool: Pool) -> Rule:
    return Rule.objects.create(pool=pool, active=True, **IDLE)


def test_what_is_due_goes_to_the_pool_with_its_reason(cast: Cast, rule: Rule) -> None:
    gone, stays = held(cast, "甲"), held(cast, "乙", days=30)
    sweep = sweeping.run()
    assert sweep is not None
    assert (sweep.stage, sweep.counts["recycle"]) == ("done", 1)
    gone.refresh_from_db()
    stays.refresh_from_db()
    entry, move = Entry.objects.get(), Move.objects.get()
    assert (gone.owner, gone.version, stays.owner) == (None, 2, cast.xiaoli)
    assert (entry.customer, entry.former_owner, entry.reason) == (gone, cast.xiaoli, "30 天未跟进")
    assert (move.kind, move.rule, move.sweep, move.due_on) == ("recycle", rule, sweep, clock.today() - timedelta(10))
    history = client_for(cast.liu).get(f"/api/resources/customer/{gone.id}/history").json()["items"]
    assert "30 天未跟进" in [item["reason"] for item in history]


def test_it_spares_whom_somebody_sells_to_whom_was_won_locked_and_listed(cast: Cast, rule: Rule) -> None:
    busy, won, locked, listed = (held(cast, name) for name in "甲乙丙丁")
    make_deal(busy)
    make_deal(won, "won")
    exempting.lock(actor_for(cast.xiaoli), "customer", locked.id)
    exempting.put_on_list(actor_for(cast.chen), "customer", listed.id, "战略客户", None)
    sweeping.run()
    assert not Entry.objects.exists()


def test_a_day_is_swept_once_however_often_it_is_asked_for(cast: Cast, rule: Rule) -> None:
    held(cast)
    first = sweeping.run()
    held(cast, "后来的")
    again = sweeping.run()
    assert again == first
    assert (Sweep.objects.count(), Move.objects.count()) == (1, 1)


def test_an_interrupted_sweep_goes_on_where_it_was(cast: Cast, rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        held(cast, f"客户{number}")
    monkeypatch.setattr(sweeping, "BATCH", 1)
    real, calls = sweeping._move, []

    def dies(*given: Any) -> None:
        calls.append(given)
        if len(calls) == 2:
            raise RuntimeError("power cut")
        real(*given)

    monkeypatch.setattr(sweeping, "_move", dies)
    with pytest.raises(RuntimeError):
        sweeping.run()
    assert Sweep.objects.get().stage == "moves"
    sweep = sweeping.run()
    assert sweep is not None
    assert (sweep.counts["recycle"], Entry.objects.count(), Move.objects.count()) == (3, 3, 3)


def test_days_without_the_worker_are_made_up_for_once(cast: Cast, rule: Rule) -> None:
    sweeping.run(clock.today() - timedelta(4))
    held(cast, days=33)  # would have gone two days ago
    sweep = sweeping.run()
    assert sweep is not None
    assert (sweep.counts["recycle"], Sweep.objects.count()) == (1, 2)


def test_leads_are_recycled_too_and_converted_ones_never(cast: Cast) -> None:
    pool = make_pool("线索公海", cast.region, kind="lead")
    Rule.objects.create(pool=pool, active=True, name="七天", clauses=[{"clause": "idle_after_claim", "n": 7}])
    long_ago = clock.now() - timedelta(9)
    gone = make_lead("甲", cast.xiaoli, owned_since=long_ago)
    make_lead("乙", cast.xiaoli, owned_since=long_ago, status="converted", converted_at=clock.now())
    sweeping.run()
    assert Entry.objects.get().lead == gone


def test_a_rule_may_send_to_another_pool_and_pools_hand_on(cast: Cast, pool: Pool, rule: Rule) -> None:
    company = make_pool("公司公海", cast.company)
    Rule.objects.update(target=company)
    gone = held(cast)
    waited = make_customer("久等")
    lie(pool, waited, days=61)
    Pool.objects.filter(id=pool.pk).update(onward=company, onward_days=60)
    sweep = sweeping.run()
    assert sweep is not None
    assert set(Entry.objects.values_list("customer", "pool")) == {(gone.id, company.pk), (waited.id, company.pk)}
    assert sweep.counts["onward"] == 1
    assert sweeping.run(clock.today() + timedelta(1)) is not None  # and not again
    assert Move.objects.filter(kind="onward").count() == 1


def test_a_sweep_is_taken_back_but_not_what_was_claimed_since(cast: Cast, pool: Pool, rule: Rule) -> None:
    back, claimed = held(cast, "甲"), held(cast, "乙")
    since = Customer.objects.get(id=back.id).owned_since
    sweep = sweeping.run()
    assert sweep is not None
    claiming.claim(actor_for(cast.xiaowang), pool.pk, [claimed.id])
    assert undoing_sweeps.undo(actor_for(cast.liu), sweep.pk) == {"done": 1, "failed": 1, "waiting": False}
    back.refresh_from_db()
    claimed.refresh_from_db()
    assert (back.owner, back.team, back.owned_since, claimed.owner) == (cast.xiaoli, cast.team, since, cast.xiaowang)
    assert Exemption.objects.get().until == clock.today() + timedelta(3)
    assert sweeping.run(clock.today() + timedelta(1)) is not None
    back.refresh_from_db()
    assert back.owner == cast.xiaoli  # has three days


def test_people_are_warned_once_a_day_and_told_what_went(cast: Cast, rule: Rule) -> None:
    held(cast, "甲", days=29), held(cast, "乙", days=30), held(cast, "丙", days=60)
    sweeping.run()
    refreshing.refresh_all(kinds.CUSTOMER)
    told = {(note.user_id, note.kind): note.params["count"] for note in Notification.objects.all()}
    assert told == {
        (cast.xiaoli.user_id, "pool.warning_owner_customer"): 2,
        (cast.zhang.user_id, "pool.warning_superior_customer"): 2,
        (cast.xiaoli.user_id, "pool.recycled_customer"): 1,
    }
    today = clock.today()
    days = f"due={today}..{today + timedelta(1)}"  # the address of just these records
    paths = dict(Notification.objects.values_list("kind", "path"))
    assert paths["pool.warning_owner_customer"] == f"/customers?scope=mine&{days}"
    assert paths["pool.warning_superior_customer"] == f"/customers?scope=all&{days}&of={cast.xiaoli.id}"


def test_a_preview_says_who_would_lose_what_and_when(cast: Cast, pool: Pool) -> None:
    (
        held(cast, "今晚"),
        held(cast, "明天", days=29),
        held(cast, "不久", days=20, owner=cast.xiaowang),
        held(cast, "以后", days=0),
    )
    client = client_for(cast.liu)
    got = client.post(f"/api/pools/{pool.pk}/previews", {"rules": [IDLE]}).json()
    today = clock.today()
    assert (got["status"], got["tonight"], got["total"]) == ("done", 1, 4)
    assert [(one["day"], one["count"]) for one in got["days"]] == [(str(today + timedelta(n)), 1) for n in (1, 10, 30)]
    assert [(one["name"], one["tonight"], one["total"]) for one in got["owners"]] == [("小李", 1, 3), ("小王", 0, 1)]
    behind = client.get(f"/api/pools/previews/{got['id']}/records?tonight=true").json()["items"]
    assert [one["name"] for one in behind] == ["今晚"]
    assert not Entry.objects.exists()
    assert client_for(cast.chen).post(f"/api/pools/{pool.pk}/previews", {}).status_code == 403


def test_a_preview_promises_what_the_sweep_then_does(cast: Cast, pool: Pool, rule: Rule) -> None:
    for number in range(6):
        held(cast, f"客户{number}", days=26 + number)
    preview = previewing.start(actor_for(cast.liu), pool.pk, None)
    promised = set(preview.rows.filter(due_on__lte=clock.today()).values_list("customer", flat=True))
    sweeping.run(clock.today() + timedelta(1))  # tonight
    assert set(Entry.objects.values_list("customer", flat=True)) == promised
    assert len(promised) == 2


def test_locks_are_few_and_only_for_what_is_ones_own(cast: Cast, pool: Pool) -> None:
    Pool.objects.update(max_locks=1)
    first, second, others = held(cast, "甲"), held(cast, "乙"), held(cast, "丙", owner=cast.xiaowang)
    client = client_for(cast.xiaoli)
    assert client.put(f"/api/pools/records/customer/{first.id}/lock").json()["locked"] is True
    refused = client.put(f"/api/pools/records/customer/{second.id}/lock")
    assert (refused.status_code, refused.json()["code"]) == (409, "pool_locks_used")
    assert client.put(f"/api/pools/records/customer/{others.id}/lock").status_code == 404
    client.delete(f"/api/pools/records/customer/{first.id}/lock")
    assert client.put(f"/api/pools/records/customer/{second.id}/lock").status_code == 200


def test_a_lock_ends_with_the_owner(cast: Cast, pool: Pool, rule: Rule) -> None:
    Pool.objects.update(max_locks=1)
    customer = held(cast, "甲", days=60)
    path = f"/api/pools/records/customer/{customer.id}/lock"
    assert client_for(cast.xiaoli).put(path).json()["due_on"] is None
    Customer.objects.filter(id=customer.id).update(owner=cast.xiaowang)
    second = client_for(cast.xiaowang)
    shown = second.get(f"/api/pools/records/customer/{customer.id}").json()
    assert (shown["locked"], shown["locks"], shown["due_on"] is None) == (False, 0, False)
    assert second.put(path).json()["locks"] == 1
    Customer.objects.filter(id=customer.id).update(owner=cast.xiaoli)
    sweeping.run(clock.today() + timedelta(40))
    assert Entry.objects.get().customer == customer


def test_what_would_go_to_a_pool_that_is_off_stays_in_reach(cast: Cast, pool: Pool, rule: Rule) -> None:
    Rule.objects.update(target=make_pool("停用的公海", active=False))
    held(cast)
    sweeping.run(clock.today() + timedelta(1))
    assert Entry.objects.get().pool == pool


def test_lists_and_records_show_the_days_left(cast: Cast, pool: Pool, rule: Rule) -> None:
    customer = held(cast, days=25)
    work_out("customer")
    client = client_for(cast.xiaoli)
    day = str(clock.today() + timedelta(5))
    asked = {"columns": ["name", "pool_due_on", "pool_rule"], "sort": [{"field": "pool_due_on", "desc": False}]}
    rows = client.post("/api/resources/customer/query", asked).json()["rows"]
    assert rows[0]["values"] == {"name": "甲", "pool_due_on": day, "pool_rule": "30 天未跟进"}
    shown = client.get(f"/api/pools/records/customer/{customer.id}").json()
    assert (shown["due_on"], shown["days_left"], shown["rule"], shown["may_release"]) == (day, 5, "30 天未跟进", True)
    client.post(f"/api/customers/{customer.id}/followups", {"text": "谈得不错"})
    assert client.get(f"/api/pools/records/customer/{customer.id}").json()["days_left"] == 30
    assert Due.objects.get().due_on == clock.today() + timedelta(30)


def test_the_report_and_the_pulse_are_on_the_page(cast: Cast, pool: Pool, rule: Rule) -> None:
    held(cast)
    sweep = sweeping.run()
    assert sweep is not None
    client = client_for(cast.chen)
    page = client.get("/api/pools/sweeps").json()
    assert (page["today_done"], page["items"][0]["recycled"], page["worker_alive"]) == (True, 1, False)
    report = client.get(f"/api/pools/sweeps/{sweep.pk}").json()
    assert [(line["name"], line["count"]) for line in report["owners"]] == [("小李", 1)]
    owners = client_for(cast.liu).get(f"/api/customers/{Entry.objects.get().customer_id}/owners")
    assert owners.json()["items"][0]["to"] == "华东公海"
