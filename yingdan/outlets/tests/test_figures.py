"""Distribution and competitors: figures are those of the records, within reach."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.errors import Invalid
from yingdan.outlets import jobs
from yingdan.outlets.models import CompetitorRecord, CompetitorSum, SpreadSum
from yingdan.outlets.selectors import distribution, rivals
from yingdan.outlets.selectors.distribution import Asked
from yingdan.outlets.services import rivals as writing
from yingdan.outlets.services import steps, upkeep
from yingdan.outlets.services.ledger import At
from yingdan.outlets.tests.making import make_customer, make_product, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def month(cast: Cast) -> date:
    """Four outlets of two channels: two of three of 小李 have the tea, the one of 小王 has it, too."""
    tea, water = make_product("绿茶"), make_product("水", list_price=Decimal(10))
    first = clock.today().replace(day=1)
    start = clock.day_start(first - timedelta(40))
    for name, owner, channel, has_tea, sold in (
        ("甲", cast.xiaoli, "商超", True, 30), ("乙", cast.xiaoli, "商超", True, 10),
        ("丙", cast.xiaoli, "便利店", False, 20), ("丁", cast.xiaowang, "商超", True, 40),
    ):  # fmt: skip
        shop = make_customer(name, owner, level=channel, province="浙江省")
        tell(owner, shop, water, start, counted=50)
        tell(owner, shop, water, start + timedelta(days=2), counted=50 - sold)
        if has_tea:
            tell(owner, shop, tea, start + timedelta(days=2), counted=5)
    return (first - timedelta(38)).replace(day=1) if start.day > 28 else clock.business_day(start).replace(day=1)


def asked(month: date, name: str | None = None, **more: object) -> Asked:
    from yingdan.catalog.models import Product

    product = Product.objects.get(name=name).pk if name else None
    return Asked(month, product, **more)  # type: ignore[arg-type]


def test_numeric_and_weighted_distribution(cast: Cast, month: date) -> None:
    found = distribution.report(actor_for(cast.liu), asked(month, "绿茶"), "channel")
    assert (found["total"]["having"], found["total"]["universe"], found["total"]["numeric"]) == (3, 4, 7500)
    assert found["total"]["weighted"] == 8000  # 30 + 10 + 40 of 100
    assert [(one["name"], one["having"], one["universe"]) for one in found["lines"]] == [
        ("商超", 3, 3),
        ("便利店", 0, 1),
    ]
    assert found["trend"][-1]["numeric"] == 7500
    whole = distribution.report(actor_for(cast.liu), asked(month), "channel")
    assert [(one["name"], one["numeric"]) for one in whole["lines"]] == [("水", 10_000), ("绿茶", 7500)]
    for by in ("province", "city", "member", "team"):
        lines = distribution.report(actor_for(cast.liu), asked(month, "绿茶"), by)["lines"]
        assert sum(one["universe"] for one in lines) == 4


def test_everybody_sees_the_share_of_the_own_outlets(cast: Cast, month: date) -> None:
    def of(member: object) -> tuple[int, int]:
        total = distribution.report(actor_for(member), asked(month, "绿茶"), "member")["total"]  # type: ignore[arg-type]
        return total["having"], total["universe"]

    assert of(cast.xiaoli) == (2, 3)
    assert of(cast.xiaowang) == (1, 1)
    assert of(cast.chen) == (3, 4)
    assert client_for(cast.hr).get("/api/outlets/distribution").status_code == 403
    assert client_for(cast.xiaoli).get("/api/outlets/distribution").status_code == 200


def test_missing_outlets_are_those_of_the_universe_without_the_product(cast: Cast, month: date) -> None:
    rows = distribution.missing(actor_for(cast.xiaoli), asked(month, "绿茶"))["rows"]
    assert [one["name"] for one in rows] == ["丙"]
    assert distribution.missing(actor_for(cast.xiaowang), asked(month, "绿茶"))["rows"] == []
    assert distribution.missing(actor_for(cast.liu), asked(month, "绿茶", channel="商超"))["rows"] == []
    path = f"/api/outlets/distribution/missing?product={asked(month, '绿茶').product_id}&month={month}"
    assert client_for(cast.xiaoli).get(path).json()["rows"][0]["name"] == "丙"


def test_sums_are_folded_and_stay_true(cast: Cast, month: date) -> None:
    tea = make_product("红茶")
    shop = Customer.objects.get(name="甲")
    for n in range(4):
        tell(cast.xiaoli, shop, tea, clock.now() - timedelta(hours=n), counted=n)
    assert upkeep.drift() == []
    before = SpreadSum.objects.count()
    jobs.compact_sums()
    assert SpreadSum.objects.count() < before
    assert upkeep.drift() == []
    SpreadSum.objects.all().update(outlets=7)
    assert upkeep.drift() != []
    upkeep.rebuild()
    assert upkeep.drift() == []


def test_the_report_asks_as_much_of_many_outlets_as_of_few(cast: Cast, month: date) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked_:
            distribution.report(actor_for(cast.liu), asked(month, "绿茶"), "channel")
        return len(asked_)

    before = queries()
    for n in range(8):
        shop = make_customer(f"新 {n}", cast.xiaoli)
        tell(cast.xiaoli, shop, make_product(), clock.now(), counted=1)
    assert queries() == before


def seen(cast: Cast, shop: Customer, days: int, price: str | None, **more: object) -> CompetitorRecord:
    values = {
        "customer": shop.pk, "seen_on": clock.today() - timedelta(days), "competitor": "康乐", "product": "冰茶",
        "price": price and Decimal(price), **more,
    }  # fmt: skip
    return writing.create(actor_for(cast.xiaoli), values)


def test_prices_of_competitors_by_week_against_ours(cast: Cast) -> None:
    shop, tea = make_customer("一店", cast.xiaoli), make_product("绿茶")
    seen(cast, shop, 14, "10", own_product=tea.pk)
    seen(cast, shop, 0, "16", own_product=tea.pk, promotion="买二送一")
    seen(cast, shop, 0, "20")
    line = rivals.report(actor_for(cast.xiaoli), clock.today())["lines"][0]
    assert (line["records"], line["promotions"], line["latest"], line["change"]) == (3, 1, "18.00", 8000)
    assert (line["own_product"], line["against"]) == ("绿茶", -1000)
    assert rivals.report(actor_for(cast.xiaowang), clock.today())["lines"] == []
    assert client_for(cast.xiaoli).get("/api/outlets/competitors").status_code == 200
    assert client_for(cast.hr).get("/api/outlets/competitors").status_code == 403


def test_corrections_and_removals_of_competitor_records_change_the_sums(cast: Cast) -> None:
    shop = make_customer("一店", cast.xiaoli)
    row = seen(cast, shop, 0, "10")
    writing.save(actor_for(cast.xiaoli), row, {"price": Decimal(12), "promotion": "特价"})
    assert upkeep.drift() == []
    assert rivals.report(actor_for(cast.xiaoli), clock.today())["lines"][0]["latest"] == "12.00"
    jobs.compact_sums()
    assert CompetitorSum.objects.count() == 1
    writing.remove(actor_for(cast.xiaoli), row)
    assert rivals.report(actor_for(cast.xiaoli), clock.today())["lines"] == []
    assert upkeep.drift() == []
    with pytest.raises(Invalid):
        seen(cast, shop, 0, None, product=" ")
    with pytest.raises(Invalid):
        seen(cast, shop, -3, None)


def test_competitors_of_a_visit_replace_what_it_told_before(cast: Cast) -> None:
    shop, actor = make_customer("一店", cast.xiaoli), actor_for(cast.xiaoli)
    place, photo = At(shop, clock.now(), cast.xiaoli.pk, uuid4()), uuid4()
    rows = [
        {"competitor": "康乐", "product": "冰茶", "price": 350, "photos": [str(photo)]},
        {"competitor": "统吉", "product": "果汁", "price": None},
    ]
    steps.check_rivals({"rows": rows})
    for _ in range(2):
        steps.save_rivals(actor, place, {"rows": rows})
    first = CompetitorRecord.objects.get(competitor="康乐")
    assert (first.price, first.photos) == (Decimal("3.50"), [photo])
    steps.save_rivals(actor, place, {"rows": rows[:1]})
    assert list(CompetitorRecord.objects.values_list("competitor", flat=True)) == ["康乐"]
