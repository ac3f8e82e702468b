"""A rep's day: from the workbench to the customer, a follow-up with the next contact, and back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, query, settled, toast

pytestmark = pytest.mark.journey
CUSTOMER_TABS = ["动态", "详情", "联系人", "商机", "任务", "协作人", "归属历史", "修改记录"]


def neglect_one(page: Page) -> None:
    """A customer of the rep's waits since long ago: how many do in the demo company differs from day to day."""
    mine = query(page, "customer", scope="mine", limit=1)[0]
    body = {"version": mine["version"], "values": {"next_contact_at": "2020-01-06T01:00:00Z"}}
    answer = page.request.patch(f"/api/resources/customer/{mine['id']}", data=body, headers=HEADERS)
    assert answer.ok, answer.text()


def test_follow_up_from_the_workbench(opened: Opened) -> None:
    page = opened("rep")
    neglect_one(page)
    page.reload()
    expect(page.get_by_role("heading", name=re.compile("今天这样推进目标"))).to_be_visible()
    settled(page)
    opened.shot(page, "workbench")
    before = ask(page, "/workbench")["overdue"]["count"]
    first = next(one for one in ask(page, "/workbench")["overdue"]["items"] if one["resource"] == "customer")
    page.get_by_role("link", name=first["name"], exact=True).first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_role("heading", name=first["name"])).to_be_visible()
    text = "客户确认预算，下周提交方案"
    drawer.get_by_label("跟进内容").fill(text)
    drawer.get_by_role("button", name="3 天后").click()
    drawer.get_by_role("button", name="保存跟进").click()
    toast(page, "跟进已保存")
    expect(drawer.get_by_text(text).first).to_be_visible()
    settled(page)
    opened.shot(page, "customer-drawer")
    kept = ask(page, f"/customers/{first['id']}/summary")
    assert kept["next_contact_at"] is not None
    assert not kept["next_contact_overdue"]
    shown = drawer.locator(".yd-stat", has_text="下次联系")
    expect(shown).not_to_have_class(re.compile("yd-stat-risk"))
    expect(shown.locator(".yd-num")).not_to_have_text("–")
    page.goto("/")
    settled(page)
    after = ask(page, "/workbench")["overdue"]["count"]
    assert after < before
    expect(page.locator(".yd-stat", has_text="逾期未跟进").locator(".yd-num").first).to_have_text(str(after))


def test_what_was_typed_survives_a_reload(opened: Opened) -> None:
    page = opened("rep")
    mine = page.request.post(
        "/api/resources/customer/query", data={"scope": "mine", "limit": 1}, headers={"X-Requested-With": "yingdan"}
    ).json()["rows"][0]
    page.goto(f"/customers/{mine['id']}")
    page.get_by_label("跟进内容").fill("还没写完的一段话")
    page.reload()
    expect(page.get_by_label("跟进内容")).to_have_value("还没写完的一段话")
    page.get_by_label("跟进内容").fill("")


def test_every_tab_of_a_customer_shows_something(opened: Opened) -> None:
    page = opened("manager")
    found = page.request.post(
        "/api/resources/deal/query",
        data={"scope": "all", "columns": ["customer"], "limit": 1},
        headers={"X-Requested-With": "yingdan"},
    ).json()["rows"][0]
    page.goto(f"/customers/{found['values']['customer']['id']}")
    tabs = page.get_by_role("tab")
    expect(tabs).to_contain_text(CUSTOMER_TABS)
    for name in CUSTOMER_TABS:
        tabs.filter(has_text=name).click()
        settled(page)
        panel = page.get_by_role("tabpanel")
        expect(panel).not_to_be_empty()
        expect(panel.get_by_text("这里没能加载出来")).to_have_count(0)
    opened.shot(page, "customer-page")
