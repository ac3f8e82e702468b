"""The reception desk: an unknown caller becomes a rep's lead, comes again and is recognised; a dispute; the print."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, settled

pytestmark = pytest.mark.journey

PHONE, NAME, ROTA = "13700990077", "临街周先生", "试行值班"


def ask(page: Page, method: str, path: str, body: Any = None) -> Any:
    answer = page.request.fetch(path, method=method, data=body, headers=HEADERS)
    assert answer.ok, answer.text()
    return answer.json() if answer.body() else None


@pytest.fixture
def rota(opened: Opened) -> Iterator[tuple[Page, str]]:
    """A rota that is always on: the rep, and nobody else; out of use in the end, and the visitor's lead gone."""
    boss, rep = opened("director"), opened("rep")
    me = ask(rep, "GET", "/api/me")["member"]
    body = {"name": ROTA, "position": 9, "members": [me["id"]]}
    made = next(one for one in ask(boss, "POST", "/api/reception/rotas", body)["items"] if one["name"] == ROTA)
    yield boss, me["name"]
    found = ask(boss, "POST", "/api/resources/lead/query", {"q": PHONE, "scope": "all"})["rows"]
    for row in found:
        ask(boss, "DELETE", f"/api/resources/lead/{row['id']}")
    now = next(one for one in ask(boss, "GET", "/api/reception/rotas")["items"] if one["id"] == made["id"])
    closed = {"name": f"{ROTA} {made['id']}", "active": False, "version": now["version"]}
    ask(boss, "PUT", f"/api/reception/rotas/{made['id']}", closed)


def test_a_caller_becomes_a_lead_and_is_recognised(opened: Opened, rota: tuple[Page, str]) -> None:
    boss, rep_name = rota
    desk = opened("frontdesk", path="/reception")
    settled(desk)
    expect(desk.get_by_label("电话", exact=True)).to_be_focused()
    desk.get_by_role("combobox", name="值班组").click()
    desk.locator(".ant-select-item-option", has_text=ROTA).click()
    desk.get_by_label("电话", exact=True).fill(PHONE)
    desk.get_by_label("姓名", exact=True).fill(NAME)
    expect(desk.get_by_text("公司里没有这个人，是新访客")).to_be_visible()
    expect(desk.get_by_text(f"轮到 {rep_name}")).to_be_visible()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("alert").filter(has_text="从哪里知道我们")).to_be_visible()
    desk.keyboard.press("Space")
    desk.get_by_label("备注", exact=True).focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_text(f"已通知 {rep_name}")).to_be_visible()
    expect(desk.get_by_label("电话", exact=True)).to_be_focused()
    opened.shot(desk, "reception-desk")

    phone = opened("rep", width=390, path="/m/reception")
    waiting = phone.get_by_role("region", name="等您接待")
    expect(waiting.get_by_text(NAME)).to_be_visible()
    waiting.get_by_role("button", name="我来接待").first.click()
    expect(waiting.get_by_text(NAME)).to_have_count(0)
    opened.shot(phone, "reception-phone")
    (lead,) = ask(phone, "POST", "/api/resources/lead/query", {"q": PHONE, "columns": ["source"]})["rows"]
    assert lead["values"]["source"]
    ask(phone, "POST", f"/api/leads/{lead['id']}/followups", {"method": "call", "text": "约好周末来看"})

    desk.locator(".yd-desk-called").get_by_role("button", name="关闭").click()  # what came of the first time
    desk.get_by_label("电话", exact=True).fill(PHONE)
    expect(desk.get_by_role("list", name="找到了").get_by_text("电话一致")).to_be_visible()
    expect(desk.get_by_role("button", name=f"通知 {rep_name}")).to_be_visible()
    desk.get_by_label("电话", exact=True).focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_text(f"已通知 {rep_name}")).to_be_visible()
    desk.locator(".yd-desk-called").get_by_role("link", name="查看").click()
    expect(desk.get_by_text("首次接触者有效")).to_be_visible()
    disputed_and_printed(opened, boss, desk.url)


def disputed_and_printed(opened: Opened, boss: Page, address: str) -> None:
    """A colleague's claim is rejected with a reason; the confirmation fits a sheet."""
    entry = address.rsplit("/", 1)[1]
    mate = ask(opened("supervisor"), "GET", "/api/me")["member"]
    claim = {"claim": "展会上先加的微信", "claimant_id": mate["id"]}
    ask(boss, "POST", f"/api/reception/entries/{entry}/cases", claim)
    boss.goto(address)
    cases = boss.get_by_role("region", name="归属争议")
    expect(cases.get_by_text("待裁决")).to_be_visible()
    cases.get_by_label("裁决理由").fill("没有凭证")
    cases.get_by_role("button", name="驳 回").or_(cases.get_by_role("button", name="驳回")).click()
    expect(cases.get_by_text("没有凭证")).to_be_visible()
    opened.shot(boss, "reception-dispute")
    boss.get_by_role("link", name="打印确认单").click()
    expect(boss.get_by_role("heading", name="客户确认单")).to_be_visible()
    boss.emulate_media(media="print")
    expect(boss.get_by_role("button", name="打 印").or_(boss.get_by_role("button", name="打印"))).to_be_hidden()
    assert boss.pdf().count(b"/Type /Page\n") == 1
    boss.emulate_media(media="screen")
