"""Global search by Chinese, pinyin, initials and phone tail; and what a person may not see."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import query, settled

pytestmark = pytest.mark.journey


def find(page: Page, text: str) -> None:
    page.get_by_role("combobox", name="搜索客户、联系人、商机、成员").fill(text)


def test_palette_finds_by_text_sound_and_phone(opened: Opened) -> None:
    page = opened("admin")
    contact = query(page, "contact", columns=["name", "phone"], limit=20)[0]["values"]
    settled(page)
    expect(page.get_by_role("button", name="搜索或执行命令")).to_be_visible()  # the shell listens to keys
    page.keyboard.press("Control+k")
    options = page.get_by_role("option")
    for text, wanted in (
        ("小李", "小李"),
        ("xiaoli", "小李"),
        ("xl", "小李"),
        (contact["phone"][-8:], contact["name"]),
    ):
        find(page, text)
        expect(options.filter(has_text=wanted).first).to_be_visible()
    find(page, "绝对没有这样的客户")
    expect(page.get_by_text("没有找到“绝对没有这样的客户”")).to_be_visible()
    find(page, "漏斗")
    options.filter(has_text="漏斗").first.click()
    expect(page.get_by_role("heading", name="销售漏斗")).to_be_visible()


def test_other_teams_records_do_not_exist_for_a_rep(opened: Opened) -> None:
    admin = opened("admin")
    page = opened("rep")
    mine = {row["id"] for row in query(page, "customer", scope="all", columns=["name"], limit=200)}
    other = next(
        row
        for row in query(
            admin,
            "customer",
            columns=["name"],
            limit=50,
            filter={"combinator": "and", "rules": [{"field": "city", "operator": "=", "value": "深圳"}]},
        )
        if row["id"] not in mine
    )
    page.goto(f"/customers/{other['id']}")
    expect(page.get_by_text("没有找到这条记录")).to_be_visible()
    opened.shot(page, "scope-404")
    page.goto("/settings/roles")
    expect(page.get_by_text("您没有查看这里的权限")).to_be_visible()
    expect(page.get_by_role("navigation", name="主导航").get_by_text("角色权限")).to_have_count(0)
    page.goto("/no-such-page")
    expect(page.get_by_text("没有这个页面")).to_be_visible()
