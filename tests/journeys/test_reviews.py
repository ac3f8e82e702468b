"""The monthly plan review from the start to both signatures: the superior on the desk, the rep on the phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import ask, choose, settled

pytestmark = pytest.mark.journey


def next_month(page: Page) -> str:
    """Nobody has a review of it yet."""
    month: str = page.evaluate(
        "(() => { const d = new Date(); return new Date(d.getFullYear(), d.getMonth() + 1, 15)"
        ".toLocaleDateString('sv').slice(0, 7); })()"
    )
    return month


def test_a_review_from_the_start_to_both_signatures(opened: Opened) -> None:
    desk = opened("supervisor", path="/")
    month = next_month(desk)
    desk.goto(f"/plan-reviews?month={month}")
    settled(desk)
    row = desk.get_by_role("row").filter(has_text="小李")
    prepare = row.get_by_role("button", name="准备 小李")
    if prepare.count():
        prepare.click()
    else:  # signed on a former run
        row.get_by_role("link", name="小李").click()
        desk.get_by_role("button", name="修订").click()
    expect(desk.get_by_role("button", name="签字")).to_be_visible()
    settled(desk)
    review = int(desk.url.rsplit("/", 1)[1])
    sign = desk.get_by_role("button", name="签字")
    expect(sign).to_be_disabled()
    for line in ask(desk, f"/plan-reviews/{review}")["lines"]:
        choose(desk, desk.get_by_role("combobox", name=f"预测 {line['name']}"), "本月成交")
    desk.get_by_role("spinbutton", name="主管把握").fill("70")
    opened.shot(desk, "plan-review")
    desk.reload()  # what was written is still there
    settled(desk)
    expect(desk.get_by_role("spinbutton", name="主管把握")).to_have_value("70")
    sign.click()
    expect(desk.get_by_text("等待本人签字")).to_be_visible()

    phone = opened("rep", width=390, path=f"/m/plan-reviews?month={month}")
    settled(phone)
    phone.get_by_role("link", name="小李").click()
    settled(phone)
    phone.get_by_role("textbox", name="本人把握").fill("80")
    phone.get_by_role("button", name="保存").click()
    expect(phone.get_by_text("有未保存的修改")).to_be_hidden()
    opened.shot(phone, "plan-review-390")
    phone.get_by_role("button", name="签字").click()
    expect(phone.get_by_text("等待主管签字")).to_be_visible()

    desk.reload()  # the rep changed something: the superior's signature was taken back
    settled(desk)
    sign.click()
    expect(desk.get_by_role("button", name="修订")).to_be_visible()
    found = ask(desk, f"/plan-reviews/{review}")
    assert found["status"] == "signed"
    assert (found["chance_member"], found["chance_manager"]) == (80, 70)
    phone.reload()
    phone.get_by_role("button", name="记下本周检查").click()
    expect(phone.get_by_text("当周").first).to_be_visible()
    assert len(ask(phone, f"/plan-reviews/{review}")["checks"]) == 1
