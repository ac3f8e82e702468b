"""The forecast: a rep submits on the phone, the supervisor overrides it on the desk; the page says how good it was."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, settled

pytestmark = pytest.mark.journey


def say(page: Page, path: str, **body: object) -> None:
    assert page.request.post(f"/api/outlook/{path}", data=body, headers=HEADERS).ok


def test_a_rep_calls_on_the_phone_and_the_supervisor_overrides(opened: Opened) -> None:
    rep = opened("rep", width=390, path="/m/me")
    settled(rep)
    rep.get_by_text("业绩预测", exact=True).click()
    own = ask(rep, "/outlook")
    node, period, before = own["node"]["key"], own["period"]["key"], own["node"]
    if before["override"]:
        say(opened("supervisor"), "overrides/withdrawal", node=node, period=period, note="重新开始")
    rep.get_by_role("button", name="预测", exact=False).last.click()
    commit = rep.get_by_label("承诺 (元)")
    commit.fill("876543")
    rep.get_by_label("最好 (元)").fill("987654")
    opened.shot(rep, "forecast-call-390")
    rep.get_by_role("button", name="提交预测").last.click()
    expect(commit).to_be_hidden()
    assert ask(rep, "/outlook")["node"]["commit"] == 87_654_300

    desk = opened("supervisor", path="/forecast")
    settled(desk)
    opened.shot(desk, "forecast")
    line = desk.get_by_role("row").filter(has_text=own["node"]["name"])
    line.get_by_role("button", name=f"调整 {own['node']['name']}").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("承诺").fill("500000")
    expect(dialog.get_by_role("button", name="调整", exact=True)).to_be_disabled()
    dialog.get_by_label("调整原因").fill("客户预算推迟")
    dialog.get_by_role("button", name="调整", exact=True).click()
    expect(line.get_by_text("已调整")).to_be_visible()
    shown = ask(desk, "/outlook", node=node)["node"]
    assert (shown["commit"], shown["own"]["commit"]) == (50_000_000, 87_654_300)
    say(desk, "overrides/withdrawal", node=node, period=period, note="预算批了")
    if before["own"]:
        say(rep, "calls", node=node, period=period, commit=before["own"]["commit"], best=before["own"]["best"])


def test_the_page_says_how_good_calls_have_been(opened: Opened) -> None:
    page = opened("director", path="/forecast")
    settled(page)
    page.get_by_text("准不准", exact=True).click()
    expect(page.get_by_role("heading", name="各方法的成绩")).to_be_visible()
    scores = {one["method"]: one for one in ask(page, "/outlook/accuracy")["scores"]}
    row = page.get_by_role("row").filter(has_text="统计").first
    expect(row).to_contain_text(f"{round(scores['statistical']['mape'] * 100)}%")
    opened.shot(page, "forecast-accuracy")
