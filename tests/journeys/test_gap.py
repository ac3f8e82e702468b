"""The gap: a superior goes from the cockpit to somebody behind and assigns a remedy; the rep does it on the phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, query, settled, where

pytestmark = pytest.mark.journey
NOTE = "本周每天上午先打三个老客户电话"


def take_back(page: Page) -> None:
    """What was assigned here before is withdrawn, so that the journey begins and ends the same."""
    for row in query(page, "remedy", scope="all", filter=where("note", "=", NOTE), columns=["status"], limit=50):
        if row["values"]["status"] == "open":
            body = {"version": row["version"], "result": "演练"}
            assert page.request.post(f"/api/remedies/{row['id']}/withdrawal", data=body, headers=HEADERS).ok


def test_from_the_cockpit_to_a_remedy_that_the_rep_does_on_the_phone(opened: Opened) -> None:
    desk = opened("supervisor", path="/cockpit")
    settled(desk)
    take_back(desk)
    expect(desk.get_by_role("heading", name="驾驶舱")).to_be_visible()
    expect(desk.get_by_role("region", name="四个数").or_(desk.get_by_label("四个数")).first).to_be_visible()
    opened.shot(desk, "cockpit")
    desk.get_by_role("link", name="看缺口明细").click()
    settled(desk)
    rep = ask(desk, "/resources/member/lookup", q="小李")["items"][0]["id"]
    desk.get_by_role("link", name="小李", exact=True).click()
    settled(desk)
    expect(desk.locator(".yd-crumbs")).to_contain_text("小李")
    opened.shot(desk, "gap-person")
    period = ask(desk, "/remedies/gap", node=f"member:{rep}")["period"]["key"]
    made = desk.request.post(
        "/api/remedies",
        data={"member_id": rep, "period": period, "kind": "urge", "note": NOTE, "due_on": tomorrow(desk)},
        headers=HEADERS,
    )
    assert made.ok, made.text()

    phone = opened("rep", width=390, path="/m/me")
    settled(phone)
    phone.get_by_text("补救措施", exact=True).click()
    box = phone.get_by_role("checkbox", name=f"完成：{NOTE}")
    expect(box).to_be_visible()
    opened.shot(phone, "remedies-390")
    box.click()
    phone.get_by_role("button", name="撤销").click()
    expect(box).to_be_visible()
    phone.get_by_role("link", name=NOTE).click()
    phone.get_by_role("button", name="完成", exact=True).click()
    phone.get_by_label("结果说明").fill("打了十二个，约到两家")
    phone.locator("form").get_by_role("button", name="完成", exact=True).click()
    expect(phone.get_by_role("button", name="重新打开")).to_be_visible()
    expect(phone.get_by_text("结果说明：打了十二个，约到两家")).to_be_visible()
    found = ask(phone, f"/remedies/{made.json()['id']}")
    assert (found["status"], found["result"]) == ("done", "打了十二个，约到两家")


def test_a_superior_assigns_on_the_phone(opened: Opened) -> None:
    phone = opened("supervisor", width=390, path="/m/cockpit")
    settled(phone)
    take_back(phone)
    phone.get_by_role("region", name="谁要帮").get_by_role("link").first.click()
    settled(phone)
    phone.get_by_role("button", name="· 布置").click()
    phone.get_by_label("内容").fill(NOTE)
    opened.shot(phone, "assign-390")
    phone.locator("form").get_by_role("button", name="布置", exact=True).click()
    expect(phone.get_by_label("内容")).to_be_hidden()
    phone.goto("/m/remedies?show=assigned")
    expect(phone.get_by_role("link", name=NOTE)).to_be_visible()
    take_back(phone)


def tomorrow(page: Page) -> str:
    """By the browser, in the company's zone."""
    day: str = page.evaluate("new Date(Date.now() + 86400000).toLocaleDateString('sv')")
    return day
