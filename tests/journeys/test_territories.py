"""Territories and hidden fields: an area is given to a territory, a telephone is masked for the reps."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, settled

pytestmark = pytest.mark.journey
OK = re.compile("确 ?定")


def test_a_territory_covers_a_province(opened: Opened) -> None:
    page = opened("admin", path="/org/territories")
    settled(page)
    for name in ("四川区", "另一个区"):
        page.get_by_role("button", name="新建区域").first.click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("名称", exact=True).fill(name)
        dialog.get_by_label("覆盖地区").fill("四川")
        page.locator(".ant-select-tree-checkbox").first.click()
        page.keyboard.press("Escape")
        opened.shot(page, f"territory-{name}")
        dialog.get_by_role("button", name=OK).click()
        if name == "四川区":
            expect(page.locator("li", has_text="四川区").get_by_text("四川省")).to_be_visible()
    expect(page.get_by_text(re.compile("四川省.*四川区.*另一个区"))).to_be_visible()
    opened.shot(page, "territories")
    phone = opened("admin", width=390, path="/org/territories")
    settled(phone)
    expect(phone.get_by_text("四川区").first).to_be_visible()
    opened.shot(phone, "territories-390")


@pytest.fixture
def role_given_back(opened: Opened) -> Iterator[None]:
    """What the role of reps may see is afterwards what it was: other journeys read the company as a rep."""
    admin = opened("admin")
    before = role_of_reps(admin)
    yield
    body = {"grants": before["grants"], "fields": before["fields"], "version": role_of_reps(admin)["version"]}
    answer = admin.request.put("/api/roles/rep", data=body, headers=HEADERS)
    assert answer.ok, answer.text()


def role_of_reps(page: Page) -> dict[str, Any]:
    return next(one for one in ask(page, "/roles")["items"] if one["code"] == "rep")


@pytest.mark.usefixtures("role_given_back")
def test_a_telephone_is_masked_for_reps(opened: Opened) -> None:
    page = opened("admin", path="/settings/roles?role=rep")
    settled(page)
    part = page.get_by_role("region", name="看不到的字段")
    part.get_by_role("combobox", name="添加要隐藏的字段").fill("客户 · 电话")
    page.get_by_title("客户 · 电话", exact=True).click()
    part.get_by_role("combobox", name=re.compile("客户 · 电话")).click()
    page.locator(".ant-select-item-option", has_text="只显示首尾").click()
    opened.shot(page, "roles-hidden-fields")
    page.get_by_role("button", name=re.compile("保 ?存")).click()
    expect(page.get_by_text("已保存，立即生效")).to_be_visible()
    rep = opened("rep", path="/customers")
    settled(rep)
    expect(rep.get_by_text(re.compile(r"\d\*{4}\d{4}")).first).to_be_visible()
    opened.shot(rep, "customers-masked")
