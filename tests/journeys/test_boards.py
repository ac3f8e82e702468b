"""Leaderboards: who is taken off is gone everywhere at once; a broadcast is looked at. Dashboards: made, filled,
arranged by keys, undone, saved as a picture, read by a rep on the phone in the own reach."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, choose, number_in, settled

pytestmark = pytest.mark.journey
NAME = "旅程看板"


def send(page: Page, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    answer = page.request.fetch(f"/api{path}", method=method, data=body, headers=HEADERS)
    assert answer.ok, answer.text()
    return answer.json() if answer.body() else None


def test_who_is_taken_off_is_on_no_board_and_comes_back(opened: Opened) -> None:
    page = opened("director", path="/leaderboard")
    settled(page)
    first = ask(page, "/leaderboard", period="month")["rows"][0]["name"]
    row = page.get_by_role("row").filter(has_text=first)
    expect(row.first).to_be_visible()
    page.goto("/leaderboard/broadcasts")
    settled(page)
    panel = page.locator("section").filter(has=page.get_by_role("heading", name="不公布名单"))
    choose(page, panel.get_by_role("combobox", name="成员"), first, typed=True)
    panel.get_by_role("textbox", name="原因").fill("旅程测试")
    panel.get_by_role("button", name="加入名单").click()
    line = panel.get_by_role("row").filter(has_text="旅程测试")
    try:
        expect(line).to_contain_text(first)
        assert first not in [one["name"] for one in ask(page, "/leaderboard", period="month", limit=500)["rows"]]
        page.goto("/leaderboard/screen")
        expect(page.get_by_role("region", name="本月", exact=True).get_by_role("listitem").first).to_be_visible()
        expect(page.get_by_role("region", name="本月", exact=True)).not_to_contain_text(first)
        page.goto("/leaderboard/broadcasts")
    finally:
        line.get_by_role("button", name="恢复公布").click()
        expect(line).to_have_count(0)
    assert first in [one["name"] for one in ask(page, "/leaderboard", period="month", limit=500)["rows"]]


def test_a_broadcast_is_looked_at_before_it_goes_out(opened: Opened) -> None:
    page = opened("director", path="/leaderboard/broadcasts")
    settled(page)
    plan = page.get_by_role("region", name="全公司", exact=True)
    plan.get_by_role("button", name=re.compile("预 ?览")).click()
    seen = page.get_by_role("dialog")
    expect(seen).to_contain_text("晚间龙虎榜")
    expect(seen).to_contain_text(re.compile(r"【赢单金额 · \d+月\d+日】"))
    opened.shot(page, "broadcast-preview")


def test_a_dashboard_from_nothing_to_the_phone(opened: Opened) -> None:
    page = opened("director", path="/dashboards")
    settled(page)
    page.get_by_role("button", name="新建看板").click()
    page.get_by_role("dialog").get_by_label("名称").fill(NAME)
    page.get_by_role("dialog").get_by_text("全公司", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("保 ?存")).click()
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    number = number_in(r"/dashboards/(\d+)", page.url)
    try:
        for title in ("甲", "乙"):
            page.get_by_role("button", name="添加组件").click()
            page.get_by_role("dialog").get_by_label("标题").fill(title)
            page.get_by_role("dialog").get_by_role("button", name=re.compile("保 ?存")).click()
            expect(page.get_by_role("region", name=title, exact=True).locator(".yd-tile-big b")).to_be_visible()
        handle = page.get_by_role("button", name=re.compile("^移动“乙”"))
        handle.press("ArrowRight")
        handle.press("ArrowRight")
        handle.press("ArrowRight")
        handle.press("Shift+ArrowRight")
        expect(page.get_by_text("乙：第 4 列第 1 行，宽 4 高 2")).to_be_attached()
        page.get_by_role("button", name=re.compile("撤 ?销")).click()
        page.get_by_role("button", name=re.compile("完 ?成")).click()
        expect(page.get_by_role("button", name="导出图片")).to_be_visible()
        tiles = ask(page, f"/dashboards/{number}")["tiles"]
        assert [(one["title"], one["x"], one["y"], one["w"]) for one in tiles] == [("甲", 0, 0, 3), ("乙", 3, 0, 3)]
        shown = page.get_by_role("region", name="甲", exact=True).locator(".yd-tile-big b").inner_text()
        with page.expect_download() as started:
            page.get_by_role("button", name="导出图片").click()
        assert started.value.path().read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
        assert started.value.suggested_filename == f"{NAME}.png"
        phone = opened("rep", path=f"/m/dashboards/{number}", width=390)
        own = phone.get_by_role("region", name="甲", exact=True).locator(".yd-tile-big b")
        expect(own).to_be_visible()
        assert own.inner_text() != shown  # the rep's own reach
        opened.shot(phone, "dashboard-phone")
    finally:
        send(page, "DELETE", f"/dashboards/{number}")
