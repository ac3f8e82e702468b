"""Duplicates: warned while typing, found in the queue, merged by choice; the old link leads on, and all is undone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import patience
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
    dialog.get_by_role("button", name="合并为一条").click()
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


def test_two_records_of_one_person_are_merged_and_taken_apart_again(opened: Opened) -> None:
    page = opened("rep", path="/duplicates?of=contact")
    settled(page)
    pair = ask(page, "/customers/duplicates/pairs", resource="contact")["items"][0]
    opened.shot(page, "duplicate-contacts")
    page.locator(".yd-twin").first.get_by_role("button", name=re.compile("^合 ?并$")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text(pair["records"][0]["values"]["name"]).first).to_be_visible()
    dialog.get_by_role("button", name="合并为一条").click()
    expect(toast(page, re.compile("已合并到"))).to_be_visible()
    (merge, *_) = ask(page, "/customers/merges")["items"]
    (old,) = (one["id"] for one in pair["records"] if one["id"] != merge["survivor_id"])
    page.goto(f"/contacts/{old}")
    expect(page).to_have_url(re.compile(f"/contacts/{merge['survivor_id']}$"))
    page.goto("/duplicates?tab=merges")
    page.locator(".yd-twin").first.get_by_role("button", name=re.compile("撤 ?销")).click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("撤 ?销")).click()
    expect(toast(page, re.compile("已恢复 1 位联系人"))).to_be_visible()
    assert page.request.get(f"/api/resources/contact/{old}", headers=HEADERS).ok


def test_rows_of_a_file_are_decided_one_by_one(opened: Opened, tmp_path: Path) -> None:
    page = opened("admin", path="/imports")
    pair = ask(page, "/customers/duplicates/pairs")["items"][0]["records"]
    known = pair[0]["values"]["name"]
    file = tmp_path / "客户.csv"
    fresh = "晨曦远航测绘设备"
    file.write_text(f"名称,城市\n{known.removesuffix('有限公司')},\n{fresh}有限公司,\n上海{fresh},上海\n", "utf-8")
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_role("button", name="上传 1 个文件，下一步").click()
    page.get_by_role("button", name="检查全部行").click()
    rows = page.locator(".yd-twin")
    expect(rows).to_have_count(2, timeout=patience.milliseconds(60_000))
    expect(rows.first).to_contain_text("名称相同")
    expect(rows.last).to_contain_text("文件第 3 行")
    expect(page.get_by_role("button", name="导入 1 条")).to_be_visible()
    opened.shot(page, "import-twins")
    rows.last.get_by_text("新增", exact=True).click()
    commit = page.get_by_role("button", name="导入 2 条")
    expect(commit).to_be_visible()
    commit.click()
    expect(page.get_by_text("已完成").first).to_be_visible(timeout=patience.milliseconds(60_000))
    expect(page.get_by_text(re.compile("略过"))).to_be_visible()
    page.get_by_role("button", name="撤销这次导入").click()
    page.get_by_role("dialog").get_by_role("button", name="撤销这次导入").click()
    expect(page.get_by_text("已撤销").first).to_be_visible(timeout=patience.milliseconds(60_000))
