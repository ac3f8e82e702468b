"""Tasks: written on a deal's page, done on the phone and taken back; a template makes a whole set at once."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, query, settled, where

pytestmark = pytest.mark.journey
TITLE = "请客户确认验收日期"


def own_deal(page: Page) -> int:
    """An open deal of the person."""
    found: int = query(page, "deal", scope="mine", filter=where("status", "=", "open"), limit=1)[0]["id"]
    return found


def remove(page: Page, tasks: list[int]) -> None:
    """The tasks go as they came."""
    for task in tasks:
        assert page.request.delete(f"/api/resources/task/{task}", headers=HEADERS).ok


def test_from_the_deal_to_the_phone_and_back(opened: Opened) -> None:
    desk = opened("rep")
    desk.goto(f"/deals/{own_deal(desk)}")
    settled(desk)
    desk.get_by_role("tab", name="任务", exact=True).click()
    line = desk.get_by_role("textbox", name="要做什么？")
    line.fill(TITLE)
    line.press("Enter")
    expect(desk.get_by_role("link", name=TITLE)).to_be_visible()
    [row] = query(desk, "task", filter=where("title", "=", TITLE), columns=["title", "status", "owner"])
    phone = opened("rep", width=390, path="/m/tasks")
    today = phone.locator("section", has=phone.get_by_role("heading", name=re.compile("^今天")))
    today.get_by_role("checkbox", name=f"完成“{TITLE}”").click()
    bar = phone.get_by_role("status").filter(has_text=TITLE)
    expect(bar).to_contain_text("已完成")
    assert ask(phone, f"/tasks/{row['id']}")["status"] == "done"
    opened.shot(phone, "task-done")
    bar.get_by_role("button", name="撤销").click()
    expect(bar).to_be_hidden()
    assert ask(phone, f"/tasks/{row['id']}")["status"] == "todo"
    remove(desk, [row["id"]])


def test_a_template_makes_its_tasks_on_the_board_they_move(opened: Opened) -> None:
    desk = opened("rep")
    deal = own_deal(desk)
    before = {item["id"] for item in ask(desk, f"/tasks/about/deal/{deal}")["items"]}
    desk.goto(f"/deals/{deal}")
    settled(desk)
    desk.get_by_role("tab", name="任务", exact=True).click()
    desk.get_by_role("button", name="用模板").click()
    dialog = desk.get_by_role("dialog", name="用模板生成任务")
    dialog.get_by_role("combobox", name="模板").click()
    desk.get_by_title("签约后交接").click()
    dialog.get_by_role("button", name="生成 2 个任务").click()
    expect(desk.get_by_role("link", name="首次回访")).to_be_visible()
    made = [item["id"] for item in ask(desk, f"/tasks/about/deal/{deal}")["items"] if item["id"] not in before]
    assert len(made) == 2
    desk.goto("/tasks?mode=board&scope=mine&q=首次回访")
    settled(desk)
    card = desk.get_by_role("listitem", name="首次回访").first
    card.get_by_role("button", name=re.compile("^移到")).click()
    desk.get_by_role("menuitem", name="进行中").click()
    expect(desk.get_by_role("region", name="进行中").get_by_role("link", name="首次回访").first).to_be_visible()
    states = {ask(desk, f"/tasks/{task}")["status"] for task in made}
    assert states == {"todo", "doing"}
    opened.shot(desk, "tasks-board")
    remove(desk, made)
