"""Lost with a reason, won back; however a status changes, there is one open loss for each lost customer."""

import pytest

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from yingdan.segments.models import ClassChange, Loss, LostReason
from yingdan.segments.selectors import attention, losses
from yingdan.segments.services import losing, merge_parts, pinning
from yingdan.segments.tests.making import make_customer, win

pytestmark = pytest.mark.django_db


@pytest.fixture
def price() -> LostReason:
    return LostReason.objects.get_or_create(name="价格因素")[0]


def test_losing_asks_why_and_winning_back_ends_it(cast: Cast, price: LostReason) -> None:
    customer, actor = make_customer("老客户", cast.xiaoli, status="existing"), actor_for(cast.xiaoli)
    win(customer, 500, clock.today())
    losing.lose(actor, customer.pk, price.pk, " 华腾软件 ", "太贵")
    loss = Loss.objects.get()
    assert (loss.reason, loss.competitor, loss.status_before, loss.owner) == (
        price,
        "华腾软件",
        "existing",
        cast.xiaoli,
    )
    line = losses.report(actor, None, None)["reasons"][0]
    assert line == {"name": "价格因素", "count": 1, "back": 0, "fen": 50000}
    losing.win_back(actor, customer.pk, "降价后回来")
    loss.refresh_from_db()
    customer.refresh_from_db()
    assert (customer.status, loss.back_note, loss.back_at is None) == ("existing", "降价后回来", False)
    with pytest.raises(Conflict):
        losing.win_back(actor, customer.pk)


def test_a_prospect_that_never_bought_comes_back_as_one(cast: Cast, price: LostReason) -> None:
    customer = make_customer("意向", cast.xiaoli)
    losing.lose(actor_for(cast.xiaoli), customer.pk, price.pk)
    losing.win_back(actor_for(cast.xiaoli), customer.pk)
    customer.refresh_from_db()
    assert customer.status == "prospect"


def test_however_the_status_changes_there_is_one_open_loss(cast: Cast, price: LostReason) -> None:
    customer = make_customer("大意", cast.xiaoli)
    client = client_for(cast.xiaoli)
    path = f"/api/resources/customer/{customer.pk}"
    assert client.patch(path, {"version": 1, "values": {"status": "lost"}}).status_code == 200
    assert Loss.objects.get().reason is None
    losing.lose(actor_for(cast.xiaoli), customer.pk, price.pk)
    assert Loss.objects.get().reason == price
    Customer.objects.filter(id=customer.pk).update(status="existing")
    Customer.objects.filter(id=customer.pk).update(status="lost")
    assert (Loss.objects.count(), Loss.objects.filter(back_at=None).count()) == (2, 1)
    make_customer("导入时已流失", cast.xiaoli, status="lost")
    assert losing.drift() == []
    Loss.objects.all().delete()
    assert losing.drift() == ["2 lost customers have no open loss"]
    losing.catch_up()
    assert losing.drift() == []


def test_only_offered_reasons_and_only_own_customers(cast: Cast, price: LostReason) -> None:
    customer = make_customer("老客户", cast.xiaoli)
    with pytest.raises(NotFound):
        losing.lose(actor_for(cast.xiaowang), customer.pk, price.pk)
    losing.save_reason(actor_for(cast.liu), price.pk, price.name, 1, archived=True)
    with pytest.raises(Invalid):
        losing.lose(actor_for(cast.xiaoli), customer.pk, price.pk)
    with pytest.raises(Forbidden):
        losing.save_reason(actor_for(cast.xiaoli), None, "别的", 1, archived=False)


def test_a_class_is_fixed_by_superiors_and_remembered(cast: Cast) -> None:
    customer = make_customer("老客户", cast.xiaoli)
    with pytest.raises(Forbidden):
        actor_for(cast.xiaoli).need("segment.pin")
    pinning.pin(actor_for(cast.zhang), customer.pk, "A", "合同约定")
    panel = attention.panel(actor_for(cast.zhang), customer.pk)
    assert (panel["grade"], panel["pinned"], panel["can_pin"]) == ("A", "合同约定", True)
    assert ClassChange.objects.get().after == "A"
    assert not attention.panel(actor_for(cast.xiaoli), customer.pk)["can_pin"]
    with pytest.raises(NotFound):
        attention.panel(actor_for(cast.xiaowang), customer.pk)


def test_lists_show_only_customers_within_reach(cast: Cast, price: LostReason) -> None:
    customer = make_customer("老客户", cast.xiaoli)
    losing.lose(actor_for(cast.xiaoli), customer.pk, price.pk)
    pinning.pin(actor_for(cast.zhang), customer.pk, "B", "合同约定")
    for name in ("customer_loss", "class_change"):
        seen = [
            len(client_for(who).post(f"/api/resources/{name}/query", {}).json()["rows"])
            for who in (cast.xiaoli, cast.zhang, cast.liu, cast.xiaowang)
        ]
        assert seen == [1, 1, 1, 0], name
    assert losses.report(actor_for(cast.xiaowang), None, None)["reasons"] == []


def test_merging_keeps_one_open_loss_and_gives_it_back(cast: Cast, price: LostReason) -> None:
    one, two = (make_customer(name, cast.xiaoli, status="lost") for name in ("甲", "乙"))
    part = merge_parts.PARTS["losses"]
    moved = part.move(one.pk, two.pk)
    assert Loss.objects.get().customer_id == one.pk
    assert part.restore(one.pk, two.pk, moved) == 0
    assert sorted(Loss.objects.values_list("customer_id", flat=True)) == [one.pk, two.pk]
