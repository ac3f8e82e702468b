"""Customers merged and taken apart again: nothing is lost, in neither direction."""

import pytest
from django.db import connection

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import Collaborator, Contact, Customer, DuplicatePair, FollowUp, Merged
from yingdan.customers.services import collaborators, contacts, followups, merging, unmerging
from yingdan.customers.services.moving import references
from yingdan.customers.tests.making import make_customer
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.platform.models import Event, Notification

CODE = "91350100M000100Y43"


def state():
    """Every row of the app, as the database has it; what only says when something was written is left out."""
    found = {}
    for table in ("customer", "contact", "followup", "collaborator", "duplicatepair"):
        with connection.cursor() as cursor:
            cursor.execute(
                f"select to_jsonb(t) - array['version', 'updated_at']::text[] from customers_{table} t order by id"
            )
            rows = cursor.fetchall()
        found[table] = sorted((row[0] for row in rows), key=str)
    return found


@pytest.fixture
def two(cast):
    """A customer with a full file, and a second file about it with more of everything."""
    actor = actor_for(cast.xiaoli)
    one = make_customer(cast.xiaoli, "北京华兴科技有限公司", phone="13812345678", tags=["重点"], note="先付款")
    other = make_customer(
        cast.xiaoli, "华兴科技", phone="13912345678", tags=["展会"], note="喜欢喝茶", credit_code=CODE,
        status="existing",
    )  # fmt: skip
    for customer, name in ((one, "张三"), (other, "李四"), (other, "王五")):
        person = contacts.create(actor, {"customer": customer.id, "name": name})
        followups.create(actor, {"customer": customer.id, "contact": person.id, "text": f"见了{name}"})
    sub = make_customer(cast.xiaoli, "华兴子公司")
    Customer.objects.filter(id=sub.id).update(parent_id=other.id)
    collaborators.add(actor, one.id, cast.xiaowang.id)
    collaborators.add(actor, other.id, cast.xiaowang.id, can_edit=True)
    third = make_customer(cast.xiaoli, "华兴科技发展")
    low, high = sorted((other.id, third.id))
    DuplicatePair.objects.create(low_id=low, high_id=high, level="likely", score=0.7, state="different")
    return one, other


def test_everything_goes_over_and_the_chosen_values_stay(cast, two):
    one, other = two
    merging.merge(
        actor_for(cast.xiaoli),
        survivor_id=one.id,
        ids=[one.id, other.id],
        choices={"name": one.id, "phone": other.id},
        versions={one.id: one.version, other.id: other.version},
    )
    row = Customer.objects.get(id=one.id)
    assert not Customer.objects.filter(id=other.id).exists()
    assert (row.name, row.phone) == ("北京华兴科技有限公司", "13912345678")
    assert (row.credit_code, row.status) == (CODE, "existing")
    assert row.tags == ["重点", "展会"]
    assert row.note == "先付款\n\n喜欢喝茶"
    assert row.version == one.version + 1
    people = Contact.objects.filter(customer_id=one.id).order_by("id")
    assert [(person.name, person.is_primary) for person in people] == [("张三", True), ("李四", False), ("王五", False)]
    assert FollowUp.objects.filter(customer_id=one.id).count() == 3
    assert Customer.objects.filter(parent_id=one.id).count() == 1
    assert Collaborator.objects.get(customer_id=one.id, member=cast.xiaowang).can_edit
    assert DuplicatePair.objects.get().state == "different"
    about = Event.objects.filter(about__contains=[f"customer:{one.id}"], verb="customer.created")
    assert about.count() == 2


def test_undo_restores_every_row_as_it_was(cast, two):
    one, other = two
    before = state()
    merge = merging.merge(actor_for(cast.xiaoli), survivor_id=one.id, ids=[other.id])
    assert state() != before
    told = unmerging.undo(actor_for(cast.xiaoli), merge.id)
    assert told == {"restored": [other.id], "kept": [], "stayed": 0, "emptied": []}
    assert state() == before
    assert Event.objects.filter(about__contains=[f"customer:{one.id}"], verb="customer.created").count() == 1
    with pytest.raises(Conflict) as refused:
        unmerging.undo(actor_for(cast.xiaoli), merge.id)
    assert refused.value.code == "undo_expired"


def test_undo_keeps_what_was_changed_since_and_says_so(cast, two):
    one, other = two
    actor = actor_for(cast.xiaoli)
    merge = merging.merge(actor, survivor_id=one.id, ids=[other.id])
    Customer.objects.filter(id=one.id).update(note="刚改的")
    moved = Contact.objects.get(name="李四")
    contacts.remove(actor, moved)
    since = followups.create(
        actor, {"customer": one.id, "contact": Contact.objects.get(name="王五").id, "text": "合并后写的"}
    )
    told = unmerging.undo(actor, merge.id)
    assert told["kept"] == ["note"]
    assert told["stayed"] == 1
    assert Customer.objects.get(id=one.id).note == "刚改的"
    assert Customer.objects.get(id=one.id).credit_code is None
    since.refresh_from_db()
    assert since.customer_id == other.id  # it went with the person it is about


def test_a_code_taken_since_is_left_empty(cast, two):
    one, other = two
    merge = merging.merge(actor_for(cast.xiaoli), survivor_id=one.id, ids=[other.id], choices={"credit_code": one.id})
    make_customer(cast.xiaoli, "代码公司", credit_code=CODE)
    assert unmerging.undo(actor_for(cast.xiaoli), merge.id)["emptied"] == ["credit_code"]
    assert Customer.objects.get(id=other.id).credit_code is None


def test_old_links_lead_to_the_survivor_also_over_several_merges(cast, two):
    one, other = two
    last = make_customer(cast.xiaoli, "最后的公司")
    actor = actor_for(cast.xiaoli)
    first = merging.merge(actor, survivor_id=one.id, ids=[other.id])
    second = merging.merge(actor, survivor_id=last.id, ids=[one.id])
    answer = client_for(cast.xiaoli).get(f"/api/resources/customer/{other.id}")
    assert answer.status_code == 404
    assert answer.json()["params"] == {"moved_to": last.id}
    assert client_for(cast.xiaoli).get(f"/api/customers/{one.id}/summary").json()["params"] == {"moved_to": last.id}
    assert client_for(cast.xiaowang).get("/api/resources/customer/999999").json()["params"] == {}
    with pytest.raises(Conflict) as refused:
        unmerging.undo(actor, first.id)
    assert refused.value.code == "merge_went_on"
    unmerging.undo(actor, second.id)
    unmerging.undo(actor, first.id)
    assert client_for(cast.xiaoli).get(f"/api/resources/customer/{other.id}").status_code == 200


def test_nobody_becomes_part_of_itself(cast, two):
    one, other = two
    middle = make_customer(cast.xiaoli, "中间公司")
    Customer.objects.filter(id=one.id).update(parent_id=middle.id)
    Customer.objects.filter(id=middle.id).update(parent_id=other.id)
    merging.merge(actor_for(cast.xiaoli), survivor_id=one.id, ids=[other.id])
    assert Customer.objects.get(id=middle.id).parent_id == one.id
    assert Customer.objects.get(id=one.id).parent_id is None


def test_a_stale_look_is_refused(cast, two):
    one, other = two
    with pytest.raises(Conflict) as refused:
        merging.merge(
            actor_for(cast.xiaoli), survivor_id=one.id, ids=[other.id], versions={other.id: other.version + 1}
        )
    assert refused.value.code == "merge_changed"
    assert not Merged.objects.exists()


def test_only_customers_within_reach_are_merged(cast, two):
    one, _ = two
    theirs = make_customer(cast.xiaowang, "小王的公司")
    with pytest.raises(NotFound):
        merging.merge(actor_for(cast.xiaoli), survivor_id=one.id, ids=[theirs.id])


def test_both_owners_are_told_and_the_former_one_keeps_seeing_it(cast):
    one = make_customer(cast.xiaoli, "北京华兴科技有限公司")
    other = make_customer(cast.xiaowang, "华兴科技")
    merge = merging.merge(actor_for(cast.admin), survivor_id=one.id, ids=[other.id])
    told = Notification.objects.filter(kind="customer.merged")
    assert {row.user_id for row in told} == {cast.xiaoli.user_id, cast.xiaowang.user_id}
    assert client_for(cast.xiaowang).get(f"/api/resources/customer/{one.id}").status_code == 200
    assert client_for(cast.xiaowang).get(f"/api/resources/customer/{other.id}").json()["params"] == {"moved_to": one.id}
    unmerging.undo(actor_for(cast.admin), merge.id)
    assert client_for(cast.xiaowang).get(f"/api/resources/customer/{one.id}").status_code == 404


def test_custom_fields_and_exact_numbers_come_back(cast, two):
    one, other = two
    Customer.objects.filter(id=other.id).update(custom={"c_rate": 1.25}, annual_revenue="12345678901234.56")
    before = state()
    merge = merging.merge(actor_for(cast.xiaoli), survivor_id=one.id, ids=[other.id])
    assert Customer.objects.get(id=one.id).custom == {"c_rate": 1.25}
    unmerging.undo(actor_for(cast.xiaoli), merge.id)
    assert state() == before


def test_every_reference_to_a_customer_is_known():
    assert ("customers_contact", "customer_id") in references()
    assert ("deals_deal", "customer_id") in references()
    assert all(column.endswith("_id") for _, column in references())
