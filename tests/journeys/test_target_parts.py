"""A target split further by products, in the grid and in Excel: sums exact, what comes back is looked at first."""

import re
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from tests.journeys.conftest import Opened
from tests.journeys.grids import adds_up, cell, line, post, rows
from tests.journeys.pages import HEADERS, ask, menu, query, settled, toast

pytestmark = pytest.mark.journey
AMOUNT = 9_999_999_999
Table = list[list[Any]]


@pytest.fixture
def products(opened: Opened) -> list[str]:
    """Two products of the catalogue."""
    found = query(opened("director", path="/products"), "product", columns=["name"], limit=2)
    return [str(one["values"]["name"]) for one in found]


@pytest.fixture
def director(opened: Opened) -> Page:
    """On a draft for the south in a year nobody has a target for, split equally."""
    page = opened("director", path="/targets")
    taken = {one["year"] for one in ask(page, "/targets")["items"]}
    year = next(one for one in range(2031, 2090) if one not in taken)
    region = next(team["id"] for team in ask(page, "/org/teams")["items"] if team["name"] == "华南大区")
    draft = post(page, "/targets", name=f"{year} 年分产品目标", year=year, team=region, amount=AMOUNT)
    post(page, f"/targets/{draft['id']}/split", version=1, people="equal", months="equal")
    page.goto(f"/targets/{draft['id']}")
    settled(page)
    return page


def number_of(page: Page) -> int:
    return int(page.url.split("?")[0].rsplit("/", 1)[1])


def divide(page: Page, products: list[str]) -> None:
    """By the dialog, three to one."""
    page.get_by_role("button", name="进一步分解").click()
    dialog = page.get_by_role("dialog", name="进一步分解")
    box = dialog.get_by_role("combobox", name="产品")
    for name in products:
        box.click()
        box.fill(name)
        page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text=name).first.click()
    page.keyboard.press("Escape")
    dialog.get_by_role("spinbutton", name=f"{products[0]} 权重").fill("3")
    expect(dialog.get_by_text("75.0%")).to_be_visible()
    dialog.get_by_role("button", name=re.compile("^分 ?解$")).click()
    expect(dialog).to_have_count(0)


def test_by_products_in_the_grid(opened: Opened, director: Page, products: list[str]) -> None:
    page = director
    target = number_of(page)
    before = rows(page, target)
    divide(page, products)
    page.get_by_text("按产品", exact=True).click()
    for name in products:
        expect(line(page, re.escape(name))).to_be_visible()
    settled(page)
    opened.shot(page, "parts-grid")
    parts = {one["name"]: one["id"] for one in ask(page, f"/targets/{target}/grid")["parts"]}
    assert set(parts) == set(products)
    whole = rows(page, target)
    assert [one["values"] for one in whole] == [one["values"] for one in before]
    assert adds_up(whole, AMOUNT)
    by_part = [rows(page, target, part=parts[name]) for name in products]
    for of_all, *of_parts in zip(whole, *by_part, strict=True):
        assert [sum(column) for column in zip(*(one["values"] for one in of_parts), strict=True)] == of_all["values"]

    year = ask(page, f"/targets/{target}")["year"]
    first = cell(line(page, re.escape(products[0])), f"{year}-01")
    first.click()
    page.keyboard.type("500万")
    page.keyboard.press("Enter")
    expect(first).to_have_text("500 万")
    settled(page)
    lines = ask(page, f"/targets/{target}/grid", by="part")["rows"]
    assert lines[0]["values"] == before[0]["values"]  # the other product gives
    assert [sum(column) for column in zip(*(one["values"] for one in lines[1:]), strict=True)] == lines[0]["values"]
    assert adds_up(rows(page, target), AMOUNT)
    page.get_by_text("按组织", exact=True).click()
    page.get_by_role("combobox", name="只看一个产品").click()
    page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text=products[0]).first.click()
    expect(cell(line(page, "华南大区"), f"{year}-01")).to_have_text("500 万")


def exported(page: Page, folder: Path, columns: str) -> list[Table]:
    """The tables of the workbook that the page exports."""
    page.get_by_role("button", name="Excel").click()
    menu(page, "导出 Excel")
    dialog = page.get_by_role("dialog", name="导出 Excel")
    dialog.get_by_text(columns, exact=True).click()
    with page.expect_download() as download:
        dialog.get_by_role("button", name=re.compile("^导 ?出$")).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    book = CalamineWorkbook.from_path(file)
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def choose_file(page: Page, folder: Path, tables: list[Table]) -> None:
    """Saves the tables as another program would, and imports the file."""
    file = folder / "填好的目标.xlsx"
    with xlsxwriter.Workbook(file) as book:
        for table in tables:
            sheet = book.add_worksheet()
            for number, row in enumerate(table):
                sheet.write_row(number, 0, row)
    page.get_by_label("导入 Excel").set_input_files(file)


def test_out_to_excel_and_back(opened: Opened, director: Page, products: list[str], tmp_path: Path) -> None:
    page = director
    target = number_of(page)
    divide(page, products)
    settled(page)
    found = ask(page, f"/targets/{target}")
    version, year = found["version"], found["year"]
    people = [one for one in rows(page, target) if one["member"]]
    locked, clashing = people[0], people[1]
    place = {"team": locked["team"], "member": locked["member"], "period": f"{year}-05"}
    post(page, f"/targets/{target}/locks", version=version, locked=True, cells=[place])
    page.reload()
    settled(page)
    tables = exported(page, tmp_path, "月")
    table = tables[0]
    assert table[0][:5] == ["编号", "团队", "姓名", "产品", "1月"]
    untouched = rows(page, target)

    # Meanwhile the administrator changes a cell which the file changes too, and one which it leaves as it was.
    part = next(one["id"] for one in found_parts(page, target) if one["name"] == products[0])
    theirs = {"team": clashing["team"], "member": clashing["member"], "part": part}
    cells = [{**theirs, "period": f"{year}-02", "value": 123}, {**theirs, "period": f"{year}-03", "value": 456}]
    now = ask(page, f"/targets/{target}")["version"]
    body = {"version": now, "rule": "parent", "cells": cells}
    patch = opened("admin", path="/targets").request.patch(f"/api/targets/{target}/cells", headers=HEADERS, data=body)
    assert patch.ok, patch.text()

    keys = [str(row[0]) for row in table]
    mine = keys.index(f"T{clashing['team']}-M{clashing['member']}-P{part}")
    table[mine][5] = 9  # February: both changed it
    held = keys.index(f"T{locked['team']}-M{locked['member']}-P{part}")
    table[held][8] = 1  # May is locked
    other = people[2]
    good = keys.index(f"T{other['team']}-M{other['member']}-P{part}")
    table[good][4], table[good][6] = 10_000, "2万"
    bad = keys.index(f"T{people[3]['team']}-M{people[3]['member']}-P{part}")
    table[bad][4] = "待定"
    choose_file(page, tmp_path, tables)
    dialog = page.get_by_role("dialog", name=re.compile("导入前预览"))
    expect(dialog.get_by_text(re.compile("将改动 2 格"))).to_be_visible()
    failed = dialog.get_by_role("region", name="3 行没有采纳，整行保持原样")
    expect(failed.get_by_role("row", name=re.compile("已锁定"))).to_contain_text(f"第 {held + 1} 行 I（5月）")
    expect(failed.get_by_role("row", name=re.compile("“待定”不是金额"))).to_be_visible()
    expect(failed.get_by_role("row", name=re.compile("以文件为准"))).to_contain_text("1.23")
    expect(dialog.get_by_role("row", name=re.compile(other["name"])).first).to_contain_text("10,000")
    settled(page)
    opened.shot(page, "parts-import")
    assert rows(page, target)[0]["values"] != untouched[0]["values"]  # only the administrator's edit so far
    dialog.get_by_role("button", name="导入 2 格改动").click()
    toast(page, "已导入，改动 2 格")
    expect(dialog).to_have_count(0)
    after = {one["key"]: one["values"] for one in rows(page, target, part=part)}
    mine_now = after[f"team:{clashing['team']}/member:{clashing['member']}/part:{part}"]
    assert mine_now[1:3] == [123, 456]  # nothing of the other's work is lost
    assert after[f"team:{other['team']}/member:{other['member']}/part:{part}"][0:3:2] == [1_000_000, 2_000_000]

    tables = exported(page, tmp_path, "周")
    choose_file(page, tmp_path, tables)
    expect(dialog.get_by_text("文件与现在的目标一致")).to_be_visible()
    expect(dialog.get_by_role("button", name="导入 0 格改动")).to_be_disabled()


def found_parts(page: Page, target: int) -> list[dict[str, Any]]:
    """The parts of a target."""
    parts: list[dict[str, Any]] = ask(page, f"/targets/{target}/grid")["parts"]
    return parts
