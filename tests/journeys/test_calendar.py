"""The working calendar: a day changed and taken back, a year pasted; leave on the desk and on the phone."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import settled, toast
from yingdan.kernel import clock

pytestmark = pytest.mark.journey

NOTICE = """一、元旦：1月1日（周三）至3日（周五）放假调休，共3天。1月5日（周日）上班。
二、国庆节：10月1日（周三）至7日（周二）放假调休，共7天。9月28日（周日）上班。"""


def year_total(page: Page) -> int:
    return int(re.findall(r"全年 (\d+) 个工作日", page.locator("header.yd-toolbar").inner_text())[0])


def test_a_day_is_changed_and_taken_back(opened: Opened) -> None:
    page = opened("hr", path="/calendar?year=2026")
    settled(page)
    before = year_total(page)
    opened.shot(page, "calendar")
    page.locator('[data-day="2026-07-06"]').focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator('[data-day="2026-07-07"]')).to_be_focused()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("名称或说明").fill("全员培训")
    opened.shot(page, "calendar-day")
    dialog.get_by_role("button", name=re.compile("保 ?存")).click()
    expect(dialog).to_have_count(0)
    expect(page.locator('[data-day="2026-07-07"]')).to_have_attribute("data-kind", "company_holiday")
    expect(page.get_by_text(f"全年 {before - 1} 个工作日")).to_be_visible()
    page.get_by_role("button", name=re.compile("撤销")).click()
    toast(page, "已撤销")
    expect(page.get_by_text(f"全年 {before} 个工作日")).to_be_visible()


def test_a_year_is_pasted_from_the_notice(opened: Opened) -> None:
    page = opened("hr", path="/calendar?year=2031")
    settled(page)
    expect(page.get_by_role("alert")).to_contain_text("尚未公布")
    opened.shot(page, "calendar-unknown")
    page.get_by_role("button", name="粘贴导入").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("要粘贴的内容").fill(NOTICE)
    dialog.get_by_role("button", name=re.compile("检 ?查")).click()
    expect(dialog.get_by_text("新增或修改 12 天")).to_be_visible()
    opened.shot(page, "calendar-paste")
    dialog.get_by_role("button", name="导入 12 天").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("由本公司录入")).to_be_visible()
    expect(page.locator('[data-day="2031-10-01"]')).to_have_attribute("data-kind", "holiday")
    expect(page.locator('[data-day="2031-09-28"]')).to_have_attribute("data-kind", "makeup")


def test_who_may_not_change_it_only_looks(opened: Opened) -> None:
    page = opened("rep", locale="en", path="/calendar?year=2030")
    settled(page)
    expect(page.get_by_role("alert")).to_contain_text("not gazetted yet")
    expect(page.get_by_role("button", name="Paste days")).to_have_count(0)
    page.locator('[data-day="2030-03-06"]').click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Workday")).to_be_visible()
    expect(dialog.get_by_role("radio")).to_have_count(0)
    opened.shot(page, "calendar-en")


def test_the_year_on_a_narrow_screen(opened: Opened) -> None:
    page = opened("hr", width=390, path="/calendar?year=2026")
    settled(page)
    expect(page.locator('[data-day="2026-01-01"]')).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    opened.shot(page, "calendar-narrow")


def test_a_rep_registers_and_cancels_leave_on_the_phone(opened: Opened) -> None:
    page = opened("rep2", width=390, path="/m/me")
    settled(page)
    page.get_by_text("休假", exact=True).click()
    expect(page.get_by_role("heading", name="我的休假")).to_be_visible()
    page.get_by_role("button", name="登记休假").click()
    sheet = page.locator("form.ph-sheet")
    day = clock.today() + timedelta(120)
    while day.isoweekday() != 3:  # far from anything of the demo; no public holiday falls on all Wednesdays
        day += timedelta(1)
    sheet.get_by_label("从").fill(day.isoformat())
    sheet.get_by_role("group", name="从").get_by_role("button", name="下午").click()
    expect(sheet.get_by_role("status")).to_contain_text("个工作日")
    opened.shot(page, "leave-phone-form")
    sheet.get_by_role("button", name="登记休假").click()
    expect(sheet).to_have_count(0)
    line = page.get_by_role("listitem").filter(has_text=day.isoformat()).first
    expect(line).to_contain_text("0.5 天")
    opened.shot(page, "leave-phone")
    line.get_by_role("button", name="取消休假").click()
    page.get_by_role("button", name="确定").click()
    expect(line).to_contain_text("已取消")


def test_the_superior_sees_the_leave_of_the_team(opened: Opened) -> None:
    page = opened("supervisor", path="/leave")
    settled(page)
    expect(page.get_by_role("row").nth(1)).to_be_visible()
    opened.shot(page, "leave")
    page.get_by_role("button", name="新建休假").click()
    form = page.get_by_role("dialog")
    expect(form.get_by_role("status")).to_contain_text(re.compile("个工作日|不占工作日|重叠"))
    opened.shot(page, "leave-form")
