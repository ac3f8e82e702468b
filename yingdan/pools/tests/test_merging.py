"""Customers in pools are merged, leads in pools are converted, and both taken back."""

from yingdan.conftest import Cast, actor_for
from yingdan.customers.models import Customer
from yingdan.customers.services import merging, unmerging
from yingdan.leads.services import converting, unconverting
from yingdan.leads.services.converting import Wish
from yingdan.pools.models import Entry, Exemption, Move, Pool
from yingdan.pools.services import claiming, merge_parts
from yingdan.pools.tests.making import lie, make_customer, make_lead, make_pool


def test_one_entry_stays_and_comes_back(cast: Cast, pool: Pool) -> None:
    survivor, old = make_customer("甲"), make_customer("甲公司")
    lie(pool, survivor, old, former=cast.xiaoli, reason="无需求")
    kept = merge_parts.move(survivor.id, old.id)
    assert Entry.objects.get().customer == survivor
    assert merge_parts.restore(survivor.id, old.id, kept) == 0
    again = Entry.objects.get(customer=old)
    assert (again.former_owner, again.reason) == (cast.xiaoli, "无需求")


def test_what_only_the_old_one_had_goes_to_the_survivor(cast: Cast, pool: Pool) -> None:
    survivor, old = make_customer("甲"), make_customer("甲公司")
    lie(pool, old)
    Exemption.objects.create(kind="list", customer=old)
    kept = merge_parts.move(survivor.id, old.id)
    assert Entry.objects.get().customer == Exemption.objects.get().customer == survivor
    Customer.objects.filter(id=survivor.id).update(owner=cast.xiaoli)  # claimed since: nothing left to give back
    assert merge_parts.restore(survivor.id, old.id, kept) == 1
    assert Exemption.objects.get().customer == old


def test_a_survivor_that_took_over_an_owner_lies_in_the_pool_again(cast: Cast, pool: Pool) -> None:
    survivor, old = make_customer("甲"), make_customer("甲公司", cast.xiaoli)
    lie(pool, survivor, former=cast.xiaowang)
    liu = actor_for(cast.liu)
    merge = merging.merge(liu, survivor_id=survivor.id, ids=[old.id])
    assert not Entry.objects.exists()
    unmerging.undo(liu, merge.pk)
    assert (Entry.objects.get().customer, Entry.objects.get().former_owner) == (survivor, cast.xiaowang)


def test_what_was_claimed_with_the_survivor_waits_again_on_its_own(cast: Cast, pool: Pool) -> None:
    survivor, old = make_customer("甲"), make_customer("甲公司")
    lie(pool, survivor, old)
    liu = actor_for(cast.liu)
    merge = merging.merge(liu, survivor_id=survivor.id, ids=[old.id])
    claiming.claim(actor_for(cast.xiaoli), pool.pk, [survivor.id])
    unmerging.undo(liu, merge.pk)
    assert Entry.objects.get().customer_id == old.id
    assert Customer.objects.get(id=survivor.id).owner == cast.xiaoli


def test_a_lead_that_becomes_a_customer_leaves_the_pool_and_comes_back(cast: Cast) -> None:
    pool = make_pool("线索公海", cast.region, kind="lead")
    lead = make_lead()
    lie(pool, lead, former=cast.xiaoli, days=10)
    since = Entry.objects.get().since
    liu = actor_for(cast.liu)
    converting.convert(liu, lead.id, version=lead.version, customer=Wish(values={"name": "周先生公司"}), confirm=True)
    assert not Entry.objects.exists()
    assert Move.objects.get().kind == "convert"
    refused = claiming.claim(actor_for(cast.xiaowang), pool.pk, [lead.id])
    assert [one["code"] for one in refused["failed"]] == ["pool_not_there"]
    unconverting.undo(liu, lead.id)
    entry = Entry.objects.get()
    assert (entry.pool, entry.lead, entry.former_owner, entry.since) == (pool, lead, cast.xiaoli, since)
