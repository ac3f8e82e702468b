"""The deal board: a card moves by menu, mouse, keyboard and finger, and back; a win shows on the leaderboard."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

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


def _moves(page: Page, move: Callable[[Locator, Locator], None]) -> None:
    """One card of the first stage goes to the second by `move`; both counts follow, and the server knows."""
    first, second = (page.get_by_role("region", name=stage) for stage in ("初步接洽", "需求确认"))
    before = count_of(page, "初步接洽"), count_of(page, "需求确认")
    card = first.locator(".yd-board-card").first
    title = card.locator(".yd-deal-title").inner_text()
    move(card, second)
    toast(page, f"“{title}”已移到“需求确认”")
    settled(page)
    assert (count_of(page, "初步接洽"), count_of(page, "需求确认")) == (before[0] - 1, before[1] + 1)
    page.reload()
    settled(page)
    expect(second.get_by_role("link", name=title, exact=True).first).to_be_visible()


def _centre(box: Locator, *, from_bottom: float = 12) -> tuple[float, float]:
    found = box.bounding_box()
    assert found
    return found["x"] + found["width"] / 2, found["y"] + found["height"] - from_bottom


def test_a_card_is_dragged_by_mouse(opened: Opened) -> None:
    page = opened("rep", path="/deals?mode=board")
    settled(page)

    def drag(card: Locator, column: Locator) -> None:
        x, y = _centre(card)
        there = column.bounding_box()
        assert there
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 20, y + 4, steps=5)
        page.mouse.move(there["x"] + there["width"] / 2, there["y"] + 200, steps=15)
        expect(column).to_have_class(re.compile("yd-board-over"))
        page.mouse.up()

    _moves(page, drag)


def test_a_card_is_moved_by_keyboard_at_its_handle(opened: Opened) -> None:
    page = opened("rep", path="/deals?mode=board")
    settled(page)

    def carry(card: Locator, column: Locator) -> None:
        card.get_by_role("button", name=re.compile("^拖动")).focus()
        page.keyboard.press("Space")
        said = page.locator("[aria-live=assertive]").filter(has_text="需求确认 上方")
        for _ in range(40):
            page.keyboard.press("ArrowRight")
            if said.count():
                break
        expect(said).to_have_count(1)
        page.keyboard.press("Space")

    _moves(page, carry)


def test_a_card_is_dragged_by_finger_on_the_phone(opened: Opened) -> None:
    page = opened("rep", width=390, path="/deals?mode=board")
    settled(page)
    touch = page.context.new_cdp_session(page)

    def send(kind: str, *points: dict[str, float]) -> None:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    def drag(card: Locator, column: Locator) -> None:
        card.scroll_into_view_if_needed()
        x, y = _centre(card)
        send("touchStart", {"x": x, "y": y})
        page.wait_for_timeout(400)  # held long enough to be a grip and not the start of scrolling
        for step in range(60):
            send("touchMove", {"x": min(x + step * 8, 380), "y": y})
            page.wait_for_timeout(30)
            if "yd-board-over" in (column.get_attribute("class") or ""):
                break
        send("touchEnd")

    _moves(page, drag)
