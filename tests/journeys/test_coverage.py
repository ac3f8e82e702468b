"""Coverage cards: a supervisor proposes one, changes it and puts it in force; the rep sees it on the phone."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, query, settled, where
from yingdan.kernel import clock

pytestmark = pytest.mark.journey
FAR = clock.today() + timedelta(300)  # planned that far ahead, a version changes nothing that others look at


def sheet_of(page: Page, member: int) -> Any:
    return ask(page, f"/coverage/members/{member}")


@pytest.fixture
def rep(opened: Opened) -> int:
    """The demo's rep, who has a card in force."""
    return int(ask(opened("rep"), "/me")["member"]["id"])


@pytest.fixture
def no_draft_left(opened: Opened, rep: int) -> Iterator[None]:
    """A draft of an earlier try is gone before, one of a failed try after."""
    page = opened("supervisor")
    for moment in ("before", "after"):
        if draft := sheet_of(page, rep)["draft"]:
            version = ask(page, f"/coverage/cards/{draft}")["version"]
            path = f"/api/coverage/cards/{draft}/discard"
            assert page.request.post(path, data={"version": version}, headers=HEADERS).ok
        if moment == "before":
            yield


@pytest.mark.usefixtures("no_draft_left")
def test_a_new_version_is_drafted_changed_and_put_in_force(opened: Opened, rep: int) -> None:
    page = opened("supervisor", path=f"/coverage/{rep}")
    settled(page)
    opened.shot(page, "coverage-card")
    before = sheet_of(page, rep)
    page.get_by_role("button", name="起草新版").click()
    steps = page.get_by_label("拜访步骤（每行一步）")
    expect(steps).to_be_visible()
    steps.fill("问候\n看陈列\n记录")
    page.get_by_label("A 类周期").fill("12")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("有未保存的修改")).to_be_hidden()
    draft = sheet_of(page, rep)["draft"]
    card = ask(page, f"/coverage/cards/{draft}")
    assert card["steps"] == ["问候", "看陈列", "记录"]
    assert card["cycles"][0]["own"] == 12
    # The second outlet of the first route goes to its top.
    route = card["routes"][0]
    panel = page.get_by_role("region", name="定点 定线")
    panel.get_by_role("button", name=route["name"]).click()
    outlets = ask(page, f"/coverage/cards/{draft}/outlets", route=route["id"])["rows"]
    panel.get_by_role("button", name=f"上移 {outlets[1]['name']}").click()
    expect(panel.locator("tbody tr").first).to_contain_text(outlets[1]["name"])
    opened.shot(page, "coverage-draft")
    page.get_by_role("button", name="生效…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("生效日").fill(FAR.isoformat())
    dialog.get_by_label("调整原因").fill("客户加密拜访")
    dialog.get_by_role("button", name="让草案生效").click()
    expect(page.get_by_text("待生效").first).to_be_visible()
    after = sheet_of(page, rep)
    assert after["planned"] == draft
    assert after["in_force"] == before["in_force"]
    assert len(after["versions"]) == len(before["versions"]) + 1
    page.get_by_role("button", name="全部", exact=True).first.click()
    page.get_by_role("menuitem", name="对比版本").click()
    expect(page.get_by_role("dialog").get_by_text("A 类周期")).to_be_visible()
    opened.shot(page, "coverage-comparison")


def test_a_figure_of_the_report_opens_its_customers(opened: Opened) -> None:
    page = opened("manager", path="/coverage/report")
    settled(page)
    opened.shot(page, "coverage-report")
    page.locator("tbody a").first.click()
    settled(page)
    line = next(
        row for row in query(page, "coverage", columns=["member", "no_route"], limit=100)
        if row["values"]["no_route"]
    )  # fmt: skip
    page.goto("/coverage")
    settled(page)
    opened.shot(page, "coverage-list")
    member = line["values"]["member"]
    page.get_by_role("link", name=member["label"], exact=True).first.click()
    page.get_by_role("button", name=f"无路线 {line['values']['no_route']}", exact=True).click()
    expect(page.get_by_role("region", name="定点 定线").locator("tbody tr")).to_have_count(line["values"]["no_route"])
    found = query(page, "coverage_finding", filter=where("member", "=", member["id"]), columns=["kind"], limit=200)
    assert sum(row["values"]["kind"] == "no_route" for row in found) == line["values"]["no_route"]


def test_the_rep_reads_route_and_card_on_the_phone(opened: Opened) -> None:
    page = opened("rep", width=390, path="/m/me")
    settled(page)
    page.get_by_text("七定卡", exact=True).click()
    parts = page.get_by_role("region", name="七定卡")
    for part in ("定人", "定区", "定点", "定线", "定期", "定时", "定标准"):
        expect(parts.get_by_text(part)).to_be_visible()
    me = ask(page, "/me")["member"]["id"]
    stops = []
    for _ in range(7):  # the next day on which a route runs
        stops = ask(page, f"/coverage/members/{me}/day", day=day_shown(page))["stops"]
        if stops:
            break
        page.get_by_role("button", name="后一天").click()
        settled(page)
    expect(page.get_by_text(f"1. {stops[0]['name']}")).to_be_visible()
    opened.shot(page, "coverage-390")


def day_shown(page: Page) -> str:
    """The day that the route is shown for."""
    return str(page.locator("[data-day]").get_attribute("data-day"))
