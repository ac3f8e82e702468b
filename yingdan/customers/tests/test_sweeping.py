"""The sweep finds what is alike, remembers decisions, and merges by itself only what hard keys prove."""

from yingdan.conftest import actor_for
from yingdan.customers.models import Customer, DuplicatePair, Merge
from yingdan.customers.rules.credit_code import check_digit
from yingdan.customers.services import contacts, duplicate_settings, sweeping
from yingdan.customers.tests.making import make_customer
from yingdan.platform.models import Company

CODE = "91350100M000100Y43"


def pairs():
    return {(row.low.name, row.high.name): row.level for row in DuplicatePair.objects.select_related("low", "high")}


def test_pairs_are_found_by_name_sound_telephone_of_a_contact_and_typing_error(cast):
    make_customer(cast.xiaoli, "杭州华兴科技有限公司")
    make_customer(cast.xiaoli, "華興科技（杭州）")
    make_customer(cast.xiaoli, "杭州华星科技有限公司")
    make_customer(cast.xiaoli, "上海华兴科技有限公司")
    make_customer(cast.xiaoli, "杭州华兴科技有限公司余杭分公司")
    one = make_customer(cast.xiaowang, "瑞丰食品", phone="13812345678")
    other = make_customer(cast.xiaoli, "瑞丰食品厂")
    contacts.create(actor_for(cast.xiaoli), {"customer": other.id, "name": "张三", "phone": one.phone})
    make_customer(cast.xiaoli, "成都奥兰迪欧网络科技有限公司")
    make_customer(cast.xiaoli, "成都奥兰欧迪网络科技有限公司")
    record = sweeping.sweep()
    assert record is not None
    assert record.records == 9
    assert pairs() == {
        ("杭州华兴科技有限公司", "華興科技（杭州）"): "likely",
        ("杭州华兴科技有限公司", "杭州华星科技有限公司"): "likely",
        ("華興科技（杭州）", "杭州华星科技有限公司"): "likely",
        ("瑞丰食品", "瑞丰食品厂"): "likely",
        ("成都奥兰迪欧网络科技有限公司", "成都奥兰欧迪网络科技有限公司"): "likely",
    }
    assert record.found == record.new == 5
    again = sweeping.sweep()
    assert again is not None
    assert (again.found, again.new) == (5, 0)


def test_a_decision_is_remembered_and_what_is_no_longer_alike_goes(cast):
    make_customer(cast.xiaoli, "杭州华兴科技有限公司")
    make_customer(cast.xiaoli, "华兴科技（杭州）")
    other = make_customer(cast.xiaoli, "杭州华兴科技")
    sweeping.sweep()
    assert DuplicatePair.objects.count() == 3
    decided = DuplicatePair.objects.exclude(high=other).get()
    DuplicatePair.objects.filter(id=decided.id).update(state="different")
    Customer.objects.filter(id=other.id).update(name="完全不同的公司")
    sweeping.sweep()
    assert [(row.id, row.state) for row in DuplicatePair.objects.all()] == [(decided.id, "different")]


def test_nothing_merges_by_itself_unless_switched_on_and_then_only_hard_keys(cast):
    Company.objects.get_or_create(id=1, defaults={"name": "测试公司"})
    proven = make_customer(cast.xiaoli, "杭州华兴科技有限公司", phone="13812345678")
    twin = make_customer(cast.xiaowang, "华兴科技", phone="13812345678")
    make_customer(cast.xiaoli, "成都天海食品有限公司")
    make_customer(cast.xiaoli, "成都天海食品")
    sweeping.sweep()
    assert not Merge.objects.exists()
    assert set(pairs().values()) == {"same", "likely"}
    duplicate_settings.save(actor_for(cast.admin), automatic=True, tell="owner")
    record = sweeping.sweep()
    assert record is not None
    assert record.merged == 1
    merge = Merge.objects.get()
    assert merge.automatic
    assert merge.reasons
    assert Customer.objects.filter(id__in=(proven.id, twin.id)).count() == 1
    assert set(pairs().values()) == {"likely"}


def test_a_group_with_two_credit_codes_is_left_to_people(cast):
    Company.objects.get_or_create(id=1, defaults={"name": "测试公司"})
    phone = {"phone": "13812345678"}
    make_customer(cast.xiaoli, "杭州华兴科技有限公司", credit_code=CODE, **phone)
    make_customer(cast.xiaoli, "华兴科技", **phone)
    other = "91110000100000000" + check_digit("91110000100000000")
    make_customer(cast.xiaoli, "杭州华兴科技", credit_code=other, **phone)
    duplicate_settings.save(actor_for(cast.admin), automatic=True, tell="owner")
    record = sweeping.sweep()
    assert record is not None
    assert record.merged == 0
    assert Customer.objects.count() == 3


def test_crowded_keys_are_counted_not_compared(cast, monkeypatch):
    monkeypatch.setattr(sweeping, "CROWD", 3)
    for number in range(5):
        make_customer(cast.xiaoli, f"杭州瑞丰{'食品贸易科技印务物流'[number * 2 : number * 2 + 2]}有限公司")
    record = sweeping.sweep()
    assert record is not None
    assert record.crowded > 0
    assert record.compared == 0
