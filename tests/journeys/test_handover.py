"""A rep leaves: the manager shares everything out by two ways, the successors sign (one on the phone), it goes over,
the counts are right, and it is taken back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, choose, query, settled, toast, where

pytestmark = pytest.mark.journey
KINDS = ("customer", "deal", "lead")
CUSTOMERS = "客户"


def count_of(page: Page, resource: str, owner: int) -> int:
    body = {"filter": where("owner", "=", owner)}
    answer = page.request.post(f"/api/resources/{resource}/count", data=body, headers=HEADERS)
    assert answer.ok, answer.text()
    return int(answer.json()["count"])


def colleagues(page: Page, me: int, team: int) -> list[tuple[int, str, str]]:
    """Reps of the team whom no handover concerns: (id, name, sign-in name)."""
    busy = {row["values"]["giver"]["id"] for row in query(page, "handover", columns=["giver"], limit=100)}
    rules = [
        {"field": "team", "operator": "=", "value": team},
        {"field": "position", "operator": "=", "value": "销售代表"},
        {"field": "ended_on", "operator": "null"},
    ]
    rows = query(
        page, "member", filter={"combinator": "and", "rules": rules}, columns=["name", "staff_no"],
        sort=[{"field": "staff_no", "desc": False}],
    )  # fmt: skip
    free = [row for row in rows if row["id"] not in {me, *busy}]
    return [(row["id"], row["values"]["name"], str(row["values"]["staff_no"]).lower()) for row in free]


def sign(opened: Opened, username: str, handover: int) -> None:
    page = opened(username, path="/handovers")
    page.goto(f"/handovers/{handover}")
    settled(page)
    page.get_by_role("button", name=re.compile("方签字$")).click()
    page.get_by_role("dialog").get_by_role("button", name="签字确认").click()
    toast(page, "已签字")


def test_a_rep_leaves_and_comes_back(opened: Opened) -> None:
    page = opened("manager", path="/handovers")
    settled(page)
    opened.shot(page, "handovers")
    li = ask(opened("rep"), "/me")["member"]
    (giver, name, giver_login), (other, other_name, other_login) = colleagues(page, li["id"], li["team"]["id"])[:2]
    before = {kind: (count_of(page, kind, giver), count_of(page, kind, li["id"])) for kind in KINDS}

    page.goto(f"/handovers?member={giver}")
    dialog = page.get_by_role("dialog", name="发起交接")
    expect(dialog.get_by_text(name)).to_be_visible()
    dialog.get_by_role("button", name="下一步").click()
    page.wait_for_url(re.compile(r"/handovers/\d+$"))
    settled(page)
    handover = int(page.url.rsplit("/", 1)[1])

    choose(page, page.get_by_role("combobox", name="接手人（可多选）").first, li["name"], typed=True)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="应用", exact=True).click()
    page.get_by_role("button", name="保存并预览").click()
    toast(page, "已按规则分配")
    settled(page)
    all_mine = ask(page, f"/handovers/{handover}")
    parts = {part["kind"]: part["count"] for part in all_mine["parts"]}
    assert parts["customer"] == before["customer"][0]
    assert {one["name"]: one["counts"]["customer"] for one in all_mine["receivers"]} == {li["name"]: parts["customer"]}

    part = page.get_by_role("region", name=CUSTOMERS, exact=True)
    choose(page, part.get_by_role("combobox", name="客户 分配方式"), "均衡分给多人")
    choose(page, part.get_by_role("combobox", name="接手人（可多选）"), other_name, typed=True)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="保存并预览").click()
    toast(page, "已按规则分配")
    settled(page)
    shared = {one["id"]: one["counts"].get("customer", 0) for one in ask(page, f"/handovers/{handover}")["receivers"]}
    assert sum(shared.values()) == parts["customer"]
    assert abs(shared[li["id"]] - shared[other]) <= 1
    opened.shot(page, "handover-plan")
    page.get_by_role("button", name="提交签字").click()
    expect(page.get_by_text("待签字").first).to_be_visible()

    phone = opened("rep", width=390, path="/m/handovers")
    settled(phone)
    phone.get_by_role("link", name=re.compile(f"{name} 的离职交接")).click()
    settled(phone)
    opened.shot(phone, "handover-390")
    phone.get_by_role("button", name="接收方签字").click()
    phone.locator(".adm-dialog-footer").get_by_text("确定").click()
    expect(phone.get_by_role("button", name="接收方签字")).to_have_count(0)
    sign(opened, other_login, handover)
    sign(opened, giver_login, handover)

    page.reload()
    settled(page)
    page.get_by_role("button", name="正式交接").click()
    page.get_by_role("dialog").get_by_role("button", name="正式交接").click()
    expect(page.get_by_role("button", name="撤回交接")).to_be_visible()
    opened.shot(page, "handover-done")
    assert [count_of(page, kind, giver) for kind in KINDS] == [0, before["deal"][0] - parts["deal"], 0]
    assert count_of(page, "customer", li["id"]) == before["customer"][1] + shared[li["id"]]

    page.get_by_role("button", name="撤回交接").click()
    page.get_by_role("dialog").get_by_role("button", name="撤回交接").click()
    expect(page.get_by_text("已撤回").first).to_be_visible()
    after = {kind: (count_of(page, kind, giver), count_of(page, kind, li["id"])) for kind in KINDS}
    assert after == before
