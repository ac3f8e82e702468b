"""Customers in pools are merged, and apart again."""

from yingdan.conftest import Cast
from yingdan.customers.models import Customer
from yingdan.pools.models import Entry, Exemption, Pool
from yingdan.pools.services import merge_parts
from yingdan.pools.tests.making import lie, make_customer


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
