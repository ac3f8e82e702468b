"""Claim, assign, release, put in, take back."""

from datetime import timedelta

import pytest

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.errors import Forbidden, NotFound
from yingdan.platform.models import Notification
from yingdan.pools.models import Entry, Move, Pool
from yingdan.pools.services import assigning, claiming, releasing, undoing
from yingdan.pools.tests.making import lie, make_customer, make_deal, make_lead, make_pool

ASK = {"scope": "all"}


def test_whoever_claims_owns_it_and_the_move_is_remembered(cast: Cast, pool: Pool) -> None:
    customer = make_customer()
    lie(pool, customer, former=cast.xiaowang)
    done = claiming.claim(actor_for(cast.xiaoli), pool.pk, [customer.id])
    customer.refresh_from_db()
    assert (done["done"], customer.owner, customer.team, customer.version) == (1, cast.xiaoli, cast.team, 2)
    assert not Entry.objects.exists()
    move = Move.objects.get()
    assert (move.kind, move.to_owner, move.waited_owner, move.by) == ("claim", cast.xiaoli, cast.xiaowang, cast.xiaoli)


def test_the_second_learns_who_was_quicker(cast: Cast, pool: Pool) -> None:
    customer = make_customer()
    lie(pool, customer)
    claiming.claim(actor_for(cast.xiaowang), pool.pk, [customer.id])
    (failed,) = claiming.claim(actor_for(cast.xiaoli), pool.pk, [customer.id])["failed"]
    assert failed["code"] == "pool_taken"
    assert "小王" in failed["message"]


def test_each_row_of_many_tells_why_it_stayed(cast: Cast, pool: Pool) -> None:
    pool.max_held, pool.cooldown_days, pool.protect_hours = 2, 30, 24
    pool.save()
    fine, mine_before, fresh, beyond = (make_customer(name) for name in ("甲", "乙", "丙", "丁"))
    make_customer("已有", cast.xiaoli)
    lie(pool, fine, beyond)
    lie(pool, mine_before, former=cast.xiaoli)
    lie(pool, fresh, days=0)
    ids = [mine_before.id, fresh.id, fine.id, beyond.id, 10**9]
    done = claiming.claim(actor_for(cast.xiaoli), pool.pk, ids)
    assert {one["id"]: one["code"] for one in done["failed"]} == {
        mine_before.id: "pool_cooling",
        fresh.id: "pool_protected",
        beyond.id: "pool_full_hands",
        10**9: "pool_not_there",
    }
    assert (done["done"], done["left"]) == (1, 0)


def test_claims_of_a_day_count_even_when_taken_back(cast: Cast, pool: Pool) -> None:
    Pool.objects.update(claims_per_day=1)
    first, second = make_customer("甲"), make_customer("乙")
    lie(pool, first, second)
    actor = actor_for(cast.xiaoli)
    undoing.undo_own(actor, claiming.claim(actor, pool.pk, [first.id])["undo_token"])
    assert claiming.claim(actor, pool.pk, [second.id])["failed"][0]["code"] == "pool_day_used"


def test_what_was_won_does_not_count_when_the_pool_says_so(cast: Cast, pool: Pool) -> None:
    Pool.objects.update(max_held=1, free_held=["won"])
    make_deal(make_customer("老客户", cast.xiaoli), "won")
    waiting = make_customer()
    lie(pool, waiting)
    assert claiming.claim(actor_for(cast.xiaoli), pool.pk, [waiting.id])["done"] == 1


def test_a_pool_for_assigning_cannot_be_claimed_from(cast: Cast, pool: Pool) -> None:
    Pool.objects.update(assign_only=True)
    customer = make_customer()
    lie(pool, customer)
    assert claiming.claim(actor_for(cast.xiaoli), pool.pk, [customer.id])["failed"][0]["code"] == "pool_assign_only"


def test_strangers_do_not_see_the_pool(cast: Cast) -> None:
    elsewhere = make_pool("二组公海", cast.other_team)
    with pytest.raises(NotFound):
        claiming.claim(actor_for(cast.xiaoli), elsewhere.pk, [1])
    with pytest.raises(Forbidden):  # sees all pools, belongs to none
        claiming.claim(actor_for(cast.liu), elsewhere.pk, [1])


def test_numbers_of_records_elsewhere_tell_nothing(cast: Cast, pool: Pool) -> None:
    others = make_customer("别人的客户", cast.liu)
    Move.objects.create(kind="claim", pool=make_pool("别处"), customer=others, to_owner=cast.liu, at=clock.now())
    (refused,) = client_for(cast.xiaoli).post(f"/api/pools/{pool.pk}/claim", {"ids": [others.id]}).json()["failed"]
    assert (refused["title"], refused["code"]) == ("", "pool_not_there")
    assigned = {"ids": [others.id], "owner_id": cast.xiaoli.pk}
    (refused,) = client_for(cast.chen).post(f"/api/pools/{pool.pk}/assign", assigned).json()["failed"]
    assert (refused["title"], refused["code"]) == ("", "pool_not_there")


def test_an_administrator_assigns_and_tells_the_receiver(cast: Cast, pool: Pool) -> None:
    customers = [make_customer(name) for name in "甲乙"]
    lie(pool, *customers)
    ids = [one.id for one in customers]
    with pytest.raises(Forbidden):
        assigning.assign(actor_for(cast.xiaoli), pool.pk, ids, cast.xiaoli.pk)
    assert assigning.assign(actor_for(cast.chen), pool.pk, ids, cast.xiaoli.pk, "同城")["done"] == 2
    assert set(Customer.objects.values_list("owner", flat=True)) == {cast.xiaoli.pk}
    assert Notification.objects.get(user=cast.xiaoli.user).params["count"] == 2


def test_releasing_needs_a_reason_and_spares_whom_somebody_sells_to(cast: Cast, pool: Pool) -> None:
    free, busy, others = (make_customer(name, owner) for name, owner in (("甲", cast.xiaoli), ("乙", cast.xiaoli),
                                                                         ("丙", cast.xiaowang)))  # fmt: skip
    make_deal(busy)
    done = releasing.release(actor_for(cast.xiaoli), "customer", pool.pk, [free.id, busy.id, others.id], "无需求")
    assert {one["id"]: one["code"] for one in done["failed"]} == {busy.id: "pool_busy", others.id: "not_found"}
    free.refresh_from_db()
    entry = Entry.objects.get()
    assert (free.owner, free.team, entry.customer, entry.former_owner) == (None, cast.company, free, cast.xiaoli)
    assert entry.reason == "无需求"


def test_taking_back_restores_owner_time_and_pool(cast: Cast, pool: Pool) -> None:
    long_ago = clock.now() - timedelta(40)
    customer = make_customer("甲", cast.xiaoli)
    Customer.objects.filter(id=customer.id).update(owned_since=long_ago)
    actor = actor_for(cast.xiaoli)
    token = releasing.release(actor, "customer", pool.pk, [customer.id], "无需求")["undo_token"]
    assert undoing.undo_own(actor, token)["done"] == 1
    customer.refresh_from_db()
    assert (customer.owner, customer.team, customer.owned_since) == (cast.xiaoli, cast.team, long_ago)
    assert not Entry.objects.exists()


def test_an_undone_claim_lies_in_the_pool_as_long_as_before(cast: Cast, pool: Pool) -> None:
    customer = make_customer()
    lie(pool, customer, former=cast.xiaowang)
    before = Entry.objects.get()
    move_id = _claimed(cast, pool, customer)
    assert undoing.undo(actor_for(cast.chen), [move_id])["done"] == 1
    after = Entry.objects.get()
    assert (after.since, after.former_owner) == (before.since, cast.xiaowang)
    assert undoing.undo(actor_for(cast.chen), [move_id])["failed"][0]["code"] == "pool_undone_already"


def test_what_went_on_since_is_not_taken_back(cast: Cast, pool: Pool) -> None:
    customer = make_customer()
    lie(pool, customer)
    move_id = _claimed(cast, pool, customer)
    Customer.objects.update(version=9)
    assert undoing.undo(actor_for(cast.chen), [move_id])["failed"][0]["code"] == "changed_since"
    Move.objects.update(at=clock.now() - timedelta(10))
    assert undoing.undo(actor_for(cast.chen), [move_id])["failed"][0]["code"] == "pool_undo_over"


def _claimed(cast: Cast, pool: Pool, customer: Customer) -> int:
    claiming.claim(actor_for(cast.xiaoli), pool.pk, [customer.id])
    return int(Move.objects.values_list("id", flat=True).get(kind="claim"))


def test_whoever_gets_an_owner_elsewhere_leaves_the_pool(cast: Cast, pool: Pool) -> None:
    customer = make_customer()
    lie(pool, customer, former=cast.xiaowang)
    answer = client_for(cast.liu).post("/api/customers/assign", {"ids": [customer.id], "owner_id": cast.xiaoli.pk})
    assert answer.json()["done"] == 1
    assert not Entry.objects.exists()
    move = Move.objects.get()
    assert (move.kind, move.to_owner, move.by, move.waited_owner) == ("direct", cast.xiaoli, cast.liu, cast.xiaowang)


def test_administrators_put_in_what_nobody_owns(cast: Cast, pool: Pool) -> None:
    customer = make_customer()
    client = client_for(cast.liu)
    assert client.get("/api/pools").json()["ownerless"]["customer"] == 1
    assert client.post(f"/api/pools/{pool.pk}/put", {"ids": [customer.id], "reason": "无主"}).json()["done"] == 1
    assert client.get("/api/pools").json()["ownerless"]["customer"] == 0
    again = client.post(f"/api/pools/{pool.pk}/put", {"ids": [customer.id]}).json()
    assert again["failed"][0]["code"] == "pool_lies_in"


def test_leads_move_the_same_way(cast: Cast) -> None:
    pool = make_pool("线索公海", cast.region, kind="lead")
    lead = make_lead()
    lie(pool, lead)
    client = client_for(cast.xiaoli)
    assert client.post(f"/api/pools/{pool.pk}/claim", {"ids": [lead.id]}).json()["done"] == 1
    back = client.post("/api/pools/release/lead", {"ids": [lead.id], "pool_id": pool.pk, "reason": "空号"})
    assert back.json()["done"] == 1
    assert Entry.objects.get().lead == lead
