"""A work plan on the phone from what is proposed to the superior's answer; many answered at once on the desk."""

import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, settled, toast

pytestmark = pytest.mark.journey
COMPANY = ZoneInfo("Asia/Shanghai")


def a_free_day(page: Page) -> str:
    """A day to come that the person has no plan of: another journey may have planned the nearer ones."""
    today = datetime.now(COMPANY).date()
    days = ((today + timedelta(n)).isoformat() for n in range(40, 300))
    return next(day for day in days if ask(page, "/plans/mine", day=day)["id"] is None)


def hand_in(page: Page, day: str, title: str) -> dict[str, Any]:
    """A plan of one item, handed in as this page's user."""
    item = {"what": "other", "title": title}
    body = {"kind": "day", "day": day, "version": 0, "items": [item]}
    answer = page.request.put("/api/plans/mine", data=body, headers=HEADERS)
    assert answer.ok, answer.text()
    return dict(answer.json())


def test_a_plan_goes_from_the_phone_to_the_superior_and_back(opened: Opened) -> None:
    phone = opened("rep", width=390, path="/m")
    settled(phone)
    phone.get_by_role("link", name=re.compile("^今日计划")).click()
    expect(phone.get_by_role("heading", name="我的日计划")).to_be_visible()
    day = a_free_day(phone)
    phone.goto(f"/m/plans?day={day}")
    settled(phone)
    # What is proposed is taken with a touch; a customer is found by name, and words of one's own are kept.
    proposed = phone.get_by_role("region", name="建议列入").get_by_role("checkbox")
    taken = min(2, proposed.count())
    for _ in range(taken):
        proposed.first.click()
    phone.get_by_role("button", name="添加事项").click()
    phone.get_by_role("textbox", name="客户").fill("公司")
    found = phone.locator(".ph-sheet .ph-rows button").first
    customer = found.locator("strong").inner_text()
    found.click()
    phone.get_by_role("button", name="加入", exact=True).click()
    phone.get_by_role("button", name="添加事项").click()
    phone.get_by_role("button", name="其他", exact=True).click()
    phone.get_by_role("textbox", name="内容").fill("整理样品柜")
    phone.get_by_role("button", name="加入", exact=True).click()
    opened.shot(phone, "plan-drafted-390")
    # Nothing typed is lost where the page is left.
    phone.goto("/m/customers")
    settled(phone)
    phone.goto(f"/m/plans?day={day}")
    settled(phone)
    items = phone.get_by_role("region", name="计划事项")
    expect(items.get_by_text("整理样品柜")).to_be_visible()
    assert ask(phone, "/plans/mine", day=day)["id"] is None
    phone.get_by_role("button", name="提交计划").click()
    expect(phone.get_by_role("button", name="提交计划")).to_have_count(0)
    expect(phone.get_by_text("待批阅")).to_be_visible()
    plan = ask(phone, "/plans/mine", day=day)
    assert len(plan["items"]) == taken + 2
    assert customer in [one["title"] for one in plan["items"]]

    boss = opened("supervisor", width=390, path=f"/m/plans/team?day={day}")
    settled(boss)
    opened.shot(boss, "plans-team-390")
    boss.get_by_role("link", name=re.compile("^小李")).click()
    expect(boss.get_by_text("整理样品柜")).to_be_visible()
    boss.get_by_label("批阅意见").fill("样品柜下周再说")
    opened.shot(boss, "plan-answer-390")
    boss.get_by_role("button", name="退回").click()
    expect(boss.get_by_text("已退回")).to_be_visible()

    phone.reload()
    settled(phone)
    expect(phone.get_by_text("样品柜下周再说")).to_be_visible()
    phone.get_by_role("button", name="调整“整理样品柜”").click()
    phone.get_by_role("button", name="取消", exact=True).click()
    phone.get_by_role("textbox", name="取消原因").fill("改到下周")
    phone.get_by_role("button", name="完成", exact=True).click()
    opened.shot(phone, "plan-returned-390")
    phone.get_by_role("button", name="提交计划").click()
    expect(phone.get_by_text("待批阅")).to_be_visible()
    expect(items.get_by_text("改到下周")).to_be_visible()

    boss.goto(f"/m/plans/team?day={day}")
    settled(boss)
    boss.get_by_role("checkbox", name="选择小李的计划").click()
    boss.get_by_role("button", name="同意", exact=True).click()
    expect(boss.get_by_role("listitem").filter(has_text="小李").get_by_text("已同意")).to_be_visible()
    assert ask(phone, "/plans/mine", day=day)["answer"] == "approved"


def test_many_plans_are_answered_at_once(opened: Opened) -> None:
    rep, own = opened("rep", path="/m"), opened("supervisor", path="/m")
    day = a_free_day(rep)
    while ask(own, "/plans/mine", day=day)["id"] is not None:
        day = (datetime.fromisoformat(day).date() + timedelta(1)).isoformat()
    plan = hand_in(rep, day, "走访样板客户")
    hand_in(own, day, "陪访")
    desk = opened("supervisor", path=f"/plans/handed-in?day={day}")
    settled(desk)
    expect(desk.get_by_role("checkbox", name="选择小李的计划")).to_be_visible()
    desk.get_by_role("checkbox", name="全选").click()
    bar = desk.get_by_role("region", name=re.compile("已选"))
    opened.shot(desk, "plans-handed-in")
    expect(bar.get_by_role("button", name="退回")).to_be_disabled()
    bar.get_by_label("批阅意见").fill("请补上目的")
    # The plan changes under the superior's eyes: it stays as it is, and the page says why.
    again = {"kind": "day", "day": day, "version": plan["version"], "items": plan["items"]}
    kept = [{key: one[key] for key in ("id", "what", "title", "quantity", "said", "reason")} for one in again["items"]]
    assert rep.request.put("/api/plans/mine", data={**again, "items": kept}, headers=HEADERS).ok
    bar.get_by_role("button", name="退回").click()
    expect(desk.get_by_text("以下计划没有批阅")).to_be_visible()
    opened.shot(desk, "plans-left")
    settled(desk)
    bar.get_by_role("button", name="退回").click()
    toast(desk, "已批阅 1 份")
    expect(desk.get_by_role("cell", name="请补上目的")).to_be_visible()
    answered = ask(rep, "/plans/mine", day=day)
    assert (answered["answer"], answered["answer_note"]) == ("returned", "请补上目的")
