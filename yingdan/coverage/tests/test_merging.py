"""Customers on cards are merged, and parted again."""

import pytest

from yingdan.conftest import Cast, actor_for
from yingdan.coverage.models import Finding, Outlet
from yingdan.coverage.services import checking
from yingdan.coverage.tests.making import make_card, make_customer, make_outlet, make_route
from yingdan.customers.services import merging, unmerging

pytestmark = pytest.mark.django_db


def test_one_line_is_left_of_two_and_both_come_back(cast: Cast) -> None:
    card = make_card(cast.xiaoli)
    first, second = make_customer("西湖店", cast.xiaoli), make_customer("西湖分店", cast.xiaoli)
    other = make_card(cast.xiaowang)
    kept = make_outlet(card, first, make_route(card))
    twice, alone = make_outlet(card, second, cycle_days=9), make_outlet(other, second)
    checking.work_out()
    merge = merging.merge(actor_for(cast.liu), survivor_id=first.pk, ids=[second.pk])
    assert set(Outlet.objects.filter(customer=first).values_list("id", flat=True)) == {kept.pk, alone.pk}
    assert not Finding.objects.filter(customer=second).exists()
    unmerging.undo(actor_for(cast.liu), merge.pk)
    assert set(Outlet.objects.filter(customer=second).values_list("cycle_days", flat=True)) == {9, None}
    assert Outlet.objects.get(card=other).customer_id == second.pk
    assert twice.customer_id == second.pk
