"""What a deal asks for and why; a step becomes a task; a playbook is published and shows on the deal."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import ask, query, settled

pytestmark = pytest.mark.journey


def test_figures_open_the_deals_they_count(opened: Opened) -> None:
    page = opened("director", path="/deal-health")
    settled(page)
    found = {one["kind"]: one["count"] for one in ask(page, "/deal-health/overview?scope=all")["kinds"]}
    figures = page.get_by_role("region", name="需要处理的商机")
    figures.get_by_role("link", name=str(found["no_next_step"]), exact=True).click()
    expect(page.get_by_role("heading", name="没有下一步")).to_be_visible()
    settled(page)
    expect(page.get_by_role("row").nth(1)).to_contain_text("没有下一步")
    page.get_by_text("按部门和人员").click()
    expect(page.get_by_role("columnheader", name="风险金额")).to_be_visible()
    opened.shot(page, "deal-health")


def test_a_playbook_is_published_and_tells_the_rep_what_is_next(opened: Opened) -> None:
    page = opened("director", path="/playbooks")
    settled(page)
    stage = page.get_by_role("region", name="方案报价", exact=True)
    stage.get_by_role("button", name="编辑打法").click()
    editor = page.get_by_role("dialog", name="方案报价：打法")
    editor.get_by_role("button", name="增加步骤").click()
    number = editor.get_by_role("textbox", name=re.compile(r"^要做的事 \d+$")).count()
    editor.get_by_role("textbox", name=f"要做的事 {number}", exact=True).fill("请客户的总经理看一次现场")
    opened.shot(page, "playbook-editor")
    editor.get_by_role("button", name="发布").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("确.?定|OK")).click()
    expect(page.get_by_text("已发布", exact=True).first).to_be_visible()
    stages = ask(page, "/playbooks/evidence/" + str(ask(page, "/pipelines")["items"][0]["id"]))["stages"]
    found = next(one["id"] for one in stages if one["name"] == "方案报价")
    assert ask(page, f"/playbooks/stages/{found}")["items"][0]["lines"][-1]["text"] == "请客户的总经理看一次现场"


def needy_with_a_step(page: Page) -> int:
    """The worst deal of the rep's for which there is a next step; of one that has done all that won ones did there is
    none, and which deals these are differs from day to day."""
    found = query(
        page,
        "deal",
        scope="mine",
        columns=["health"],
        filter={"combinator": "and", "rules": [
            {"field": "status", "operator": "=", "value": "open"},
            {"field": "health", "operator": "in", "value": ["risk", "watch"]},
        ]},
        sort=[{"field": "health_score", "desc": False}],
        limit=20,
    )  # fmt: skip
    return next(int(one["id"]) for one in found if ask(page, f"/playbooks/deals/{one['id']}")["steps"])


def test_the_phone_says_why_and_makes_a_task_of_a_step(opened: Opened) -> None:
    page = opened("rep", width=390, path="/m/deals")
    settled(page)
    deal = needy_with_a_step(page)
    row = page.locator(".ph-rows > li").filter(has=page.locator(f'a[href="/m/deals/{deal}"]'))
    expect(row).to_contain_text(re.compile(r"\d+ 分"))
    row.get_by_role("link").first.click()
    expect(page.get_by_role("region", name="健康度")).to_contain_text(re.compile(r"−\d+ 分"))
    steps = page.get_by_role("region", name="建议的下一步")
    expect(steps).to_be_visible()
    settled(page)
    opened.shot(page, "phone-deal")
    with page.expect_response(re.compile(r"/api/playbooks/deals/\d+/steps")) as answer:
        steps.get_by_role("button", name="建任务").first.click()
    expect(page.get_by_text("任务已建立，明天到期")).to_be_visible()
    task = answer.value.json()["ids"][0]
    gone = page.request.delete(f"/api/resources/task/{task}", headers={"X-Requested-With": "yingdan"})
    assert gone.ok, gone.text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
