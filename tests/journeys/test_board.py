"""The deal board: a card moves by menu, mouse, keyboard and finger, and back; a win shows on the leaderboard."""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import patience
from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, choose, menu, query, settled, toast, where

pytestmark = pytest.mark.journey


MOVABLE = ".yd-board-card:has(.yd-board-move)"  # others only look at a shared deal


def column_of(page: Page, stage: str) -> Locator:
    return page.get_by_role("region", name=stage, exact=True)


def count_of(page: Page, stage: str) -> int:
    head = column_of(page, stage).locator(".yd-board-head .yd-num").first.inner_text()
    return int(head.split()[0].replace(",", ""))


def neighbours(page: Page) -> tuple[str, str]:
    """The first stage where there is a card to move, and the one after it: what is where differs from day to day."""
    expect(page.locator(MOVABLE).first).to_be_visible()  # the cards are there
    stages = [str(one.get_attribute("aria-label")) for one in page.locator(".yd-board-column").all()]
    return next((here, there) for here, there in pairwise(stages) if column_of(page, here).locator(MOVABLE).count())


def counts(page: Page, *stages: str) -> list[int]:
    return [count_of(page, stage) for stage in stages]


def test_move_by_menu_and_undo(opened: Opened) -> None:
    page = opened("rep", path="/deals?mode=board")
    settled(page)
    opened.shot(page, "board")
    here, there = neighbours(page)
    before = counts(page, here, there)
    card = column_of(page, here).locator(MOVABLE).first
    title = card.locator(".yd-deal-title").inner_text()
    card.hover()
    card.get_by_role("button", name=re.compile("移到…")).click()
    menu(page, there)
    notice = toast(page, f"“{title}”已移到“{there}”")
    notice.hover()  # stays while one reads it
    expect(column_of(page, there).get_by_role("link", name=title, exact=True).first).to_be_visible()
    assert counts(page, here, there) == [before[0] - 1, before[1] + 1]
    notice.get_by_role("button", name=re.compile("撤 ?销")).click()
    expect(column_of(page, here).get_by_role("link", name=title, exact=True).first).to_be_visible()
    settled(page)
    assert counts(page, here, there) == before


def ready_to_win(page: Page) -> int:
    """A deal of the person's own for which the gates have everything that they insist on."""
    deal = int(query(page, "deal", scope="mine", filter=where("status", "=", "open"), limit=1)[0]["id"])
    for need in ask(page, f"/deals/{deal}/gate", to="won")["items"]:
        if need["kind"] == "evidence" and need["strength"] != "soft" and not need["done"]:
            kept = {"kind_id": need["params"]["evidence"], "happened_on": datetime.now(UTC).date().isoformat()}
            answer = page.request.post(f"/api/deals/{deal}/evidence", data=kept, headers=HEADERS)
            assert answer.ok, answer.text()
    return deal


def test_win_shows_on_the_leaderboard_and_lose_asks_why(opened: Opened) -> None:
    page = opened("rep", path="/deals?mode=board")
    settled(page)
    page.goto(f"/deals?mode=board&open=deal:{ready_to_win(page)}")
    settled(page)
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
    settled(page)
    page.locator(MOVABLE).last.locator(".yd-deal-title").click()
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
    settled(page)
    page.locator(MOVABLE).first.locator(".yd-deal-title").click()
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
    """A card goes to the next stage by `move`; both counts follow, and the server knows."""
    here, there = neighbours(page)
    before = counts(page, here, there)
    card = column_of(page, here).locator(MOVABLE).first
    title = card.locator(".yd-deal-title").inner_text()
    move(card, column_of(page, there))
    toast(page, f"“{title}”已移到“{there}”")
    settled(page)
    assert counts(page, here, there) == [before[0] - 1, before[1] + 1]
    page.reload()
    settled(page)
    expect(column_of(page, there).get_by_role("link", name=title, exact=True).first).to_be_visible()


HELD = ".yd-board-dragging"  # the card in the hand, and the place it came from


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
        expect(page.locator(HELD)).not_to_have_count(0)
        page.keyboard.press("ArrowRight")  # one column
        said = page.locator("[aria-live=assertive]").filter(has_text=f"{column.get_attribute('aria-label')} 上方")
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
        expect(page.locator(HELD)).not_to_have_count(0)  # held long enough to be a grip and not the start of scrolling
        patient = time.monotonic() + patience.milliseconds() / 1000
        while "yd-board-over" not in (column.get_attribute("class") or ""):
            assert time.monotonic() < patient, "the finger at the edge did not bring the next stage"
            x = min(x + 8, 380)
            send("touchMove", {"x": x, "y": y})
            page.wait_for_timeout(30)
        send("touchEnd")

    _moves(page, drag)
