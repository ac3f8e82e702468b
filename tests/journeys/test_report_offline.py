"""The daily report without a network: opened, written, the browser closed, confirmed, submitted exactly once."""

from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.pages import HEADERS, ask
from tests.journeys.phones import Phone, agree, break_off, check_in, own_customers, ready, settle, visits_of, write_note

pytestmark = pytest.mark.journey
WORDS = "没有信号，先写在手机上"


def on_the_server(phone: Phone, method: str, path: str, **body: Any) -> dict[str, Any]:
    """As at the desk, by somebody who is signed in."""
    assert phone.context
    answer = phone.context.request.fetch(f"/api{path}", method=method, data=body, headers=HEADERS)
    assert answer.ok, answer.text()
    return dict(answer.json())


def fresh(page: Page) -> str:
    """A day without a report: the last one of the person that nobody was asked for and nothing was written about."""
    day = str(ask(page, "/reports/card")["today"])
    for _ in range(30):
        sheet = ask(page, "/reports/mine", day=day)
        if sheet["standing"] == "free" and sheet["id"] is None:
            return day
        day = str(sheet["before"])
    raise AssertionError("no day without a report")


def test_a_report_is_written_without_a_network_and_submitted_once(phone: Phone) -> None:
    page = phone.open("/m/visits", username="rep")
    ready(page)
    day = fresh(page)
    page.goto(f"/m/reports?day={day}")
    expect(page.get_by_label("分析判断")).to_be_visible()
    phone.offline(True)
    page.reload()
    expect(page.get_by_text("没有网络：以下是")).to_be_visible()
    page.get_by_label("分析判断").fill(WORDS)
    page.get_by_label("明日计划").fill("带合同去")
    expect(page.get_by_text("草稿已保存在手机上")).to_be_visible()
    phone.close()

    page = phone.open("about:blank")  # the battery died; the app starts without a network
    phone.offline(True)
    page.goto(f"/m/reports?day={day}")
    expect(page.get_by_label("分析判断")).to_have_value(WORDS)
    expect(page.get_by_label("明日计划")).to_have_value("带合同去")
    page.get_by_role("button", name="确认提交").or_(page.get_by_role("button", name="补交")).click()
    expect(page.get_by_text("已在手机上确认")).to_be_visible()
    page.goto("/m/visits/queue")
    expect(page.get_by_text("确认报告", exact=True)).to_be_visible()
    expect(page.get_by_text(f"{day} 的报告")).to_be_visible()
    confirmed = datetime.now().astimezone()
    phone.offline(False)
    expect(page.get_by_text("没有要上传的内容")).to_be_visible()

    sheet = ask(page, "/reports/mine", day=day)
    assert (sheet["judgement"], sheet["next_plan"], sheet["doubt"]) == (WORDS, "带合同去", "")
    assert datetime.fromisoformat(sheet["submitted_at"]) <= confirmed <= datetime.fromisoformat(sheet["arrived_at"])
    page.goto(f"/m/reports?day={day}")
    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(page.get_by_label("分析判断")).to_have_count(0)
    page.reload()
    settle(page)
    assert ask(page, "/reports/mine", day=day)["version"] == sheet["version"]  # nothing came twice


def test_what_was_submitted_at_the_desk_meanwhile_is_for_the_rep_to_settle(phone: Phone) -> None:
    page = phone.open("/m/visits", username="rep")
    ready(page)
    day = fresh(page)
    page.goto(f"/m/reports?day={day}")
    page.get_by_label("分析判断").fill("手机上写的")
    phone.offline(True)
    page.get_by_role("button", name="确认提交").or_(page.get_by_role("button", name="补交")).click()
    expect(page.get_by_text("已在手机上确认")).to_be_visible()
    desk = {"kind": "day", "day": day, "version": 0, "judgement": "电脑上写的"}
    on_the_server(phone, "POST", "/reports/mine/submission", **desk)
    phone.offline(False)
    expect(page.get_by_text("已在别处提交，手机上这一份没有提交")).to_be_visible()
    page.goto("/m/visits/queue")
    page.get_by_role("button", name="丢弃").click()
    page.get_by_role("dialog").get_by_role("button", name="丢弃").click()
    expect(page.get_by_text("没有要上传的内容")).to_be_visible()
    assert ask(page, "/reports/mine", day=day)["judgement"] == "电脑上写的"


def test_visits_of_the_day_go_before_the_report(phone: Phone) -> None:
    page = phone.open("/m/visits", username="rep")
    ready(page)
    customer = own_customers(page)[1]
    page.goto(f"/m/visits/new?customer={customer}")
    agree(page)
    phone.offline(True)
    visit = check_in(page)
    write_note(page, "谈了新品")
    break_off(page, "店主不在")
    page.goto("/m/reports")
    here = page.get_by_role("region", name="手机上还没上传的拜访")
    expect(here.get_by_role("link").filter(has_text="沟通记录")).to_contain_text("已放弃")
    phone.offline(False)
    settle(page)
    page.goto("/m/reports")
    expect(page.get_by_role("region", name="手机上还没上传的拜访")).to_have_count(0)
    assert [one["status"] for one in visits_of(page, customer) if one["uuid"] == visit] == ["abandoned"]
