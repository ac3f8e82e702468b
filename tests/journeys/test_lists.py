"""Lists: filter, saved view, inline edit with a conflict between two browsers, bulk edit, export."""

import re
import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, choose, menu, query, settled, toast

pytestmark = pytest.mark.journey


def edit_cell(page: Page, name: str, field: str, value: str) -> None:
    row = page.get_by_role("row", name=re.compile(re.escape(name)))
    row.hover()
    row.get_by_role("button", name=f"编辑{field}").click()
    page.locator(".yd-cell-editing input").fill(value)
    page.keyboard.press("Enter")


def test_filter_and_saved_view(opened: Opened) -> None:
    page = opened("manager", path="/customers")
    page.get_by_role("button", name="筛选").click()
    drawer = page.get_by_role("dialog")
    choose(page, drawer.get_by_label("字段"), "城市", typed=True)
    drawer.locator(".rule input").last.fill("苏州")
    drawer.get_by_role("button", name=re.compile("^应 ?用$")).click()
    expect(page.get_by_role("button", name="筛选 1")).to_be_visible()
    settled(page)
    place = page.get_by_role("columnheader").all_inner_texts().index("城市") + 1
    assert set(page.locator(f"tbody tr td:nth-child({place})").all_inner_texts()) == {"苏州"}
    name = f"苏州客户 {secrets.token_hex(2)}"
    page.get_by_role("button", name="另存为视图").click()
    dialog = page.get_by_role("dialog", name="另存为视图")
    dialog.get_by_label("视图名称").fill(name)
    dialog.get_by_role("button", name=re.compile("^保 ?存$")).click()
    toast(page, "已保存")
    opened.shot(page, "saved-view")
    page.goto("/customers")
    page.get_by_role("button", name="视图", exact=True).click()
    page.get_by_role("menuitem", name=re.compile(name)).click()
    expect(page.get_by_role("button", name="筛选 1")).to_be_visible()
    expect(page.locator(".ant-dropdown:visible")).to_have_count(0)
    settled(page)  # the menu is drawn anew with what is loaded, and moves while one aims at it
    page.get_by_role("button", name="视图", exact=True).click()
    menu(page, "删除视图")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^删 ?除$")).click()
    page.reload()
    expect(page.get_by_role("button", name="视图", exact=True)).to_be_visible()
    expect(page.get_by_text(name)).to_have_count(0)


def test_two_browsers_change_the_same_cell(opened: Opened) -> None:
    first, second = opened("rep"), opened("supervisor")
    mine = query(first, "customer", scope="mine", columns=["name"], limit=20)
    row = next(one for one in mine if len(query(second, "customer", q=one["values"]["name"])) == 1)  # no double of it
    name = row["values"]["name"]
    first.goto(f"/customers?q={name}")
    second.goto(f"/customers?q={name}")
    expect(second.get_by_role("row", name=re.compile(re.escape(name)))).to_be_visible()
    expect(first.get_by_role("row", name=re.compile(re.escape(name)))).to_be_visible()
    edit_cell(first, name, "电话", "02155550001")
    expect(first.get_by_text("02155550001")).to_be_visible()
    settled(first)  # shown at once, and only now kept
    edit_cell(second, name, "电话", "02155550002")
    dialog = second.get_by_role("dialog", name="这条记录刚被别人改过")
    expect(dialog.get_by_text("02155550001")).to_be_visible()
    expect(dialog.get_by_text("02155550002")).to_be_visible()
    opened.shot(second, "conflict")
    dialog.get_by_role("button", name="用我的值覆盖").click()
    expect(dialog).to_have_count(0)
    kept = first.request.get(f"/api/resources/customer/{row['id']}", headers=HEADERS).json()["values"]["phone"]
    assert kept.replace(" ", "").endswith("55550002")


def test_bulk_edit_and_export(opened: Opened) -> None:
    page = opened("manager", path="/customers")
    settled(page)
    boxes = page.locator("tbody").get_by_role("checkbox")
    boxes.nth(0).check()
    boxes.nth(1).check()
    expect(page.get_by_text("已选 2 条")).to_be_visible()
    page.get_by_role("button", name="批量修改").click()
    dialog = page.get_by_role("dialog", name="批量修改")
    choose(page, dialog.get_by_label("要修改的字段"), "城市", typed=True)
    dialog.get_by_label("新的值").fill("昆山")
    dialog.get_by_role("button", name="修改 2 条").click()
    done = toast(page, "2 条已处理")
    done.get_by_role("button", name=re.compile("撤 ?销")).click()
    toast(page, "已撤销")
    page.get_by_role("button", name="列", exact=False).last.click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="导出 Excel").click()
    assert download.value.path().read_bytes()[:2] == b"PK"


def test_nul_and_huge_values_get_clear_words(opened: Opened) -> None:
    page = opened("rep")
    for values in ({"name": "a\u0000b"}, {"name": "x" * 5000}, {"name": ""}):
        answer = page.request.post("/api/resources/customer", data={"values": values}, headers=HEADERS)
        assert answer.status in (400, 422), answer.text()
        assert re.search("[\u4e00-\u9fff]", answer.json()["message"])
