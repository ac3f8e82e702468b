"""Whatever hangs on customers: a merge loses nothing, and undoing it gives back every row exactly; sweeps repeat."""

from datetime import timedelta
from random import Random

import pytest

from yingdan.conftest import actor_for
from yingdan.customers.models import Collaborator, Contact, Customer, DuplicateMark, DuplicatePair, FollowUp
from yingdan.customers.services import contacts, followups, merging, sweeping, unmerging
from yingdan.customers.services.kind_contact import CONTACT
from yingdan.customers.tests.making import make_customer
from yingdan.customers.tests.test_merging import state
from yingdan.kernel import clock

SEEDS = range(8)


def world(cast, chance):
    """Four customers with random people, reports, follow-ups, guests, parents and pairs."""
    actor = actor_for(cast.xiaoli)
    firms = [
        make_customer(
            cast.xiaoli, f"华兴{n}科技", phone=chance.choice(["", "13812345678"]), note=chance.choice(["", f"备注{n}"]),
            tags=chance.sample(["重点", "展会", "转介绍"], chance.randrange(3)),
            status=chance.choice(["prospect", "new", "existing", "lost"]),
            credit_code=None,
        )
        for n in range(4)
    ]  # fmt: skip
    for firm in firms:
        there: list[Contact] = []
        for n in range(chance.randrange(4)):
            above = chance.choice([None, *there])
            there.append(
                contacts.create(actor, {"customer": firm.id, "name": f"人{n}", "superior": above.id if above else None})
            )
        for n in range(chance.randrange(4)):
            about = chance.choice([None, *there])
            at = clock.now() - timedelta(days=chance.randrange(1, 90))
            followups.create(
                actor,
                {"customer": firm.id, "contact": about.id if about else None, "text": f"第{n}次", "happened_at": at},
            )
        for member in chance.sample([cast.xiaowang, cast.zhang], chance.randrange(3)):
            until = chance.choice([None, clock.today() + timedelta(days=chance.randrange(1, 30))])
            Collaborator.objects.create(customer=firm, member=member, can_edit=chance.random() < 0.5, until=until)
        parent = chance.choice([None, *[one for one in firms if one.id < firm.id]])
        Customer.objects.filter(id=firm.id).update(parent_id=parent.id if parent else None)
    for low, high in ((a, b) for a in firms for b in firms if a.id < b.id):
        if chance.random() < 0.6:
            level, how = chance.choice([("same", "open"), ("likely", "open"), ("likely", "different")])
            DuplicatePair.objects.create(low=low, high=high, level=level, score=chance.random(), state=how)
    return firms


def counted():
    return Contact.objects.count(), FollowUp.objects.count()


@pytest.mark.parametrize("seed", SEEDS)
def test_merge_conserves_and_undo_restores_everything(cast, seed):
    chance = Random(seed)
    firms = world(cast, chance)
    actor = actor_for(cast.admin)
    before, many = state(), counted()
    chosen = chance.sample(firms, chance.choice([2, 2, 3]))
    made = merging.merge(actor, survivor_id=chosen[0].id, ids=[one.id for one in chosen])
    assert counted() == many
    assert Customer.objects.count() == len(firms) - len(chosen) + 1
    assert not Contact.objects.exclude(superior=None).exclude(superior__customer=chosen[0]).filter(
        customer=chosen[0]).exists()  # fmt: skip
    told = unmerging.undo(actor, made.id)
    assert (told["kept"], told["stayed"], told["emptied"]) == ([], 0, [])
    assert state() == before


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_for_contacts_of_one_customer_or_several(cast, seed):
    chance = Random(seed + 100)
    world(cast, chance)
    people = list(Contact.objects.order_by("id"))
    if len(people) < 3:
        return
    before, many = state(), FollowUp.objects.exclude(contact=None).count()
    chosen = chance.sample(people, chance.choice([2, 3]))
    actor = actor_for(cast.admin)
    made = merging.merge(actor, kind=CONTACT, survivor_id=chosen[0].id, ids=[one.id for one in chosen])
    assert FollowUp.objects.exclude(contact=None).count() == many
    for one in Contact.objects.exclude(superior=None).select_related("superior"):
        assert one.superior is not None
        assert one.superior.customer_id == one.customer_id
    told = unmerging.undo(actor, made.id)
    assert (told["kept"], told["stayed"], told["emptied"]) == ([], 0, [])
    assert state() == before


def test_a_sweep_with_nothing_new_changes_nothing(cast):
    world(cast, Random(7))
    sweeping.sweep()
    before = state()["duplicatepair"]
    record = sweeping.sweep()
    assert record is not None
    assert (record.changed, record.compared, record.new) == (0, 0, 0)
    assert state()["duplicatepair"] == before


def test_a_sweep_of_what_changed_finds_what_a_sweep_of_all_would(cast):
    names = ["杭州华兴科技有限公司", "成都奥兰迪欧网络科技有限公司", "瑞丰食品", "华星科技（杭州）"]
    for name in names:
        make_customer(cast.xiaoli, name)
    sweeping.sweep()
    for name in ("华兴科技（杭州）", "成都奥兰欧迪网络科技", "瑞丰食品厂"):
        make_customer(cast.xiaoli, name)
    Customer.objects.filter(name="瑞丰食品").update(phone="13812345678")  # past the usual ways, and seen all the same
    record = sweeping.sweep()
    assert record is not None
    assert record.changed == 4
    found = set(DuplicatePair.objects.values_list("low_id", "high_id", "level"))
    DuplicatePair.objects.all().delete()
    DuplicateMark.objects.all().delete()
    sweeping.sweep()
    assert set(DuplicatePair.objects.values_list("low_id", "high_id", "level")) == found
