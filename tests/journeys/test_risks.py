"""Risks: from the matrix to a risk that a rule raised, taken over; one raised on the phone and ended on the desk."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, query, settled, where

pytestmark = pytest.mark.journey
TITLE = "竞争对手挖走代理商"


def test_a_cell_of_the_matrix_opens_its_risks(opened: Opened) -> None:
    desk = opened("director", path="/risks")
    settled(desk)
    cell = desk.get_by_role("table", name="风险矩阵").get_by_role("link").first
    count = int(cell.inner_text())
    said = re.search(r"可能性 (\d)、影响 (\d)", cell.get_attribute("aria-label") or "")
    assert said
    cell.click()
    settled(desk)
    rules = [{"field": "status", "operator": "in", "value": ["open", "watching"]},
             {"field": "probability", "operator": "=", "value": int(said[1])},
             {"field": "impact", "operator": "=", "value": int(said[2])}]  # fmt: skip
    rows = query(desk, "risk", filter={"combinator": "and", "rules": rules}, limit=200)
    assert len(rows) == min(count, 200)
    opened.shot(desk, "risks-cell")


def test_raised_on_the_phone_ended_on_the_desk(opened: Opened) -> None:
    phone = opened("supervisor", width=390, path="/m/risks")
    settled(phone)
    phone.get_by_role("button", name="登记风险").click()
    phone.get_by_label("风险 *").fill(TITLE)
    phone.get_by_label("可能性 *").fill("4")
    phone.get_by_label("影响 *").fill("5")
    phone.get_by_label("应对预案").fill("上门拜访代理商老板")
    phone.get_by_role("button", name="登记风险").last.click()
    expect(phone.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(phone.get_by_text("上门拜访代理商老板")).to_be_visible()
    opened.shot(phone, "risk-raised")
    [row] = query(phone, "risk", filter=where("title", "=", TITLE), columns=["title", "level"])
    assert row["values"]["level"] == "critical"
    desk = opened("supervisor", path=f"/risks/{row['id']}")
    settled(desk)
    desk.get_by_role("button", name="已化解").click()
    dialog = desk.get_by_role("dialog", name="风险已化解")
    dialog.get_by_role("textbox", name="说明原因").fill("代理商续签")
    dialog.get_by_role("button", name="已化解").click()
    expect(desk.get_by_text("结论：代理商续签")).to_be_visible()
    assert ask(desk, f"/risks/{row['id']}")["status"] == "mitigated"
    boss = opened("manager")
    assert boss.request.delete(f"/api/resources/risk/{row['id']}", headers=HEADERS).ok
