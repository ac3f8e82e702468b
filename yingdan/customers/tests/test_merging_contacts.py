"""Two records of one person become one, and two again: what was written about them follows, and comes back."""

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import Contact, ContactPair, Customer, FollowUp
from yingdan.customers.services import (
    contacts,
    duplicate_people,
    duplicate_settings,
    followups,
    merging,
    sweeping,
    unmerging,
)
from yingdan.customers.services.kind_contact import CONTACT
from yingdan.customers.tests.making import make_customer
from yingdan.customers.tests.test_merging import state
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.platform.models import Company

PHONE = "13812345678"


@pytest.fixture
def people(cast):
    """张三 twice at one customer, with somebody who reports to each, and once at another."""
    actor = actor_for(cast.xiaoli)
    firm, other = make_customer(cast.xiaoli, "杭州华兴科技"), make_customer(cast.xiaoli, "瑞丰食品")
    first = contacts.create(actor, {"customer": firm.id, "name": "张三", "phone": PHONE, "note": "爱喝茶"})
    again = contacts.create(actor, {"customer": firm.id, "name": "张三", "title": "采购经理", "superior": first.id})
    below = contacts.create(actor, {"customer": firm.id, "name": "李四", "superior": again.id})
    elsewhere = contacts.create(actor, {"customer": other.id, "name": "张三", "phone": PHONE})
    for one in (first, again, elsewhere):
        followups.create(actor, {"customer": one.customer_id, "contact": one.id, "text": f"见了 {one.id}"})
    return first, again, below, elsewhere


def merge(actor, survivor, *others, **more):
    return merging.merge(actor, kind=CONTACT, survivor_id=survivor.id, ids=[one.id for one in others], **more)


def test_what_hung_on_both_hangs_on_one_and_comes_back_exactly(cast, people):
    first, again, below, _ = people
    actor = actor_for(cast.xiaoli)
    before = state()
    made = merge(actor, first, again)
    first.refresh_from_db()
    below.refresh_from_db()
    assert (first.title, first.phone, first.superior_id, first.is_primary) == ("采购经理", PHONE, None, True)
    assert below.superior_id == first.id
    assert FollowUp.objects.filter(contact=first).count() == 2
    told = unmerging.undo(actor, made.id)
    assert told == {"restored": [again.id], "kept": [], "stayed": 0, "emptied": []}
    assert state() == before


def test_who_stays_stays_with_the_customer_and_the_other_customer_keeps_its_story(cast, people):
    first, _, _, elsewhere = people
    actor = actor_for(cast.xiaoli)
    before = state()
    made = merge(actor, elsewhere, first)
    elsewhere.refresh_from_db()
    assert elsewhere.customer.name == "瑞丰食品"
    assert FollowUp.objects.filter(contact=elsewhere, customer=first.customer_id).count() == 1
    assert Contact.objects.get(title="采购经理").superior_id is None  # nobody reports across customers
    unmerging.undo(actor, made.id)
    assert state() == before


def test_an_old_link_leads_on(cast, people):
    first, again, *_ = people
    merge(actor_for(cast.xiaoli), first, again)
    answer = client_for(cast.xiaoli).get(f"/api/resources/contact/{again.id}")
    assert answer.status_code == 404
    assert answer.json()["params"] == {"moved_to": first.id}


def test_somebody_else_who_became_the_primary_contact_stays_it(cast, people):
    first, again, below, _ = people
    made = merge(actor_for(cast.xiaoli), again, first)
    contacts.save(actor_for(cast.xiaoli), Contact.objects.get(id=below.id), {"is_primary": True})
    unmerging.undo(actor_for(cast.xiaoli), made.id)
    assert list(Contact.objects.filter(customer=first.customer_id, is_primary=True)) == [below]
    assert Contact.objects.filter(id=first.id).exists()


def test_the_person_comes_back_to_what_the_customer_has_become_or_not_at_all(cast, people):
    first, again, _, elsewhere = people
    actor = actor_for(cast.xiaoli)
    made = merge(actor, elsewhere, again, first)
    merging.merge(actor, survivor_id=elsewhere.customer_id, ids=[first.customer_id])
    unmerging.undo(actor, made.id)
    assert set(Contact.objects.filter(name="张三").values_list("customer_id", flat=True)) == {elsewhere.customer_id}
    second = merge(actor, elsewhere, again)
    third = make_customer(cast.xiaoli, "第三家")
    old = second.merged.get()
    second.merged.update(row={**old.row, "customer_id": third.id})
    Customer.objects.filter(id=third.id).delete()
    with pytest.raises(Conflict) as refused:
        unmerging.undo(actor, second.id)
    assert refused.value.code == "unmerge_nowhere"


def test_only_contacts_of_customers_within_reach(cast, people):
    first, again, *_ = people
    with pytest.raises(NotFound):
        merge(actor_for(cast.xiaowang), first, again)


def test_the_sweep_proposes_them_and_takes_nobody_from_a_customer_by_itself(cast, people):
    Company.objects.get_or_create(id=1, defaults={"name": "测试公司"})
    first, again, _, elsewhere = people
    record = sweeping.sweep(CONTACT)
    assert record is not None
    assert {(row.low_id, row.high_id): row.level for row in ContactPair.objects.all()} == {
        (first.id, again.id): "likely", (first.id, elsewhere.id): "same"}  # fmt: skip
    duplicate_settings.save(actor_for(cast.admin), automatic=True, tell="owner")
    assert sweeping.merge_proven(actor_for(cast.admin), CONTACT) == 0


def test_the_queue_of_contacts_by_the_api(cast, people):
    first, again, *_ = people
    sweeping.sweep(CONTACT)
    client = client_for(cast.xiaoli)
    page = client.get("/api/customers/duplicates/pairs?resource=contact&level=likely").json()
    (pair,) = page["items"]
    assert [one["values"]["name"] for one in pair["records"]] == ["张三", "张三"]
    body = {"resource": "contact", "ids": [first.id, again.id]}
    preview = client.post("/api/customers/merge/preview", body).json()
    assert {one["hint"] for one in preview["records"]} == {"杭州华兴科技"}
    done = client.post("/api/customers/duplicates/merge", {"resource": "contact", "ids": [pair["id"]]}).json()
    assert done["failed"] == []
    (row,) = client.get("/api/customers/merges").json()["items"]
    assert (row["resource"], row["merged"]) == ("contact", ["张三"])
    assert client.post(f"/api/customers/merges/{row['id']}/undo", {}).json()["restored"]
    assert client.get("/api/customers/duplicates/pairs?resource=contact").json()["counts"]["likely"] == 1


def test_while_typing_the_person_is_found_by_number_everywhere_and_by_name_at_the_customer(cast, people):
    first, again, _, elsewhere = people
    actor = actor_for(cast.xiaoli)
    named = duplicate_people.find(actor, name="章三", customer=first.customer_id)
    assert {one["id"] for one in named} == {first.id, again.id}
    assert duplicate_people.find(actor, name="张三") == []
    found = duplicate_people.find(actor, name="张三", phone=PHONE)
    assert [(one["id"], one["at"]) for one in found] == [(first.id, "杭州华兴科技"), (elsewhere.id, "瑞丰食品")]
    (masked, _) = duplicate_people.find(actor_for(cast.xiaowang), phone="138 1234 5678")
    assert (masked["id"], masked["name"], masked["at"], masked["owner"]) == (None, "张*", None, "小李")
