"""Routes: a day is planned on the desk, a stop moved by keyboard, accepted; the rep sees it on the phone."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, settled
from yingdan.kernel import clock

pytestmark = pytest.mark.journey


@pytest.fixture
def rep(opened: Opened) -> int:
    """The demo's rep, who has a card in force."""
    return int(ask(opened("rep"), "/me")["member"]["id"])


def busy_day(page: Page, member: int) -> date:
    """The next day with at least three outlets on the card."""
    for ahead in range(1, 30):
        day = clock.today() + timedelta(ahead)
        if len(ask(page, f"/routes/members/{member}/day", day=str(day))["visits"]) >= 3:
            return day
    raise AssertionError("the card of the demo's rep has no day with three outlets")


def test_a_day_is_planned_arranged_and_accepted(opened: Opened, rep: int) -> None:
    page = opened("supervisor")
    day = busy_day(page, rep)
    page.goto(f"/routes?member={rep}&day={day}")
    settled(page)
    page.get_by_role("button", name="规划路线").click()
    expect(page.get_by_text("建议", exact=True)).to_be_visible()
    before: dict[str, Any] = ask(page, f"/routes/members/{rep}/day", day=str(day))["proposed"]
    assert before["seconds"] <= before["before_seconds"]
    first, second = before["stops"][0]["name"], before["stops"][1]["name"]
    opened.shot(page, "routes-desk")
    # The second stop goes to the front, by keyboard; the times follow before anything is saved.
    page.get_by_role("button", name=f"上移：{second}").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.get_by_text("顺序有改动，尚未保存")).to_be_visible()
    page.get_by_role("button", name="保存顺序").click()
    expect(page.get_by_text("顺序有改动，尚未保存")).to_be_hidden()
    after = ask(page, f"/routes/members/{rep}/day", day=str(day))["proposed"]
    assert [one["name"] for one in after["stops"][:2]] == [second, first]
    assert after["by"] == "hand"
    page.get_by_role("button", name="采用", exact=True).click()
    expect(page.get_by_text("已采用", exact=True)).to_be_visible()
    # Who cancels goes, and the rest is ordered anew.
    page.get_by_role("button", name=f"取消拜访并重排：{first}").click()
    expect(page.get_by_role("button", name=f"取消拜访并重排：{first}")).to_be_hidden()
    assert first not in [one["name"] for one in ask(page, f"/routes/plans/{after['id']}")["stops"]]


def test_the_rep_sees_the_route_on_the_phone(opened: Opened, rep: int) -> None:
    page = opened("rep", width=390, path="/m/route")
    settled(page)
    customers = ask(page, f"/routes/members/{rep}/map")["points"][:4]
    body = {"day": str(clock.today()), "customer_ids": [one[0] for one in customers], "day_to": 86_400}
    made = page.request.post(f"/api/routes/members/{rep}/plans", data=body, headers=HEADERS).json()
    page.reload()
    settled(page)
    stops = page.get_by_role("region", name="站点")
    expect(stops.get_by_role("listitem")).to_have_count(len([one for one in made["stops"] if one["position"]]))
    opened.shot(page, "routes-phone")
    following = page.get_by_role("region", name="下一站")
    if following.count():
        link = following.get_by_role("link", name="导航").get_attribute("href") or ""
        assert link.startswith("https://uri.amap.com/navigation?")


def test_weeks_are_planned_by_the_worker(opened: Opened, rep: int) -> None:
    page = opened("supervisor", path=f"/routes?member={rep}")
    settled(page)
    page.get_by_role("button", name="周期规划").click()
    page.get_by_role("button", name="开始规划").click()
    expect(page.get_by_role("button", name="全部采用")).to_be_visible(timeout=120_000)
    expect(page.get_by_text("各天差距")).to_be_visible()
    opened.shot(page, "routes-cycle")


def test_english_and_dark(opened: Opened, rep: int) -> None:
    page = opened("supervisor", locale="en", dark=True, path=f"/routes?member={rep}")
    settled(page)
    expect(page.get_by_role("heading", name="Routes")).to_be_visible()
    opened.shot(page, "routes-dark-en")


def test_the_outlet_map_counts_what_it_lists(opened: Opened) -> None:
    page = opened("manager", path="/routes/map?by=owner")
    settled(page)
    expect(page.locator(".yd-map canvas")).to_have_count(3)  # names, hulls, outlets
    asked = ask(page, "/routes/area")
    assert asked["points"]
    total = page.get_by_role("row", name="合计")
    expect(total.get_by_role("button").first).to_have_text(str(len(asked["points"])))
    # A person's outlets are those behind the number, by name.
    first = page.locator("tbody tr").first
    name = first.get_by_role("button").first.inner_text()
    number = int(first.get_by_role("button").nth(1).inner_text())
    first.get_by_role("button").nth(1).click()
    listed = page.get_by_role("region", name=f"{name} · 终端")
    expect(listed.get_by_role("heading")).to_contain_text(str(number))
    expect(listed.locator("tbody tr")).to_have_count(min(number, 50))
    opened.shot(page, "outlet-map")
    # By class every outlet is counted once, too; a line that is hidden leaves the map only.
    page.goto("/routes/map?by=grade")
    settled(page)
    expect(page.get_by_role("row", name="合计").get_by_role("button").first).to_have_text(str(len(asked["points"])))
    page.locator("tbody tr").first.get_by_role("checkbox").click()
    expect(page).to_have_url(re.compile(r"[?&]off="))
    with page.expect_download() as saved:
        page.get_by_role("button", name="导出 CSV").click()
    assert saved.value.suggested_filename == "终端地图.csv"
