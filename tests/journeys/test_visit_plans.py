"""Visits planned at a customer, to many who are due, to outlets without a product; plans changed in bulk; the phone."""

import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import ask, choose, query, settled, toast, where

pytestmark = pytest.mark.journey
COMPANY = ZoneInfo("Asia/Shanghai")


def in_days(days: int) -> str:
    return (datetime.now(COMPANY).date() + timedelta(days)).isoformat()


def visited_customer(page: Page) -> dict[str, Any]:
    rows = query(
        page, "visit", columns=["customer", "member"], scope="mine", sort=[{"field": "started_at", "desc": True}],
        filter=where("status", "=", "done"),
    )  # fmt: skip
    return dict(rows[0]["values"]["customer"])


def test_a_customers_page_shows_its_visits_and_plans_one_more(opened: Opened) -> None:
    desk = opened("rep", path="/visits")
    settled(desk)
    customer = visited_customer(desk)
    desk.goto(f"/customers/{customer['id']}")
    desk.get_by_role("tab", name=re.compile("拜访")).click()
    made = desk.get_by_role("region", name="拜访记录")
    expect(made.get_by_role("link").first).to_be_visible()
    desk.get_by_role("button", name="安排拜访").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("日期").fill(in_days(40))
    dialog.get_by_role("button", name="安排拜访").click()
    toast(desk, "已安排 1 次拜访")
    plans = desk.get_by_role("region", name="拜访计划")
    row = plans.get_by_role("row").last
    opened.shot(desk, "customer-visits")
    row.get_by_role("button", name="取消计划").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("原因").fill("重复安排")
    dialog.get_by_role("button", name="取消计划").click()
    toast(desk, "已处理 1 个计划")
    left = [one["day"] for one in ask(desk, f"/visits/customers/{customer['id']}/plans")["rows"]]
    assert in_days(40) not in left
    made.get_by_role("link").first.click()
    expect(desk.get_by_role("heading", name="到访位置")).to_be_visible()


def test_who_is_due_is_planned_at_once_and_what_stays_says_why(opened: Opened) -> None:
    desk = opened("rep", path="/visits/due")
    settled(desk)
    day = in_days(50)
    for expected in ("已安排 2 次拜访", None):
        boxes = desk.get_by_role("checkbox", name=re.compile("^选中 "))
        boxes.nth(0).check()
        boxes.nth(1).check()
        desk.get_by_role("button", name="安排拜访").click()
        dialog = desk.get_by_role("dialog")
        dialog.get_by_label("日期").fill(day)
        opened.shot(desk, "visits-arrange")
        dialog.get_by_role("button", name="安排拜访").click()
        if expected:
            toast(desk, expected)
    expect(desk.get_by_text("2 个客户没有安排：")).to_be_visible()
    expect(desk.get_by_text(f"{day} 已有该客户的拜访计划").first).to_be_visible()
    opened.shot(desk, "visits-arranged")
    planned = query(desk, "visit_plan", scope="mine", filter=where("day", "=", day))
    assert len(planned) == 2


def test_outlets_without_a_product_are_given_to_their_owners(opened: Opened) -> None:
    desk = opened("director", path="/outlets/distribution")
    settled(desk)
    found = ask(desk, "/outlets/distribution")
    line = next(one for one in found["lines"] if one["missing"])
    desk.goto(f"/outlets/distribution?product={line['key']}&name={line['name']}")
    settled(desk)
    desk.get_by_role("checkbox", name=re.compile("^选中 ")).first.check()
    desk.get_by_role("button", name="安排拜访").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("日期").fill(in_days(60))
    opened.shot(desk, "outlets-arrange")
    dialog.get_by_role("button", name="安排拜访").click()
    toast(desk, "已安排 1 次拜访")
    (plan,) = query(desk, "visit_plan", columns=["source", "purpose", "member"], filter=where("day", "=", in_days(60)))
    assert (plan["values"]["source"], plan["values"]["purpose"]) == ("assigned", "order")


def test_many_plans_are_put_off_and_given_away(opened: Opened) -> None:
    desk = opened("supervisor", path="/visits/due")
    settled(desk)
    me = ask(desk, "/me")["member"]
    rows = query(desk, "customer", columns=["owner"], scope="team", filter=where("status", "!=", "lost"))
    for row in [one for one in rows if one["values"]["owner"] and one["values"]["owner"]["id"] != me["id"]][:2]:
        body = {"customer_ids": [row["id"]], "day": in_days(70)}
        answer = desk.request.post(
            "/api/visits/plans/arrange", data=body, headers={"X-Requested-With": "yingdan"}
        ).json()
        assert len(answer["planned"]) == 1, answer
    desk.goto(f"/visit-plans?filter={FILTER % in_days(70)}")
    settled(desk)
    desk.get_by_role("checkbox", name="选中本页").check()
    desk.get_by_role("button", name="改期", exact=True).click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("日期").fill(in_days(71))
    dialog.get_by_label("原因").fill("市场活动")
    opened.shot(desk, "plans-put-off")
    dialog.get_by_role("button", name="改期").click()
    toast(desk, "已处理 2 个计划")
    desk.goto(f"/visit-plans?filter={FILTER % in_days(71)}")
    settled(desk)
    desk.get_by_role("checkbox", name="选中本页").check()
    desk.get_by_role("button", name="指派给", exact=True).click()
    dialog = desk.get_by_role("dialog")
    choose(desk, dialog.get_by_role("combobox", name="业务员"), me["name"], typed=True)
    dialog.get_by_role("button", name="指派给").click()
    toast(desk, "已处理 2 个计划")
    mine = query(desk, "visit_plan", scope="mine", filter=where("day", "=", in_days(71)))
    assert len(mine) == 2


def test_the_phone_checks_in_from_the_customers_page(opened: Opened) -> None:
    phone = opened("rep", width=390, path="/m/customers")
    settled(phone)
    customer = visited_customer(phone)
    phone.goto(f"/m/customers/{customer['id']}")
    settled(phone)
    last = phone.get_by_role("region", name="最近拜访")
    expect(last.get_by_text("分钟").first).to_be_visible()
    opened.shot(phone, "phone-customer-visits")
    last.get_by_role("link", name=re.compile("签到")).click()
    expect(phone).to_have_url(re.compile(rf"/m/visits/new\?customer={customer['id']}"))


def test_the_phone_plans_a_visit_puts_it_off_and_cancels_it(opened: Opened) -> None:
    phone = opened("rep", width=390, path="/m/customers")
    settled(phone)
    customer = visited_customer(phone)
    taken = {one["day"] for one in ask(phone, f"/visits/customers/{customer['id']}/plans")["rows"]}
    free = next(n for n in range(80, 300, 2) if not taken & {in_days(n), in_days(n + 1)})
    day, later = in_days(free), in_days(free + 1)
    phone.goto(f"/m/customers/{customer['id']}")
    settled(phone)
    phone.get_by_role("button", name="安排拜访").click()
    phone.context.set_offline(True)
    expect(phone.get_by_text("没有网络：计划要联网才能安排、改期或取消")).to_be_visible()
    phone.context.set_offline(False)
    phone.get_by_label("日期").fill(day)
    phone.get_by_label("时间").fill("10:30")
    phone.get_by_role("button", name="订货", exact=True).click()
    opened.shot(phone, "phone-plan-visit")
    phone.locator(".ph-sheet").get_by_role("button", name="安排拜访").click()
    expect(phone.locator(".ph-sheet")).to_have_count(0)
    phone.goto(f"/m/visits/plans?day={day}")
    settled(phone)
    change = f"调整“{customer['label']}”的拜访"
    planned = phone.get_by_role("region", name=day).get_by_role("listitem").filter(has_text="待拜访")
    expect(planned.get_by_text("10:30 · 订货")).to_be_visible()
    opened.shot(phone, "phone-week-plans")
    planned.get_by_role("button", name=change).click()
    phone.get_by_label("日期").fill(later)
    phone.get_by_label("原因").fill("客户出差")
    opened.shot(phone, "phone-plan-change")
    phone.locator(".ph-sheet").get_by_role("button", name="改期", exact=True).last.click()
    expect(phone.locator(".ph-sheet")).to_have_count(0)
    assert later in {one["day"] for one in ask(phone, f"/visits/customers/{customer['id']}/plans")["rows"]}
    phone.goto(f"/m/visits/plans?day={later}")
    settled(phone)
    phone.get_by_role("region", name=later).get_by_role("button", name=change).click()
    phone.get_by_role("button", name="取消计划").first.click()
    phone.get_by_label("原因").fill("重复安排")
    phone.locator(".ph-sheet").get_by_role("button", name="取消计划").last.click()
    expect(phone.locator(".ph-sheet")).to_have_count(0)
    left = [one["day"] for one in ask(phone, f"/visits/customers/{customer['id']}/plans")["rows"]]
    assert not {day, later} & set(left)


FILTER = '{"combinator":"and","rules":[{"field":"day","operator":"=","value":"%s"}]}'
