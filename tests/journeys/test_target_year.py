"""A manager's year: a target made, split, edited in the grid, undone, published; attainment shows it."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import ask, choose, menu, settled

pytestmark = pytest.mark.journey


def test_create_split_edit_publish(opened: Opened) -> None:
    page = opened("director", path="/targets")
    page.get_by_role("button", name="新建目标").click()
    dialog = page.get_by_role("dialog", name="新建目标")
    dialog.get_by_role("button", name="创建，下一步分解").click()
    expect(dialog.get_by_text("请填写金额，例如 1.2亿")).to_be_visible()
    dialog.get_by_label("目标（元）").fill("很多钱")
    expect(dialog.get_by_text("请填写金额，例如 1.2亿")).to_be_visible()
    taken = {one["year"] for one in ask(page, "/targets")["items"]}
    year = next(one for one in range(2030, 2090) if one not in taken)
    dialog.get_by_label("名称").fill(f"{year} 年冲刺目标")
    dialog.get_by_label("年份").fill(str(year))
    choose(page, dialog.get_by_label("团队"), "恒拓", typed=True)
    dialog.get_by_label("目标（元）").fill("1.2亿")
    dialog.get_by_role("button", name="创建，下一步分解").click()

    expect(page.get_by_role("heading", name=f"{year} 年冲刺目标")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^发 ?布$"))).to_be_disabled()
    page.get_by_role("button", name="自动分解").click()
    dialog = page.get_by_role("dialog", name="自动分解")
    dialog.get_by_text("平均", exact=True).first.click()
    expect(dialog.get_by_role("row").nth(2)).to_be_visible()
    opened.shot(page, "target-split")
    dialog.get_by_role("button", name=re.compile("^应 ?用$")).click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("分解准确")).to_be_visible()

    grid = page.get_by_role("treegrid")
    row = grid.get_by_role("row", name=re.compile("华东大区")).first
    before = row.get_by_role("gridcell").nth(1).inner_text()
    row.get_by_role("gridcell").nth(1).dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type("300万")
    page.keyboard.press("Enter")
    expect(row.get_by_role("gridcell").nth(1)).to_have_text("300 万")
    expect(page.get_by_text("分解准确")).to_be_visible()  # the siblings carry the rest, to the fen
    opened.shot(page, "target-grid")
    page.get_by_role("button", name="撤销上一步").click()
    expect(row.get_by_role("gridcell").nth(1)).to_have_text(before)
    row.get_by_role("button", name="锁定华东大区全年").click()
    expect(row.get_by_role("button", name="解锁华东大区全年")).to_be_visible()
    page.get_by_role("button", name=re.compile("^发 ?布$")).click()
    expect(page.get_by_text("已发布", exact=True)).to_be_visible()
    page.goto(f"/attainment?period={year}")
    expect(page.locator(".yd-stat", has_text="目标").first).to_contain_text("1.2 亿")
    page.get_by_role("link", name="华东大区").first.click()
    settled(page)
    expect(page.get_by_role("row", name=re.compile("上海销售团队"))).to_be_visible()
    opened.shot(page, "attainment")
    page.goto("/targets")
    page.get_by_role("link", name=f"{year} 年冲刺目标").click()
    page.get_by_role("button", name="更多操作").click()
    menu(page, "归档")
    expect(page.get_by_text("已归档", exact=True)).to_be_visible()
