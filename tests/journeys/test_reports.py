"""The daily report writes itself: the rep confirms it on the phone, the supervisor reads and comments on the desk."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import ask, settled

pytestmark = pytest.mark.journey


def a_day_to_write(page: Page) -> str:
    """Today; a report that a former run submitted is taken back first."""
    mine = ask(page, "/reports/mine")
    if mine["standing"] in ("on_time", "late"):
        page.evaluate(
            "([id, version]) => fetch(`/api/reports/${id}/withdrawal`, {method: 'POST',"
            " body: JSON.stringify({version}),"
            " headers: {'X-Requested-With': 'yingdan', 'Content-Type': 'application/json'}})",
            [mine["id"], mine["version"]],
        )
    return str(mine["start"])


def test_a_report_from_the_phone_to_the_supervisor(opened: Opened) -> None:
    phone = opened("rep", width=390, path="/m")
    day = a_day_to_write(phone)
    phone.goto("/m/reports")
    settled(phone)
    phone.get_by_label("分析判断").fill("西湖店愿意加单，价格待批")
    phone.get_by_label("明日计划").fill("带样品再去一次")
    sunny = phone.get_by_role("button", name="晴")
    if sunny.get_attribute("aria-pressed") != "true":  # kept from a former run
        sunny.click()
    opened.shot(phone, "report-390")
    late = ask(phone, "/reports/mine")["standing"] == "missing"  # the deadline of the day has passed
    phone.get_by_role("button", name="补交" if late else "确认提交", exact=True).click()
    expect(phone.get_by_label("分析判断")).to_have_count(0)
    expect(phone.get_by_text("已在手机上确认")).to_have_count(0)  # the queue has brought it to the server
    report = ask(phone, "/reports/mine")
    assert (report["standing"], report["weather"]) == ("late" if late else "on_time", "晴")

    desk = opened("supervisor", path=f"/reports/team?day={day}")
    settled(desk)
    desk.get_by_role("link", name=f"小李 {day}").click()
    settled(desk)
    expect(desk.get_by_text("西湖店愿意加单")).to_be_visible()
    desk.get_by_role("textbox", name="批注内容").fill("价格我来批")
    desk.get_by_role("button", name="发表批注").click()
    expect(desk.get_by_role("region", name="批注").get_by_text("价格我来批").last).to_be_visible()
    opened.shot(desk, "report")
    assert ask(phone, "/reports/mine")["comments"][-1]["text"] == "价格我来批"


def test_somebody_is_mentioned_in_a_comment_on_the_phone(opened: Opened) -> None:
    boss = opened("supervisor", width=390, path="/m")
    settled(boss)
    team = ask(boss, "/reports/team", show="on_time", day=str(a_past_day(boss)))
    report = next(cell for one in team["people"] for cell in one["reports"] if cell["submitted_at"])
    boss.goto(f"/m/reports/{report['id']}")
    settled(boss)
    boss.get_by_role("textbox", name="批注内容").press_sequentially("请@小李")
    people = boss.get_by_role("list", name="@同事")
    people.get_by_role("button", name="小李").first.click()
    opened.shot(boss, "mention-390")
    expect(boss.get_by_role("textbox", name="批注内容")).to_have_value("请@小李 ")
    boss.get_by_role("textbox", name="批注内容").press_sequentially("看看这一单")
    boss.get_by_role("button", name="发表批注").click()
    expect(boss.get_by_role("region", name="批注").get_by_text("请@小李 看看这一单").first).to_be_visible()
    rep = opened("rep", width=390, path="/m/notices")
    settled(rep)
    expect(rep.get_by_text("请@小李 看看这一单").first).to_be_visible()


def a_past_day(page: Page) -> str:
    """The latest day before today with a report of the team that came in time."""
    spans = ask(page, "/reports/team")["spans"]
    return str(next(one["start"] for one in reversed(spans[:-1]) if one["on_time"]))


def test_the_team_page_narrows_to_who_is_missing(opened: Opened) -> None:
    desk = opened("manager", path="/reports/team")
    settled(desk)
    opened.shot(desk, "report-team")
    desk.get_by_role("button", name="缺交").click()
    settled(desk)
    assert "show=missing" in desk.url


def test_a_plan_is_taken_from_what_is_proposed(opened: Opened) -> None:
    desk = opened("rep", path="/plans/mine?kind=week")
    settled(desk)
    desk.get_by_role("textbox", name="自己写一条").fill("整理样品柜")
    desk.get_by_role("button", name="加入", exact=True).click()
    desk.get_by_role("button", name="提交计划").click()
    expect(desk.get_by_role("button", name="提交计划")).to_be_disabled()
    expect(desk.get_by_role("cell", name="整理样品柜").first).to_be_visible()
    opened.shot(desk, "work-plan")
    desk.goto("/plans/execution?kind=week")
    settled(desk)
    expect(desk.get_by_role("cell", name="小李", exact=True)).to_be_visible()


def test_the_printed_form_fits_a4(opened: Opened) -> None:
    desk = opened("supervisor", path="/reports?sort=-start")
    settled(desk)
    found = desk.evaluate(
        "() => fetch('/api/resources/report/query', {method: 'POST', body: JSON.stringify({filter: {combinator: 'and',"
        " rules: [{field: 'status', operator: '=', value: 'submitted'}]}}), headers: {'X-Requested-With': 'yingdan',"
        " 'Content-Type': 'application/json'}}).then((one) => one.json())"
    )
    desk.goto(f"/reports/{found['rows'][0]['id']}/print")
    settled(desk)
    expect(
        desk.get_by_role("heading", name="销售日报表").or_(desk.get_by_role("heading", name="销售周报表"))
    ).to_be_visible()
    assert len(desk.pdf(format="A4", prefer_css_page_size=True)) > 10_000
