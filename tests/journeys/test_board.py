"""The deal board: a move changes the sums, can be undone; a win shows on the leaderboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import ask, choose, menu, settled, toast

pytestmark = pytest.mark.journey


def count_of(page: Page, stage: str) -> int:
    head = page.get_by_role("region", name=stage).locator(".yd-board-head .yd-num").first.inner_text()
    return int(head.split()[0].replace(",", ""))


def test_move_by_menu_and_undo(opened: Opened) -> None:
    page = opened("rep", path="/deals?mode=board")
    settled(page)
    opened.shot(page, "board")
    before = count_of(page, "初步接洽"), count_of(page, "需求确认")
    card = page.get_by_role("region", name="初步接洽").locator(".yd-board-card").first
    title = card.locator(".yd-deal-title").inner_text()
    card.hover()
    card.get_by_role("button", name=re.compile("移到…")).click()
    menu(page, "需求确认")
    notice = toast(page, f"“{title}”已移到“需求确认”")
    expect(
        page.get_by_role("region", name="需求确认").get_by_role("link", name=title, exact=True).first
    ).to_be_visible()
    assert (count_of(page, "初步接洽"), count_of(page, "需求确认")) == (before[0] - 1, before[1] + 1)
    notice.get_by_role("button", name=re.compile("撤 ?销")).click()
    expect(
        page.get_by_role("region", name="初步接洽").get_by_role("link", name=title, exact=True).first
    ).to_be_visible()
    settled(page)
    assert (count_of(page, "初步接洽"), count_of(page, "需求确认")) == before


def test_win_shows_on_the_leaderboard_and_lose_asks_why(opened: Opened) -> None:
    page = opened("rep", path="/deals?mode=board")
    settled(page)
    page.get_by_role("region", name="商务谈判").locator(".yd-deal-title").first.click()
    drawer = page.get_by_role("dialog").first
    before = ask(page, "/leaderboard", period="day")
    drawer.get_by_role("button", name=re.compile("^赢 ?单$")).click()
    dialog = page.get_by_role("dialog", name="赢单，恭喜！")
    expect(dialog).to_be_visible()
    choose(page, dialog.get_by_label("原因"), "方案匹配")
    opened.shot(page, "win-dialog")
    dialog.get_by_role("button", name=re.compile("^赢 ?单$")).click()
    expect(dialog).to_have_count(0)
    expect(drawer.locator(".yd-outcome")).to_contain_text("赢单")
    expect(drawer.get_by_role("button", name="重新打开")).to_be_visible()
    after = ask(page, "/leaderboard", period="day")
    assert after["count"] == before["count"] + 1
    name = ask(page, "/me")["member"]["name"]
    page.goto("/leaderboard?period=day")
    settled(page)
    expect(page.get_by_role("row", name=re.compile(name))).to_be_visible()
    opened.shot(page, "leaderboard-day")
    page.goto("/leaderboard/screen")
    expect(page.get_by_role("region", name="今日").get_by_text(name)).to_be_visible()
    opened.shot(page, "leaderboard-screen")
    page.goto("/deals?mode=board")
    page.get_by_role("region", name="方案报价").locator(".yd-deal-title").first.click()
    drawer.get_by_role("button", name=re.compile("^输 ?单$")).click()
    dialog = page.get_by_role("dialog", name="登记输单")
    dialog.get_by_role("button", name=re.compile("^输 ?单$")).click()
    expect(dialog.get_by_text("请选择输单原因")).to_be_visible()
    choose(page, dialog.get_by_label("原因"), "价格过高")
    dialog.get_by_role("button", name=re.compile("^输 ?单$")).click()
    expect(dialog).to_have_count(0)
    drawer.get_by_role("button", name="重新打开").click()
    expect(drawer.get_by_role("button", name=re.compile("^赢 ?单$"))).to_be_visible()


def test_products_of_a_deal_make_its_amount(opened: Opened) -> None:
    page = opened("rep", path="/deals?mode=board")
    page.get_by_role("region", name="需求确认").locator(".yd-deal-title").first.click()
    drawer = page.get_by_role("dialog").first
    drawer.get_by_role("tab", name=re.compile("^产品")).click()
    settled(page)
    expect(drawer.get_by_role("button", name="添加产品")).to_be_visible()
    for _ in range(drawer.get_by_role("button", name="移除这一行").count()):
        drawer.get_by_role("button", name="移除这一行").first.click()
    drawer.get_by_role("button", name="添加产品").click()
    choose(page, drawer.get_by_role("tabpanel").get_by_role("combobox").first, "PLC-200", typed=True)
    drawer.get_by_label("数量").last.fill("3")
    drawer.get_by_label("单价（元）").last.fill("2500.50")
    drawer.get_by_role("button", name="保存明细").click()
    toast(page, "明细已保存，商机金额已更新")
    expect(drawer.locator(".yd-stat", has_text="金额").locator('[title="¥7,501.50"]')).to_be_visible()
    opened.shot(page, "deal-products")
