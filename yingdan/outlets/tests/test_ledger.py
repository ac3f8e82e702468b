"""The ledger: chains in order of time, once by uuid, corrections, warnings; who may."""

import random
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from yingdan.conftest import Cast, actor_for, client_for, make_member
from yingdan.kernel import clock
from yingdan.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from yingdan.org.models import Territory, TerritoryTeam
from yingdan.outlets import jobs
from yingdan.outlets.models import ClassRate, LedgerEntry, OutletMonth, Stock
from yingdan.outlets.selectors import sheet
from yingdan.outlets.services import ledger, steps, upkeep
from yingdan.outlets.services.ledger import At
from yingdan.outlets.tests.making import ago, make_customer, make_product, tell

pytestmark = pytest.mark.django_db
LINE = ("opening", "received", "returned", "sold", "closing", "first")


def lines(**of: object) -> list[tuple[object, ...]]:
    return list(LedgerEntry.objects.filter(**of).order_by("at").values_list(*LINE))


def test_sell_through_follows_from_stock_orders_and_returns(cast: Cast) -> None:
    shop, tea = make_customer("一店", cast.xiaoli, grade="A"), make_product("绿茶")
    tell(cast.xiaoli, shop, tea, ago(21), counted=10, ordered=20)
    tell(cast.xiaoli, shop, tea, ago(14), counted=12, returned=2, ordered=10)
    entry = tell(cast.xiaoli, shop, tea, ago(7), counted=8)
    assert lines() == [(10, 0, 0, 0, 10, True), (10, 20, 2, 16, 12, False), (12, 10, 0, 14, 8, False)]
    stock = Stock.objects.get(customer=shop, product=tea)
    assert (stock.stock, stock.incoming, stock.sold, stock.sell_in, stock.entries) == (8, 0, 30, 30, 3)
    assert float(stock.rate) == pytest.approx(30 / 14, abs=0.001)
    assert entry.closing == 8
    month = OutletMonth.objects.filter(customer=shop, product=tea)
    assert sum(month.values_list("sold", flat=True)) == 30


def test_whatever_order_the_entries_arrive_in_the_ledger_is_the_same(cast: Cast) -> None:
    shop, tea = make_customer("一店", cast.xiaoli), make_product()
    base = clock.now() - timedelta(60)
    told: list[tuple[datetime, dict[str, Any]]] = [
        (
            base + timedelta(7 * n),
            {"counted": None if n % 3 == 2 else n * 3 % 7, "ordered": n * 4 % 9, "returned": n % 2},
        )
        for n in range(7)
    ]
    expected = None
    for seed in range(6):
        LedgerEntry.objects.all().delete()
        Stock.objects.all().delete()
        OutletMonth.objects.all().delete()
        shuffled = list(told)
        random.Random(seed).shuffle(shuffled)
        for at, values in shuffled:
            tell(cast.xiaoli, shop, tea, at, **values)
        stock = Stock.objects.values("stock", "incoming", "rate", "sold", "sell_in", "lasts_until").get()
        months = list(
            OutletMonth.objects.order_by("month", "product").values_list("month", "sold", "closing", "weight")
        )
        found = (lines(), stock, months)
        assert expected is None or found == expected
        expected = found
        assert upkeep.drift() == []


def test_the_same_uuid_is_written_once_and_another_body_is_refused(cast: Cast) -> None:
    shop, tea, uuid, at = make_customer("一店", cast.xiaoli), make_product(), uuid4(), ago(1)
    first = tell(cast.xiaoli, shop, tea, at, uuid=uuid, counted=5)
    again = tell(cast.xiaoli, shop, tea, at, uuid=uuid, counted=5)
    assert first.pk == again.pk
    assert LedgerEntry.objects.count() == 1
    with pytest.raises(Conflict, match="outlet_uuid_reused"):
        tell(cast.xiaoli, shop, tea, at, uuid=uuid, counted=6)


def test_the_database_itself_refuses_an_entry_that_does_not_add_up(cast: Cast) -> None:
    shop, tea = make_customer("一店", cast.xiaoli), make_product()
    entry = tell(cast.xiaoli, shop, tea, ago(1), counted=5)
    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerEntry.objects.filter(id=entry.pk).update(sold=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerEntry.objects.filter(id=entry.pk).update(opening=1, sold=-5, closing=6)


def test_a_correction_and_a_removal_are_followed_by_what_comes_after(cast: Cast) -> None:
    shop, tea = make_customer("一店", cast.xiaoli), make_product()
    tell(cast.xiaoli, shop, tea, ago(9), counted=10, ordered=5)
    middle = tell(cast.xiaoli, shop, tea, ago(6), counted=9)
    tell(cast.xiaoli, shop, tea, ago(3), counted=4)
    actor = actor_for(cast.zhang)
    ledger.save(actor, middle, {"counted": 12, "explanation": "漏数一箱"})
    assert [row[3] for row in lines()] == [0, 3, 8]
    ledger.save(actor, middle, {"at": ago(1)})
    assert [row[3] for row in lines()] == [0, 11, -8]
    assert Stock.objects.get().negative is False  # it is explained
    middle.refresh_from_db()
    ledger.remove(actor, middle)
    assert [row[3] for row in lines()] == [0, 11]
    with pytest.raises(Invalid, match="customer"):
        ledger.save(actor, LedgerEntry.objects.order_by("at")[0], {"customer": make_customer("二店", cast.xiaoli).pk})


def test_entries_without_any_number_or_from_the_future_are_refused(cast: Cast) -> None:
    shop, tea = make_customer("一店", cast.xiaoli), make_product()
    bad_price = {"ordered": 1, "price": Decimal(-1)}
    for told, at in (({}, ago(1)), ({"counted": -1}, ago(1)), ({"counted": 1}, ago(-1)), (bad_price, ago(1))):
        with pytest.raises(Invalid):
            tell(cast.xiaoli, shop, tea, at, **told)


def test_suggested_order_covers_the_cycle_and_the_safety_stock(cast: Cast) -> None:
    shop, tea = make_customer("一店", cast.xiaoli, grade="B"), make_product()
    tell(cast.xiaoli, shop, tea, ago(28), counted=28)
    tell(cast.xiaoli, shop, tea, ago(0), counted=0)
    page = sheet.of_customer(actor_for(cast.xiaoli), shop.pk)
    line = page["products"][0]
    assert line["rate"] == pytest.approx(1, abs=0.01)
    assert line["suggested"] == round(page["cycle_days"] + page["safety_days"])
    assert line["warnings"] == ["out"]
    assert sheet.pack(actor_for(cast.xiaoli), [shop.pk])[str(shop.pk)][0]["suggested"] == line["suggested"]


def test_an_outlet_of_which_little_is_known_sells_like_its_class(cast: Cast) -> None:
    tea = make_product()
    for n in range(3):
        shop = make_customer(f"店 {n}", cast.xiaoli, grade="A")
        tell(cast.xiaoli, shop, tea, ago(56), counted=112)
        tell(cast.xiaoli, shop, tea, ago(0), counted=0)
    jobs.nightly()
    rate = ClassRate.objects.get(product=tea, grade="A")
    assert (rate.outlets, rate.sold) == (3, 336)
    new = make_customer("新店", cast.xiaoli, grade="A")
    tell(cast.xiaoli, new, tea, ago(0), counted=4)
    assert float(Stock.objects.get(customer=new).rate) == pytest.approx(2, abs=0.01)


def test_stuffing_over_stock_floor_and_region_are_asked_about(cast: Cast) -> None:
    north, south = Territory.objects.create(name="北"), Territory.objects.create(name="南")
    TerritoryTeam.objects.create(territory=north, team=cast.team)
    shop = make_customer("一店", cast.xiaoli, territory=south)
    tea = make_product(floor_price=Decimal(15))
    tell(cast.xiaoli, shop, tea, ago(30), counted=10, ordered=200, price=Decimal("14.99"))
    tell(cast.xiaoli, shop, tea, ago(1), counted=180, ordered=100, price=Decimal(16))
    stock = Stock.objects.get()
    assert (stock.over, stock.stuffing, stock.below_floor, stock.outside) == (True, True, True, True)
    assert {"sell_in", "supply"} <= set(stock.reasons)
    assert list(LedgerEntry.objects.order_by("at").values_list("below_floor", "outside")) == [
        (True, True),
        (False, True),
    ]
    own = make_customer("二店", cast.xiaoli, territory=north)
    assert tell(cast.xiaoli, own, tea, ago(1), counted=1, ordered=1).outside is False


def test_answers_of_a_visit_come_into_the_ledger_once_and_may_be_replaced(cast: Cast) -> None:
    shop, tea, water = make_customer("一店", cast.xiaoli), make_product("绿茶"), make_product("矿泉水")
    actor, place = actor_for(cast.xiaoli), At(shop, ago(1), cast.xiaoli.pk, uuid4())
    stock = {"lines": [{"product_id": tea.pk, "stock": 4, "price_seen": 2550}, {"product_id": water.pk, "stock": 0}]}
    order = {"lines": [{"product_id": tea.pk, "quantity": 6, "price": 1800}], "note": "周五送"}
    steps.check_stock(stock)
    steps.check_order(order)
    for _ in range(2):
        steps.save_stock(actor, place, stock)
        steps.save_order(actor, place, order)
    assert LedgerEntry.objects.count() == 2
    entry = LedgerEntry.objects.get(product=tea)
    assert (entry.counted, entry.ordered, entry.price, entry.price_seen) == (4, 6, Decimal(18), Decimal("25.50"))
    assert (entry.source, entry.note) == ("visit", "周五送")
    steps.save_stock(actor, place, {"lines": [{"product_id": tea.pk, "stock": 5}]})
    steps.save_order(actor, place, {"lines": []})
    assert list(LedgerEntry.objects.values_list("product_id", "counted", "ordered")) == [(tea.pk, 5, 0)]
    assert Stock.objects.get().product_id == tea.pk


def test_bad_answers_of_steps_are_named(cast: Cast) -> None:
    tea = make_product()
    for bad in (
        {"product_id": 0, "stock": 1},
        {"product_id": tea.pk, "stock": 1.5},
        {"product_id": tea.pk, "stock": -1},
    ):
        with pytest.raises(Invalid):
            steps.check_stock({"lines": [bad]})
    with pytest.raises(Invalid, match="outlet_product_twice"):
        steps.check_order({"lines": [{"product_id": tea.pk, "quantity": 1}] * 2})
    with pytest.raises(Invalid):
        steps.check_rivals({"rows": [{"competitor": "某牌", "product": " "}]})
    with pytest.raises(Invalid):
        steps.check_display({"faces": [{"product_id": tea.pk, "faces": "3"}]})


def test_owner_supervisor_outsider_and_who_has_no_permission(cast: Cast) -> None:
    shop, tea = make_customer("一店", cast.xiaoli), make_product()
    tell(cast.xiaoli, shop, tea, ago(1), counted=5)
    path = f"/api/outlets/{shop.pk}/ledger"
    mate = make_member("同事", cast.team, "rep")
    expected = {cast.xiaoli: 200, cast.zhang: 200, mate: 404, cast.xiaowang: 404, cast.hr: 403}
    for member, status in expected.items():
        assert client_for(member).get(path).status_code == status, member.name
        assert client_for(member).get(f"{path}/{tea.pk}").status_code == status
    body = {"uuid": str(uuid4()), "at": clock.now().isoformat(), "lines": [{"product_id": tea.pk, "counted": 3}]}
    answers = [client_for(cast.xiaoli).post(f"/api/outlets/{shop.pk}/entries", body) for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 200]
    assert answers[0].json()["products"][0]["stock"] == 3
    assert LedgerEntry.objects.count() == 2
    assert client_for(cast.xiaowang).post(f"/api/outlets/{shop.pk}/entries", body).status_code == 404
    assert client_for(cast.inspector).post(f"/api/outlets/{shop.pk}/entries", body).status_code == 403
    with pytest.raises(NotFound):
        ledger.create(actor_for(cast.xiaowang), {"customer": shop.pk, "product": tea.pk, "counted": 1})
    with pytest.raises(Forbidden):
        ledger.create(actor_for(cast.hr), {"customer": shop.pk, "product": tea.pk, "counted": 1})


def test_a_customer_with_a_ledger_is_not_deleted(cast: Cast) -> None:
    shop, tea = make_customer("一店", cast.xiaoli), make_product()
    tell(cast.xiaoli, shop, tea, ago(1), counted=5)
    with pytest.raises(Conflict, match="outlet_has_records"):
        upkeep.guard(shop.pk)


def test_merged_customers_have_one_chain_and_get_their_own_back(cast: Cast) -> None:
    one, two, tea = make_customer("一店", cast.xiaoli), make_customer("二店", cast.xiaoli), make_product()
    tell(cast.xiaoli, one, tea, ago(9), counted=10)
    tell(cast.xiaoli, two, tea, ago(5), counted=4)
    part = upkeep.PARTS["outlet ledger"]
    moved = part.move(one.pk, two.pk)
    assert lines(customer=one) == [(10, 0, 0, 0, 10, True), (10, 0, 0, 6, 4, False)]
    assert Stock.objects.get().customer_id == one.pk
    assert part.restore(one.pk, two.pk, moved) == 0
    assert lines(customer=two) == [(4, 0, 0, 0, 4, True)]
    assert Stock.objects.count() == 2
    assert upkeep.drift() == []
