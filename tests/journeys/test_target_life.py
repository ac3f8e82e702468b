"""A target agreed: confirmed on the phone, countered, answered by the superior, and what came of it compared."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import ask, settled

pytestmark = pytest.mark.journey


def test_confirmed_on_the_phone_countered_and_answered(opened: Opened) -> None:
    phone = opened("rep", width=390, path="/m")
    phone.get_by_role("link", name=re.compile("有目标待确认")).click()
    expect(phone.get_by_role("heading", name="我的目标")).to_be_visible()
    settled(phone)
    opened.shot(phone, "phone-own-target")
    phone.get_by_role("button", name="确认目标").first.click()
    phone.get_by_role("dialog").get_by_text("确认目标").last.click()
    expect(phone.get_by_text("已确认").first).to_be_visible()
    phone.get_by_role("button", name="提出异议").first.click()
    phone.get_by_label("希望的全年目标").fill("123万")
    phone.get_by_label("理由（上级会看到）").fill("两家客户暂停采购")
    phone.get_by_role("button", name="提交").click()
    expect(phone.get_by_text("两家客户暂停采购")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    own = ask(phone, "/targets/mine")["items"][0]

    desk = opened("director", path=f"/targets/{own['target']['id']}?tab=consent")
    row = desk.get_by_role("row", name=re.compile("两家客户暂停采购"))
    expect(row).to_contain_text("123 万")
    opened.shot(desk, "target-consent")
    row.get_by_role("button", name=re.compile("^采 ?纳$")).click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_text("改变上级合计").click()
    dialog.get_by_role("button", name=re.compile("^采 ?纳$")).click()
    expect(dialog).to_have_count(0)
    row.get_by_role("link", name="打开写入的草稿").click()
    expect(desk.get_by_text("草稿", exact=True).first).to_be_visible()
    desk.get_by_role("link", name="版本比较").click()
    desk.get_by_role("switch", name="只看变化").click()
    expect(desk.get_by_role("row", name=re.compile(own_name(phone)))).to_be_visible()
    settled(desk)
    opened.shot(desk, "target-compare")
    desk.get_by_role("link", name="修改记录").click()
    desk.get_by_role("button", name=re.compile("^查 ?看$")).first.click()
    expect(desk.get_by_role("cell", name=own_name(phone)).first).to_be_visible()
    opened.shot(desk, "target-edits")
    for tab in ("流程", "自报", "承诺与下达", "市场分析"):
        desk.get_by_role("link", name=tab, exact=True).click()
        settled(desk)
        opened.shot(desk, f"target-{tab}")


def own_name(phone: Page) -> str:
    """Who is signed in on the phone."""
    return str(ask(phone, "/me")["user"]["name"])
