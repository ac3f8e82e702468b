"""Public pools: claimed on the desk, released with a reason, claimed on the phone; a rule previewed, swept, undone."""

import os
import re
import subprocess
import sys
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import patience
from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, settled
from yingdan.kernel import clock

pytestmark = pytest.mark.journey
POOL = "公司客户公海"


def pool_of(page: Page) -> int:
    return next(int(one["id"]) for one in ask(page, "/pools")["items"] if one["name"] == POOL)


def count_of(page: Page) -> int:
    return next(int(one["count"]) for one in ask(page, "/pools")["items"] if one["name"] == POOL)


def test_claimed_on_the_desk_released_and_claimed_on_the_phone(opened: Opened) -> None:
    page = opened("rep", path="/pools")
    settled(page)
    opened.shot(page, "pools")
    before = count_of(page)
    page.get_by_role("link", name=POOL, exact=True).click()
    settled(page)
    expect(page.get_by_text(re.compile("还可领取 2 条"))).to_be_visible()
    row = page.locator("tbody tr").first
    name = row.locator("td").nth(1).inner_text().strip()
    opened.shot(page, "pool")
    row.get_by_role("button", name="领取").click()
    expect(page.get_by_text("已领取 1 条")).to_be_visible()
    assert count_of(page) == before - 1
    page.goto(f"/customers?scope=mine&q={name}")
    settled(page)
    page.get_by_text(name, exact=True).first.click()
    expect(page.get_by_text("领取后 15 个工作日未跟进").first).to_be_visible()
    opened.shot(page, "customer-days-left")
    page.get_by_role("button", name="退回公海").last.click()
    dialog = page.get_by_role("dialog", name=re.compile("退回公海"))
    dialog.get_by_role("button", name="暂无需求").click()
    dialog.get_by_role("button", name="退回公海").click()
    expect(page.get_by_text("已退回 1 条")).to_be_visible()
    assert count_of(page) == before
    phone(opened, name, before)


def phone(opened: Opened, released: str, before: int) -> None:
    """Who just gave it back cools down; another record can be had."""
    page = opened("rep", width=390, path="/m/pools")
    settled(page)
    opened.shot(page, "pools-390")
    page.get_by_role("button", name=f"领取 {released}").click()
    expect(page.get_by_text(re.compile("保护中|之前负责过"))).to_be_visible()
    other = page.get_by_role("button", name=re.compile(r"^领取 .")).nth(3)
    other.click()
    expect(page.get_by_text("已领取 1 条")).to_be_visible()
    assert count_of(page) == before - 1


def test_a_rule_is_previewed_swept_and_undone(opened: Opened) -> None:
    page = opened("director", path=f"/pools/{pool_of(opened('director'))}/rules")
    settled(page)
    page.get_by_role("button", name="新建规则").click()
    drawer = page.get_by_role("dialog", name="新建规则")
    drawer.get_by_label("规则名称").fill("一年未跟进")
    drawer.get_by_label("天", exact=True).fill("365")
    drawer.get_by_role("button", name=re.compile("预 ?览")).click()
    status = drawer.get_by_role("status")
    expect(status).to_contain_text("今晚回收")
    said = status.inner_text()
    tonight = int(re.search(r"今晚回收\s*(\d+)", said)[1])  # type: ignore[index]
    assert tonight > 0
    opened.shot(page, "pool-preview")
    drawer.get_by_role("switch", name="启用").click()
    drawer.get_by_role("button", name=re.compile("保 ?存")).click()
    expect(drawer).to_be_hidden()
    waiting = count_of(page)
    sweep()
    page.goto("/pools/recycling")
    settled(page)
    assert count_of(page) - waiting >= tonight  # other rules may have something due that night too
    page.get_by_role("button", name="报告").first.click()
    expect(page.get_by_role("region", name="报告").get_by_text("一年未跟进")).to_be_visible()
    opened.shot(page, "pool-recycling")
    page.get_by_role("button", name="撤销整批").first.click()
    page.get_by_role("dialog").get_by_role("button", name="撤销整批").click()
    expect(page.get_by_text(re.compile(r"已归还 \d+ 条"))).to_be_visible(timeout=patience.milliseconds(30_000))
    assert count_of(page) == waiting
    rules = ask(page, f"/pools/{pool_of(page)}/rules")["items"]
    made = next(one for one in rules if one["name"] == "一年未跟进")
    assert page.request.delete(f"/api/pools/rules/{made['id']}", headers=HEADERS).ok


def sweep() -> None:
    """Tonight, by command."""
    env = {**os.environ, "DATABASE_URL": os.environ["YINGDAN_SITE_DATABASE"]}
    command = [sys.executable, "-m", "yingdan", "manage", "recycle", "--day", str(clock.today() + timedelta(1))]
    subprocess.run(command, check=True, env=env, capture_output=True)
