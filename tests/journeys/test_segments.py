"""Classes and losses: a scheme previewed, applied and taken back; on the phone a customer is lost and won back."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import ask, settled

pytestmark = pytest.mark.journey


def test_a_scheme_is_previewed_applied_and_taken_back(opened: Opened) -> None:
    page = opened("director", path="/settings/segments")
    settled(page)
    scheme = page.get_by_role("region", name="RFM（近两年）", exact=True)
    scheme.get_by_role("button", name="预览").click()
    result = page.get_by_role("region", name="“RFM（近两年）”的结果")
    expect(result.get_by_text("从哪一类到哪一类（家）")).to_be_visible()
    run = ask(page, "/segments/runs")["items"][0]
    assert run["status"] == "preview"
    assert run["changes"] > 0
    opened.shot(page, "segments-preview")
    result.get_by_role("button", name="生效").click()
    page.get_by_role("dialog").get_by_role("button", name="生效").click()
    expect(page.get_by_text(f"已调整 {run['changes']} 家客户")).to_be_visible()
    result.get_by_role("button", name="撤销").click()
    page.get_by_role("dialog").get_by_role("button", name="撤销").click()
    expect(page.get_by_text(f"已恢复 {run['changes']} 家客户")).to_be_visible()
    assert ask(page, f"/segments/runs/{run['id']}")["undone"] == run["changes"]


def test_the_phone_says_who_needs_a_word_and_a_lost_customer_comes_back(opened: Opened) -> None:
    page = opened("rep", width=390, path="/m/attention?show=visits")
    settled(page)
    first = page.locator(".ph-rows > li").first
    expect(first.get_by_text(re.compile(r"拜访超期 \d+ 天"))).to_be_visible()
    expect(first.get_by_role("button", name=re.compile("写跟进"))).to_be_visible()
    opened.shot(page, "phone-attention")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    name = first.locator("strong").inner_text()
    first.get_by_role("link").first.click()
    page.get_by_role("button", name="标记流失").click()
    page.get_by_role("button", name="价格因素").click()
    page.get_by_role("textbox", name=re.compile("竞争对手")).fill("华腾软件")
    page.locator("form").get_by_role("button", name="标记流失").click()
    expect(page.get_by_text(re.compile("流失：价格因素 · 华腾软件"))).to_be_visible()
    page.goto("/m/attention?show=lost")
    settled(page)
    opened.shot(page, "phone-lost")
    page.get_by_role("link", name=re.compile(name)).first.click()
    page.get_by_role("button", name="已挽回").click()
    page.get_by_role("textbox", name=re.compile("怎样挽回")).fill("重新报价后回来")
    page.locator("form").get_by_role("button", name="已挽回").click()
    expect(page.get_by_role("button", name="标记流失")).to_be_visible()


def test_a_manager_sees_by_team_whose_customers_need_a_word(opened: Opened) -> None:
    page = opened("manager", width=390, path="/m/attention?scope=people")
    settled(page)
    teams = ask(page, "/segments/people")["teams"]
    page.get_by_role("button", name=re.compile(teams[0]["name"])).click()
    expect(page.get_by_role("button", name="上一级")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile(teams[0]["name"]))).to_be_visible()
    opened.shot(page, "phone-attention-team")
