"""Stage gates: a manager sets one, a rep is held and mends it on the spot; help is asked for and given."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, choose, menu, number_in, settled, toast
from tests.journeys.test_board import MOVABLE, column_of, neighbours

pytestmark = pytest.mark.journey
WORDS = "客户已书面确认范围"


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
        pipeline = ask(director, "/pipelines")["items"][0]["id"]
        for gate in ask(director, f"/pipelines/{pipeline}/gates")["items"]:
            kept = [one for one in gate["criteria"] if one["text"] != WORDS]
            body = {**{name: gate[name] for name in ("version", "movers", "back_to", "template_id")}, "criteria": kept}
            director.request.put(f"/api/stages/{gate['stage_id']}/gate", data=body, headers=HEADERS)


def test_the_map_the_team_and_a_request_for_help(opened: Opened) -> None:
    rep = opened("rep", path="/deals?mode=board")
    settled(rep)
    rep.locator(MOVABLE).first.locator(".yd-deal-title").click()
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
