"""Outlets: an entry at the desk and what follows from it, who lacks a product, competitors compared."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import ask, query, settled, toast, where

pytestmark = pytest.mark.journey
WARNINGS = {
    "out": "缺货", "stuffing": "疑似压货", "over": "积压", "below_floor": "低于限价", "outside": "区域外销售",
    "negative": "差异未说明",
}  # fmt: skip


def an_outlet(page: Page, **more: Any) -> int:
    """An outlet with a ledger that this page's user reaches."""
    row = query(page, "outlet_stock", columns=["customer"], scope="all", limit=1, **more)[0]
    return int(row["values"]["customer"]["id"])


def test_an_entry_at_the_desk_changes_what_is_suggested(opened: Opened) -> None:
    page = opened("rep")
    outlet = an_outlet(page)
    page.goto(f"/outlets/{outlet}")
    settled(page)
    before = ask(page, f"/outlets/{outlet}/ledger")
    product = max((one for one in before["products"] if one["active"]), key=lambda one: one["rate"])
    name, order = product["product"], 37
    page.get_by_role("button", name="登记盘点 / 订货").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(f"{name} 盘点库存").fill(str(product["left"]))
    dialog.get_by_label(f"{name} 订货", exact=True).fill(str(order))
    dialog.get_by_label(f"{name} 订货单价（元）").fill("0.01")
    opened.shot(page, "outlet-entry")
    dialog.get_by_role("button", name="保存").click()
    expect(toast(page, "已登记")).to_be_visible()
    settled(page)
    after = next(
        one for one in ask(page, f"/outlets/{outlet}/ledger")["products"] if one["product_id"] == product["product_id"]
    )
    assert (after["stock"], after["incoming"], after["left"]) == (product["left"], order, product["left"] + order)
    line = page.get_by_role("row").filter(has=page.get_by_role("button", name=name, exact=True))
    cells = line.get_by_role("cell")
    expect(cells.nth(2)).to_have_text(str(product["left"]))
    expect(cells.nth(3)).to_have_text(str(order))
    expect(cells.nth(7)).to_have_text(str(after["suggested"]))
    page.get_by_role("button", name=name, exact=True).click()
    chain = page.get_by_role("region", name=f"{name} 逐次记录")
    expect(chain.get_by_role("img", name="结存与销出").first).to_be_visible()
    expect(chain.get_by_text("期初 + 进货 − 退货 − 销出 = 结存")).to_be_visible()
    newest = chain.locator("table").last.locator("tbody tr").first.get_by_role("cell")
    expect(newest.nth(5)).to_have_text(str(product["left"]))
    expect(newest.nth(6)).to_have_text(str(order))
    opened.shot(page, "outlet-ledger")


def test_warnings_are_said_in_words_at_the_desk_and_on_the_phone(opened: Opened) -> None:
    desk = opened("manager")
    outlet = an_outlet(desk, filter=where("over", "=", True))
    desk.goto(f"/outlets/{outlet}")
    settled(desk)
    found = ask(desk, f"/outlets/{outlet}/ledger")["products"]
    asked = [WARNINGS[one] for line in found for one in line["warnings"]]
    assert asked
    expect(desk.get_by_text(asked[0], exact=True).first).to_be_visible()
    opened.shot(desk, "outlet-warnings")
    phone = opened("manager", width=390, path=f"/m/outlets/{outlet}")
    settled(phone)
    expect(phone.get_by_text(asked[0]).first).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    opened.shot(phone, "outlet-390")


def test_distribution_leads_down_to_the_outlets_that_lack_the_product(opened: Opened) -> None:
    page = opened("manager", path="/outlets/distribution")
    settled(page)
    expect(page.get_by_text("数值铺货率 = 有货终端数 ÷ 考察终端数")).to_be_visible()
    rows = page.locator("tbody tr")
    lacking = next(row for row in rows.all() if int(row.get_by_role("cell").nth(4).inner_text().replace(",", "")) > 0)
    missing = int(lacking.get_by_role("cell").nth(4).inner_text().replace(",", ""))
    lacking.get_by_role("button").click()
    settled(page)
    heading = page.get_by_role("heading", name="没有该产品的终端")
    expect(heading).to_be_visible()
    table = page.locator("section").filter(has=heading).locator("tbody tr")
    assert 0 < table.count() <= missing
    opened.shot(page, "distribution-missing")
    name = table.first.get_by_role("link").inner_text()
    table.first.get_by_role("link").click()
    settled(page)
    expect(page.get_by_text(name).first).to_be_visible()
    assert "/customers/" in page.url


def test_competitors_are_compared_with_our_price(opened: Opened) -> None:
    page = opened("manager", path="/outlets/competitors")
    settled(page)
    expect(page.get_by_role("img", name="竞品均价走势").first).to_be_visible()
    first = page.locator("tbody tr").first.get_by_role("cell")
    rival, records = first.nth(1).inner_text(), int(first.nth(2).inner_text())
    opened.shot(page, "competitors")
    first.nth(2).get_by_role("link").click()
    settled(page)
    assert len(query(page, "competitor_record", scope="all", filter=where("product", "=", rival), limit=200)) == min(
        records, 200
    )
    expect(page.get_by_text(rival).first).to_be_visible()
