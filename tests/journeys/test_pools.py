"""Public pools: claimed on the desk, released with a reason, claimed on the phone; a rule previewed, swept, undone."""

import os
import re
import subprocess
import sys
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, number_in, query, settled, where
from yingdan.kernel import clock

pytestmark = pytest.mark.journey
POOL = "公司客户公海"


def pool_of(page: Page) -> int:
    return next(int(one["id"]) for one in ask(page, "/pools")["items"] if one["name"] == POOL)


def count_of(page: Page) -> int:
    return next(int(one["count"]) for one in ask(page, "/pools")["items"] if one["name"] == POOL)


def left_of(page: Page) -> int:
    """How many this person may still claim."""
    return next(int(one["standing"]["left"]) for one in ask(page, "/pools")["items"] if one["name"] == POOL)


def free_for(page: Page) -> list[dict[str, Any]]:
    """Records that this person may claim: not fresh ones, not one's own of old; {id, values}."""
    me = ask(page, "/me")["member"]["id"]
    rows = query(
        page, "pool_customer", filter=where("pool", "=", pool_of(page)), sort=[{"field": "since", "desc": False}],
        columns=["name", "former_owner"], limit=50,
    )  # fmt: skip
    return [row for row in rows if (row["values"]["former_owner"] or {}).get("id") != me]


def sent(page: Page, path: str, button: Locator) -> Any:
    """Presses a button and returns what the server answered to it."""
    with page.expect_response(lambda answer: path in answer.url and answer.request.method == "POST") as got:
        button.click()
    assert got.value.ok, got.value.text()
    return got.value.json()


def test_claimed_on_the_desk_released_and_claimed_on_the_phone(opened: Opened) -> None:
    page = opened("rep", path="/pools")
    settled(page)
    opened.shot(page, "pools")
    before, left, free = count_of(page), left_of(page), free_for(page)
    name, other = free[0]["values"]["name"], free[1]
    page.get_by_role("link", name=POOL, exact=True).click()
    settled(page)
    expect(page.get_by_text(f"还可领取 {left} 条")).to_be_visible()
    opened.shot(page, "pool")
    page.goto(f"/pools/{pool_of(page)}?q={name}")
    settled(page)
    row = page.locator("tbody tr", has=page.get_by_text(name, exact=True))
    assert sent(page, "/claim", row.get_by_role("button", name="领取"))["done"] == 1
    expect(row).to_have_count(0)
    assert (count_of(page), left_of(page)) == (before - 1, left - 1)
    page.goto(f"/customers?scope=mine&q={name}")
    settled(page)
    page.get_by_text(name, exact=True).first.click()
    expect(page.get_by_text("领取后 15 个工作日未跟进").first).to_be_visible()
    opened.shot(page, "customer-days-left")
    page.get_by_role("button", name="退回公海").last.click()
    dialog = page.get_by_role("dialog", name=re.compile("退回公海"))
    dialog.get_by_role("button", name="暂无需求").click()
    assert sent(page, "/release/", dialog.get_by_role("button", name="退回公海"))["done"] == 1
    expect(dialog).to_be_hidden()
    assert count_of(page) == before
    phone(opened, name, other)


def phone(opened: Opened, released: str, other: dict[str, Any]) -> None:
    """Who just gave it back cools down; another record can be had."""
    page = opened("rep", width=390, path="/m/pools")
    settled(page)
    opened.shot(page, "pools-390")
    search, before = page.get_by_role("searchbox"), count_of(page)
    search.fill(released)
    assert sent(page, "/claim", page.get_by_role("button", name=f"领取 {released}"))["done"] == 0
    expect(page.get_by_role("alert").filter(has_text=re.compile("保护中|之前负责过"))).to_be_visible()
    name = other["values"]["name"]
    search.fill(name)
    wanted = page.get_by_role("button", name=f"领取 {name}", exact=True)
    assert sent(page, "/claim", wanted)["done"] == 1
    expect(wanted).to_have_count(0)
    assert count_of(page) == before - 1
    told = page.get_by_role("status").filter(has_text="已领取 1 条")
    expect(told.get_by_role("link", name=name)).to_be_visible()
    opened.shot(page, "pools-claimed-390")
    assert sent(page, "/pools/undo", told.get_by_role("button", name="撤销"))["done"] == 1
    expect(told).to_be_hidden()
    assert count_of(page) == before
    given_back_and_regretted(page, opened)


def without_deals(page: Page) -> int:
    """A customer of one's own that no deal keeps from the pool."""
    open_ones = query(page, "deal", filter=where("status", "=", "open"), columns=["customer"], limit=200)
    busy = {row["values"]["customer"]["id"] for row in open_ones}
    mine = query(page, "customer", scope="mine", limit=200)
    return next(int(row["id"]) for row in mine if row["id"] not in busy)


def given_back_and_regretted(page: Page, opened: Opened) -> None:
    """A customer of one's own, released on the phone by mistake."""
    before = count_of(page)
    page.goto(f"/m/customers/{without_deals(page)}")
    settled(page)
    page.get_by_role("button", name="退回公海", exact=True).click()
    sheet = page.locator(".ph-sheet")
    sheet.get_by_role("button", name="暂无需求").click()
    assert sent(page, "/release/", sheet.get_by_role("button", name="退回公海"))["done"] == 1
    asked = page.get_by_role("dialog").filter(has_text="已退回 1 条")
    opened.shot(page, "pools-released-390")
    assert sent(page, "/pools/undo", asked.get_by_text("撤销"))["done"] == 1
    expect(asked).to_be_hidden()
    expect(page.get_by_role("button", name="退回公海", exact=True)).to_be_visible()
    assert count_of(page) == before


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
    tonight = number_in(r"今晚回收\s*(\d+)", said)
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
    expect(page.locator("tbody tr").first).to_contain_text("已由")  # … taken back; the message itself passes
    assert count_of(page) == waiting
    rules = ask(page, f"/pools/{pool_of(page)}/rules")["items"]
    made = next(one for one in rules if one["name"] == "一年未跟进")
    assert page.request.delete(f"/api/pools/rules/{made['id']}", headers=HEADERS).ok


def sweep() -> None:
    """Tonight, by command."""
    env = {**os.environ, "DATABASE_URL": os.environ["YINGDAN_SITE_DATABASE"]}
    command = [sys.executable, "-m", "yingdan", "manage", "recycle", "--day", str(clock.today() + timedelta(1))]
    subprocess.run(command, check=True, env=env, capture_output=True)
