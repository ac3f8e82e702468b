"""Duplicates: warned while typing, found in the queue, merged by choice; the old link leads on, and all is undone."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, settled, toast

pytestmark = pytest.mark.journey


def test_a_double_is_noticed_merged_and_taken_apart_again(opened: Opened) -> None:
    page = opened("rep", path="/duplicates")
    settled(page)
    pair = ask(page, "/customers/duplicates/pairs")["items"][0]
    names = [one["values"]["name"] for one in pair["records"]]

    opened.shot(page, "duplicates")
    card = page.locator(".yd-twin").first
    expect(card).to_contain_text(names[0])
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text(names[1]).first).to_be_visible()
    dialog.get_by_role("radio", name=f"客户名称: {names[1]}").check()
    opened.shot(page, "merge")
    dialog.get_by_role("button", name="合并为一家").click()
    expect(toast(page, re.compile("已合并到"))).to_be_visible()

    (merge, *_) = ask(page, "/customers/merges")["items"]
    (old,) = (one["id"] for one in pair["records"] if one["id"] != merge["survivor_id"])
    page.goto(f"/customers/{old}")
    expect(page).to_have_url(re.compile(f"/customers/{merge['survivor_id']}$"))
    expect(page.get_by_role("heading", level=1, name=names[1])).to_be_visible()

    page.goto("/duplicates?tab=merges")
    page.locator(".yd-twin").first.get_by_role("button", name=re.compile("撤 ?销")).click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("撤 ?销")).click()
    expect(toast(page, re.compile("已恢复 1 家客户"))).to_be_visible()
    assert page.request.get(f"/api/resources/customer/{old}", headers=HEADERS).ok


def test_a_line_under_the_name_says_who_may_be_the_same(opened: Opened) -> None:
    page = opened("rep", path="/customers")
    settled(page)
    known = ask(page, "/customers/duplicates/pairs")["items"][0]["records"][0]["values"]["name"]
    page.get_by_role("button", name="新建客户").click()
    page.locator("#f-name").fill(known.removesuffix("有限公司"))
    hint = page.locator(".yd-twins").first
    expect(hint).to_contain_text(known)
    expect(hint).to_contain_text("名称相同")
    opened.shot(page, "duplicate-hint")


def test_the_queue_on_the_phone(opened: Opened) -> None:
    page = opened("rep", width=390, path="/duplicates")
    settled(page)
    expect(page.locator(".yd-twin").first).to_be_visible()
    opened.shot(page, "duplicates-390")
