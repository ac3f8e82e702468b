"""Orders of a report against sums counted by hand from the records: corrected, removed, entered at the desk."""

import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from yingdan.accounts.models import Role, User
from yingdan.conftest import Cast, actor_for, client_for
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.outlets.models import LedgerEntry
from yingdan.outlets.services import ledger, steps
from yingdan.outlets.services.ledger import At
from yingdan.outlets.tests.making import make_product
from yingdan.reports.models import Plan, PlanItem
from yingdan.reports.rules import spans
from yingdan.reports.selectors import composed
from yingdan.reports.services import reports
from yingdan.reports.tests.making import make_customer, noon
from yingdan.visits.models import StepAnswer, Visit

pytestmark = pytest.mark.django_db
YESTERDAY = timedelta(1)


def ordered(owner: Member, shop: Any, lines: list[tuple[Any, int, int]], hours: int = 0) -> Visit:
    """A visit that ended, its order in the answers and in the ledger as the end of a visit writes both."""
    at = noon(clock.today() - YESTERDAY) + timedelta(hours=hours)
    visit = Visit.objects.create(
        uuid=uuid4(), member=owner, team=owner.team, customer=shop, day=clock.business_day(at), number=1 + hours,
        started_at=at, told_started_at=at, ended_at=at, status="done", purpose="order",
    )  # fmt: skip
    answer = {"lines": [{"product_id": one.pk, "quantity": n, "price": fen} for one, n, fen in lines], "note": "周五送"}
    StepAnswer.objects.create(
        uuid=uuid4(), visit=visit, key="order", kind="order", answer=answer, told_at=at, told_hash=str(uuid4())
    )
    steps.save_order(actor_for(owner), At(shop, at, owner.pk, visit.uuid), answer, whole=False)
    return visit


def at_desk(owner: Member, shop: Any, product: Any, pieces: int, price: str, **more: Any) -> LedgerEntry:
    values = {"customer": shop.pk, "product": product.pk, "ordered": pieces, "price": Decimal(price), **more}
    return ledger.create(actor_for(owner), {"at": noon(clock.today() - YESTERDAY) + timedelta(hours=3), **values})


def part(owner: Member, name: str = "orders", day: date | None = None) -> dict[str, Any]:
    found = composed.of_member(owner.pk, spans.containing("day", day or clock.today() - YESTERDAY))
    return next(one for one in found["sections"] if one["name"] == name)


def test_what_is_corrected_removed_or_entered_at_the_desk_is_in_the_report(cast: Cast) -> None:
    shop, other = make_customer("西湖店", cast.xiaoli), make_customer("滨江店", cast.xiaoli)
    water, tea = make_product("矿泉水"), make_product("绿茶")
    visit = ordered(cast.xiaoli, shop, [(water, 20, 4500), (tea, 3, 850)])
    ordered(cast.xiaowang, make_customer("别家", cast.xiaowang), [(water, 7, 100)])
    assert part(cast.xiaoli)["sums"] == {"amount": 20 * 4500 + 3 * 850}

    wrong = LedgerEntry.objects.get(visit_uuid=visit.uuid, product=water)
    ledger.save(actor_for(cast.xiaoli), wrong, {"ordered": 12})
    at_desk(cast.xiaoli, shop, tea, 5, "8.00", note="电话补单")
    gone = at_desk(cast.xiaoli, other, tea, 100, "9.99")
    at_desk(cast.xiaoli, other, water, 2, "44.90")
    ledger.remove(actor_for(cast.xiaoli), gone)

    orders = part(cast.xiaoli)
    assert [(row["serial"], row["customer"]["label"], row["lines"], row["amount"]) for row in orders["rows"]] == [
        (1, "西湖店", "矿泉水 × 12 · 绿茶 × 3", 12 * 4500 + 3 * 850),
        (2, "西湖店", "绿茶 × 5", 5 * 800),
        (3, "滨江店", "矿泉水 × 2", 2 * 4490),
    ]
    entries = LedgerEntry.objects.filter(member=cast.xiaoli, ordered__gt=0)
    by_hand = sum(one.ordered * int((one.price or 0) * 100) for one in entries)
    assert (orders["count"], orders["sums"]) == (3, {"amount": by_hand})
    assert [row["note"] for row in orders["rows"]] == ["周五送", "电话补单", ""]


def test_an_order_belongs_to_its_day(cast: Cast) -> None:
    shop, water = make_customer("店", cast.xiaoli), make_product()
    day = clock.today() - YESTERDAY
    for hours, price in ((-13, "1"), (-12, "10"), (11, "100"), (12, "1000")):
        if (at := noon(day) + timedelta(hours=hours)) <= clock.now():
            at_desk(cast.xiaoli, shop, water, 1, price, at=at)
    assert part(cast.xiaoli)["sums"] == {"amount": 11_000}
    assert part(cast.xiaoli, day=day - YESTERDAY)["sums"] == {"amount": 100}


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_the_sheet_and_the_workbook_speak_the_readers_language(cast: Cast, locale: str) -> None:
    User.objects.update(locale=locale)
    day, shop, water = clock.today() - YESTERDAY, make_customer("西湖店", cast.xiaoli), make_product("矿泉水")
    ordered(cast.xiaoli, shop, [(water, 20, 4500)])
    plan = Plan.objects.create(owner=cast.xiaoli, team=cast.team, kind="day", start=day, end=day)
    PlanItem.objects.create(plan=plan, position=0, what="activity", title="", kind="visits", quantity=5)
    row = reports.submit(actor_for(cast.xiaoli), "day", day, 0, {"judgement": "好"})
    sheet = client_for(cast.xiaoli).get(f"/api/reports/{row.pk}").json()
    item = next(one for one in sheet["sections"] if one["name"] == "plan")
    assert item["rows"][0]["title"] == {"code": "visits", "quantity": 5}
    title = next(one for one in item["columns"] if one["key"] == "title")
    assert title["choices"]["visits"] == {"zh": "拜访", "en": "Visits"}
    book = client_for(cast.xiaoli).get(f"/api/reports/{row.pk}/export").content
    lines = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python()
    cells = [cell for line in lines for cell in line]
    assert ("Visits × 5" if locale == "en" else "拜访 × 5") in cells
    assert 900.0 in cells
    assert "矿泉水 × 20" in cells


def test_the_plan_ahead_is_proposed_in_the_readers_language(cast: Cast) -> None:
    User.objects.update(locale="en")
    today = clock.today()
    start = date.fromisoformat(client_for(cast.xiaoli).get("/api/reports/mine?kind=month").json()["end"]) + YESTERDAY
    plan = Plan.objects.create(owner=cast.xiaoli, team=cast.team, kind="month", start=start, end=start + timedelta(27))
    PlanItem.objects.create(plan=plan, position=0, what="activity", title="", kind="leads", quantity=3)
    sheet = client_for(cast.xiaoli).get(f"/api/reports/mine?kind=month&day={today}").json()
    assert sheet["next_found"] == "Activity New customers × 3"


def test_hidden_prices_hide_the_amounts_of_orders(cast: Cast) -> None:
    ordered(cast.xiaoli, make_customer("店", cast.xiaoli), [(make_product(), 2, 500)])
    row = reports.submit(actor_for(cast.xiaoli), "day", clock.today() - YESTERDAY, 0, {"judgement": "好"})

    def orders() -> dict[str, Any]:
        found = client_for(cast.zhang).get(f"/api/reports/{row.pk}").json()["sections"]
        return next(one for one in found if one["name"] == "orders")

    assert orders()["sums"] == {"amount": 1000}
    Role.objects.filter(code="supervisor").update(fields={"ledger_entry.price": "hidden"})
    assert (orders()["sums"], "amount" in orders()["rows"][0]) == ({}, False)


def test_a_report_asks_as_often_however_much_was_ordered(cast: Cast) -> None:
    goods = [make_product() for _ in range(4)]

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            part(cast.xiaoli)
        return len(queries)

    ordered(cast.xiaoli, make_customer("店 0", cast.xiaoli), [(goods[0], 1, 100)])
    few = asked()
    for number in range(1, 6):
        shop = make_customer(f"店 {number}", cast.xiaoli)
        ordered(cast.xiaoli, shop, [(one, number, 100) for one in goods], hours=number)
        at_desk(cast.xiaoli, shop, goods[0], number, "3")
    assert asked() == few
    assert part(cast.xiaoli)["count"] == 11
