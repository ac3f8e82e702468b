"""Deals of a merged customer go to the survivor and come back."""

from yingdan.conftest import actor_for
from yingdan.customers.models import FollowUp
from yingdan.customers.services import merging, unmerging
from yingdan.customers.tests.making import make_customer
from yingdan.deals.models import Deal
from yingdan.deals.services import deals, followups
from yingdan.kernel import search


def test_deals_go_over_are_found_by_the_new_name_and_come_back(cast):
    actor = actor_for(cast.xiaoli)
    one = make_customer(cast.xiaoli, "杭州华兴科技有限公司")
    other = make_customer(cast.xiaoli, "成都天海食品有限公司")
    deal = deals.create(actor, {"name": "第一单", "customer": other.id})
    merge = merging.merge(actor, survivor_id=one.id, ids=[other.id])
    assert Deal.objects.get(id=deal.id).customer_id == one.id
    assert Deal.objects.filter(search__matches=search.query("杭州华兴")).count() == 1
    since = followups.create(actor, deal.id, {"text": "合并后谈的"})
    assert unmerging.undo(actor, merge.id)["stayed"] == 0
    assert Deal.objects.get(id=deal.id).customer_id == other.id
    assert FollowUp.objects.get(id=since.id).customer_id == other.id
    assert Deal.objects.filter(search__matches=search.query("杭州华兴")).count() == 0
