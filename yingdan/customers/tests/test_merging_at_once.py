"""Two merge at once, and somebody writes while a merge is on its way: nothing lost, nothing twice."""

from collections.abc import Callable

import pytest
from django.db import transaction

from yingdan.conftest import actor_for, make_cast
from yingdan.customers.models import Contact, Customer, FollowUp, Merge, Merged
from yingdan.customers.selectors import get_customer
from yingdan.customers.services import contacts, customers, followups, merging
from yingdan.customers.services.kind_contact import CONTACT
from yingdan.customers.tests.making import make_customer
from yingdan.kernel.errors import AppError
from yingdan.kernel.tests.at_once import together

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works: Callable[[], object]) -> list[str]:
    """Runs each in a connection of its own, started together; the codes of what was refused."""
    found = together(*works)
    assert not [one for one in found if isinstance(one, Exception) and not isinstance(one, AppError)]
    return [one.code for one in found if isinstance(one, AppError)]


def test_two_merges_of_the_same_customers_become_one():
    cast = make_cast()
    actor = actor_for(cast.xiaoli)
    one, other = make_customer(cast.xiaoli, "杭州华兴科技"), make_customer(cast.xiaoli, "华兴科技")
    refused = at_once(
        lambda: merging.merge(actor, survivor_id=one.id, ids=[other.id]),
        lambda: merging.merge(actor, survivor_id=other.id, ids=[one.id]),
    )
    assert refused == ["merge_gone"]
    assert Customer.objects.count() == Merge.objects.count() == Merged.objects.count() == 1


def test_what_is_written_meanwhile_is_with_the_survivor_or_refused_with_the_way_there():
    cast = make_cast()
    actor = actor_for(cast.xiaoli)
    one, other = make_customer(cast.xiaoli, "杭州华兴科技"), make_customer(cast.xiaoli, "华兴科技")
    refused = at_once(
        lambda: merging.merge(actor, survivor_id=one.id, ids=[other.id]),
        lambda: followups.create(actor, {"customer": other.id, "text": "正在写的跟进"}),
    )
    assert refused in ([], ["not_found"])
    assert FollowUp.objects.filter(customer_id=one.id).count() == 1 - len(refused)


def test_two_merges_of_the_same_contacts_become_one():
    cast = make_cast()
    actor = actor_for(cast.xiaoli)
    firm = make_customer(cast.xiaoli, "杭州华兴科技")
    with transaction.atomic():
        one, other = (contacts.create(actor, {"customer": firm.id, "name": "张三"}) for _ in range(2))
    refused = at_once(
        lambda: merging.merge(actor, kind=CONTACT, survivor_id=one.id, ids=[other.id]),
        lambda: merging.merge(actor, kind=CONTACT, survivor_id=other.id, ids=[one.id]),
    )
    assert refused == ["merge_gone"]
    assert Contact.objects.count() == Merge.objects.count() == 1


def test_an_edit_meanwhile_is_in_the_merged_customer_or_refused_and_never_lost():
    cast = make_cast()
    actor = actor_for(cast.xiaoli)
    one, other = make_customer(cast.xiaoli, "杭州华兴科技"), make_customer(cast.xiaoli, "华兴科技")

    def edit() -> None:
        customers.save(actor, get_customer(actor, other.id, "customer.edit", lock=True), {"note": "正在改的备注"})

    refused = at_once(lambda: merging.merge(actor, survivor_id=one.id, ids=[other.id]), edit)
    assert refused in ([], ["not_found"])
    assert (Customer.objects.get(id=one.id).note == "正在改的备注") is (refused == [])


def test_who_merges_what_somebody_edits_meanwhile_looks_again():
    cast = make_cast()
    actor = actor_for(cast.xiaoli)
    one, other = make_customer(cast.xiaoli, "杭州华兴科技"), make_customer(cast.xiaoli, "华兴科技")

    def edit() -> None:
        row = get_customer(actor, other.id, "customer.edit", lock=True)
        row.version += 1
        customers.save(actor, row, {"note": "正在改的备注"})

    versions = {one.id: one.version, other.id: other.version}
    refused = at_once(lambda: merging.merge(actor, survivor_id=one.id, ids=[other.id], versions=versions), edit)
    assert refused in (["merge_changed"], ["not_found"])
    assert Customer.objects.count() == (2 if refused == ["merge_changed"] else 1)
