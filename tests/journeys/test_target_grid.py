"""The grid of a target: zooming to days, locking, typing, pasting, taking back, two people at once, a phone."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.grids import cell, line, paste, post
from tests.journeys.pages import ask, settled, toast

pytestmark = pytest.mark.journey


@pytest.fixture
def director(opened: Opened) -> Page:
    """On the draft of a year nobody has a target for, split equally over everybody."""
    page = opened("director", path="/targets")
    taken = {one["year"] for one in ask(page, "/targets")["items"]}
    year = next(one for one in range(2031, 2090) if one not in taken)
    root = next(team for team in ask(page, "/org/teams")["items"] if team["parent_id"] is None)
    draft = post(page, "/targets", name=f"{year} 年目标", year=year, team=root["id"], amount=12_000_000_000)
    post(page, f"/targets/{draft['id']}/split", version=1, people="equal", months="equal")
    page.goto(f"/targets/{draft['id']}")
    settled(page)
    return page


@pytest.fixture
def shot(opened: Opened, director: Page) -> Any:
    return lambda name: opened.shot(director, f"target-grid-{name}")


def branch_of(page: Page, team: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Opens a region and the first team below it that has two people; answers with these two."""
    found = page.url.split("?")[0].rsplit("/", 1)[1]
    rows = ask(page, f"/targets/{found}/grid", depth=6)["rows"]
    region = next(row for row in rows if row["name"] == team)
    for row in rows:
        people = [one for one in rows if one["member"] and one["team"] == row["team"]]
        if row["parent"] == region["team"] and len(people) >= 2:
            line(page, team).get_by_role("button", name=f"展开 {team}").click()
            page.get_by_role("button", name=f"展开 {row['name']}", exact=True).click()
            expect(line(page, people[0]["name"])).to_be_visible()
            return people[0], people[1]
    raise AssertionError("no team of two")


def year_of(page: Page) -> int:
    found = page.url.split("?")[0].rsplit("/", 1)[1]
    return int(ask(page, f"/targets/{found}")["year"])


def test_zoom_from_year_to_days_and_back(director: Page, shot: Any) -> None:
    page, year = director, year_of(director)
    page.get_by_text("季", exact=True).click()
    page.get_by_role("treegrid").get_by_role("button", name="1 季度").click()
    expect(page).to_have_url(re.compile(f"within={year}Q1"))
    page.get_by_role("treegrid").get_by_role("button", name="2月", exact=True).click()
    expect(page).to_have_url(re.compile(f"within={year}-02"))
    heads = page.get_by_role("treegrid").get_by_role("columnheader")
    expect(heads.nth(2)).to_contain_text("2/1")
    saturday = heads.filter(has_text="周六").first
    expect(saturday).to_have_class(re.compile("yd-grid-free"))
    shot("days")
    page.reload()  # the address remembers
    expect(heads.nth(2)).to_contain_text("2/1")
    page.get_by_role("navigation", name="期间").get_by_role("button", name=f"{year} 年").click()
    page.get_by_text("周", exact=True).click()
    expect(heads.filter(has_text=re.compile("第 7 周"))).to_contain_text("–")
    shot("weeks")
    page.go_back()
    expect(heads.nth(2)).to_have_text("1月")


def test_lock_type_paste_take_back(director: Page, shot: Any) -> None:
    page, year = director, year_of(director)
    first, second = branch_of(page, "华东大区")
    expect(page.get_by_role("button", name="重做")).to_be_disabled()
    one, other = line(page, first["name"]), line(page, second["name"])

    cell(one, f"{year}-01").click()
    page.keyboard.press("l")
    expect(cell(one, f"{year}-01").get_by_role("img")).to_be_visible()
    expect(cell(one, f"{year}-01")).to_have_attribute("title", re.compile("锁定了1月"))
    page.keyboard.type("5")
    expect(page.get_by_text("这一格已锁定")).to_be_visible()

    page.get_by_text("改变上级", exact=True).click()
    cell(one, f"{year}-02").click()
    page.keyboard.type("=120000/12")
    expect(page.get_by_text("= 10,000")).to_be_visible()
    page.keyboard.press("Enter")
    expect(cell(one, f"{year}-02")).to_have_text("1 万")
    cell(one, f"{year}-02").click()
    page.keyboard.type("+10%")
    page.keyboard.press("Enter")
    expect(cell(one, f"{year}-02")).to_have_text("1.1 万")

    cell(one, f"{year}-01").click()
    paste(page, "1\t￥20,000.00\t\tabc\r\n3万\t4万\r\n")
    expect(cell(one, f"{year}-02")).to_have_text("2 万")
    expect(page.get_by_role("status").filter(has_text="2 格未改")).to_contain_text(f"{first['name']} 1月已锁定")
    expect(page.get_by_role("status").filter(has_text="2 格未改")).to_contain_text("“abc”不是金额")
    expect(page.get_by_role("button", name="撤销上一步")).to_be_enabled()
    shot("pasted")

    page.keyboard.press("Control+z")
    expect(cell(one, f"{year}-02")).to_have_text("1.1 万")
    page.get_by_role("button", name="重做").click()
    expect(cell(one, f"{year}-02")).to_have_text("2 万")
    expect(page.get_by_role("button", name="重做")).to_be_disabled()

    # Less than what is locked below cannot be: red, with the reason, nothing changed.
    before = cell(other, f"{year}-01").inner_text()
    team = page.locator('[role="row"][aria-level="3"][aria-expanded="true"]').first
    cell(team, f"{year}-01").click()
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    toast(page, "锁定值与下限")
    expect(cell(one, f"{year}-01")).to_have_attribute("aria-invalid", "true")
    expect(cell(other, f"{year}-01")).to_have_text(before)
    shot("refused")


def test_two_people_at_once_lose_nothing(opened: Opened, director: Page, shot: Any) -> None:
    page, year = director, year_of(director)
    first, _ = branch_of(page, "华东大区")
    manager = opened("manager", path=page.url)
    settled(manager)
    team = next(iter({first["team"]}))
    name = next(one["name"] for one in ask(manager, "/org/teams")["items"] if one["id"] == team)
    manager.get_by_role("button", name=f"展开 {name}", exact=True).click()
    theirs = cell(line(manager, first["name"]), f"{year}-05")
    theirs.click()
    manager.keyboard.type("7万")
    manager.keyboard.press("Enter")
    expect(theirs).to_have_text("7 万")
    expect(theirs).not_to_have_class(re.compile("yd-grid-seen"))
    settled(manager)

    mine = cell(line(page, first["name"]), f"{year}-05")
    mine.click()
    page.keyboard.type("9万")
    page.keyboard.press("Enter")
    toast(page, "陈经理")
    expect(mine).to_have_text("7 万")
    expect(mine).to_have_class(re.compile("yd-grid-mark-changed"))
    notes = page.get_by_role("region", name="同时修改")
    expect(notes).to_contain_text("您的数值 90,000，现在 70,000")
    shot("clash")
    notes.get_by_role("button", name="填入我的数值").click()
    expect(mine).to_have_text("9 万")
    expect(notes).to_have_count(0)


def test_one_amount_at_a_time_on_a_phone(opened: Opened, director: Page) -> None:
    year = year_of(director)
    page = opened("director", width=390, path=director.url)
    settled(page)
    lines = page.get_by_role("list", name="目标分解表 全年")
    page.get_by_role("button", name="下一期间").click()
    lines = page.get_by_role("list", name="目标分解表 1月")
    lines.get_by_role("button", name=re.compile("^华东大区")).click()
    sheet = page.get_by_role("dialog", name="华东大区 · 1月")
    sheet.get_by_label("数额（元）").fill("200万")
    expect(sheet.get_by_text("= 2,000,000")).to_be_visible()
    opened.shot(page, "target-grid-phone-sheet")
    sheet.get_by_role("button", name=re.compile("保 ?存")).click()
    expect(lines.get_by_role("button", name=re.compile("^华东大区"))).to_contain_text("200 万")
    opened.shot(page, "target-grid-phone")
    assert year_of(page) == year
