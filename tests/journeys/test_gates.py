"""Stage gates: a manager sets one, a rep is held and mends it on the spot; help is asked for and given."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, calm, choose, menu, number_in, query, settled, toast, where
from tests.journeys.test_board import MOVABLE, column_of, neighbours

pytestmark = pytest.mark.journey
WORDS, WAIVED = "客户已书面确认范围", "法务已看过合同"


def test_a_held_deal_is_mended_in_the_dialog_and_goes_on(opened: Opened) -> None:
    rep = opened("rep", path="/deals?mode=board")
    settled(rep)
    here, there = neighbours(rep)
    director = opened("director", path="/settings/pipelines")
    settled(director)
    director.get_by_role("button", name=f"“{here}”的阶段门", exact=True).click()
    form = director.get_by_role("dialog", name=f"“{here}”的阶段门")
    form.get_by_role("button", name="添加条件").click()
    form.get_by_label("检查项文字").last.fill(WORDS)
    choose(director, form.get_by_label(re.compile("^缺了也能推进")).last, "必须")
    opened.shot(director, "gate-form")
    form.get_by_role("button", name=re.compile("^保 ?存$")).click()
    toast(director, "已保存")
    expect(director.get_by_role("cell", name=re.compile(WORDS))).to_be_visible()
    opened.shot(director, "gates-settings")
    try:
        card = column_of(rep, here).locator(MOVABLE).first
        title = card.locator(".yd-deal-title").inner_text()
        card.hover()
        card.get_by_role("button", name=re.compile("移到…")).click()
        menu(rep, there)
        dialog = rep.get_by_role("dialog", name=re.compile(f"还不能移到“{there}”"))
        expect(dialog.get_by_text(WORDS)).to_be_visible()
        go = dialog.get_by_role("button", name=re.compile("^继续"))
        expect(go).to_be_disabled()
        expect(column_of(rep, here).get_by_role("link", name=title, exact=True).first).to_be_visible()
        opened.shot(rep, "gate-held")
        dialog.get_by_label(WORDS).click()  # shown as ticked once the server knows
        expect(dialog.get_by_label(WORDS)).to_be_checked()
        expect(go).to_be_enabled()
        go.click()
        expect(dialog).to_have_count(0)
        expect(column_of(rep, there).get_by_role("link", name=title, exact=True).first).to_be_visible()
    finally:
        criteria(director, here, drop=WORDS)


def criteria(page: Page, stage: str, *, drop: str, add: str = "") -> None:
    """Takes a checklist item away from a stage's gate, or puts one on that a superior may waive."""
    pipeline = ask(page, "/pipelines")["items"][0]["id"]
    gate = next(one for one in ask(page, f"/pipelines/{pipeline}/gates")["items"] if one["name"] == stage)
    kept = [
        {**{name: one[name] for name in ("id", "kind", "strength", "params")},
         "label": one["text"] if one["kind"] == "check" else ""}
        for one in gate["criteria"] if one["text"] != drop
    ]  # fmt: skip
    if add:
        kept.append({"kind": "check", "strength": "overridable", "params": {}, "label": add})
    body = {**{name: gate[name] for name in ("version", "movers", "back_to", "template_id")}, "criteria": kept}
    answer = page.request.put(f"/api/stages/{gate['stage_id']}/gate", data=body, headers=HEADERS)
    assert answer.ok, answer.text()


def test_a_superior_waives_what_is_missing_with_a_reason(opened: Opened) -> None:
    rep = opened("rep")
    for row in query(rep, "deal", scope="mine", filter=where("status", "=", "open"), limit=20):
        stages = [one for one in ask(rep, f"/deals/{row['id']}/summary")["stages"] if not one["archived"]]
        at = next(place for place, one in enumerate(stages) if one["current"])
        if at + 1 < len(stages):
            break
    deal, here, there = row["id"], stages[at], stages[at + 1]
    director = opened("director")
    criteria(director, here["name"], drop=WAIVED, add=WAIVED)
    try:
        rep.goto(f"/deals?open=deal:{deal}")
        settled(rep)
        rep.locator(".yd-stage", has_text=there["name"]).click()
        dialog = rep.get_by_role("dialog", name=re.compile(f"还不能移到“{there['name']}”"))
        expect(dialog.get_by_text("要放行，请找有放行权限的上级")).to_be_visible()
        expect(dialog.get_by_role("button", name="放行并继续")).to_have_count(0)
        boss = opened("supervisor", path=f"/deals?open=deal:{deal}")
        settled(boss)
        boss.locator(".yd-stage", has_text=there["name"]).click()
        dialog = boss.get_by_role("dialog", name=re.compile(f"还不能移到“{there['name']}”"))
        waive = dialog.get_by_role("button", name="放行并继续")
        expect(waive).to_be_disabled()
        dialog.get_by_label(re.compile("放行理由")).fill("老客户，上季度同样的配置")
        opened.shot(boss, "gate-waived")
        waive.click()
        expect(dialog).to_have_count(0)
        expect(boss.locator(".yd-stage-current")).to_contain_text(there["name"])
        pipeline = ask(boss, "/pipelines")["items"][0]["id"]
        boss.goto("/deals/gates")
        settled(boss)
        boss.get_by_role("button", name=re.compile("放行 \\d+$")).first.click()
        drawer = boss.get_by_role("dialog", name=re.compile("放行：\\d+"))
        expect(drawer.get_by_role("row").nth(1)).to_be_visible()
        opened.shot(boss, "gate-report-behind")
        now = datetime.now(UTC)
        year = {"start": f"{now - timedelta(2):%Y-%m-%d}", "end": f"{now + timedelta(2):%Y-%m-%d}"}
        kept = ask(boss, f"/pipelines/{pipeline}/gate-report/behind", stage=here["id"], figure="overridden", **year)[
            "items"
        ]
        assert kept[0]["deal_id"] == deal
        assert (kept[0]["reason"], WAIVED in kept[0]["missing"]) == ("老客户，上季度同样的配置", True)
    finally:
        criteria(director, here["name"], drop=WAIVED)
        director.request.post(f"/api/deals/{deal}/stage", data={"stage_id": here["id"]}, headers=HEADERS)


def test_the_map_the_team_and_a_request_for_help(opened: Opened) -> None:
    rep = opened("rep", path="/deals?mode=board")
    settled(rep)
    rep.locator(MOVABLE).first.locator(".yd-deal-title").click()
    calm(rep)  # the row of tabs moves until all above it is there
    drawer = rep.get_by_role("dialog").first
    drawer.get_by_role("tab", name="决策地图").click()
    settled(rep)
    expect(drawer.get_by_role("button", name="放到地图上").first).to_be_visible()
    opened.shot(rep, "decision-map")
    drawer.get_by_role("tab", name=re.compile("^协作")).click()
    supervisor = ask(opened("supervisor"), "/me")["member"]
    deal = number_in(r"deal(?:%3A|:)(\d+)", rep.url)
    body = {"member_ids": [supervisor["id"]], "text": "请一起去见客户的总经理", "role": "support"}
    made = rep.request.post(f"/api/deals/{deal}/requests", data=body, headers=HEADERS)
    assert made.ok, made.text()
    asked = opened("supervisor", width=390, path="/m/deal-requests")
    settled(asked)
    card = asked.locator("section", has_text="请一起去见客户的总经理")
    opened.shot(asked, "phone-requests")
    card.get_by_role("button", name="婉拒").click()
    asked.get_by_label("为什么不能支持").fill("那天在外地")
    asked.get_by_role("button", name="婉拒").last.click()
    expect(card).to_have_count(0)
