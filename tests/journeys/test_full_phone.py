"""A phone that is full in the middle of a visit: it says so, loses nothing, sends each thing once."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.pages import ask
from tests.journeys.phones import Phone, agree, break_off, check_in, own_customers, ready, settle, visits_of, write_note

pytestmark = pytest.mark.journey
TINY = 1024  # bytes
REMEMBERED = 31_000  # milliseconds: so long Chromium goes by the room it had found before


def room(phone: Phone, page: Page, size: int | None) -> None:
    """How much the browser lets the app store; None: as much as ever."""
    assert phone.context
    session = phone.context.new_cdp_session(page)
    quota = {} if size is None else {"quotaSize": size}
    session.send("Storage.overrideQuotaForOrigin", {"origin": phone.site, **quota})
    if size is not None:
        page.wait_for_timeout(REMEMBERED)


def test_a_full_phone_says_so_and_loses_nothing(phone: Phone) -> None:
    page = phone.open("/m/visits", username="rep")
    ready(page)
    customer = own_customers(page)[0]
    before = len(visits_of(page, customer))
    page.goto(f"/m/visits/new?customer={customer}")
    agree(page)
    expect(page.get_by_role("button", name="签到", exact=True)).to_be_enabled()
    room(phone, page, TINY)
    page.get_by_role("button", name="签到", exact=True).click()  # there is no room to begin
    expect(page.get_by_role("alert").filter(has_text="手机存储空间不足，没有保存下来")).to_be_visible()

    room(phone, page, None)
    phone.offline(True)
    visit = check_in(page)
    write_note(page, "先记一句")
    page.get_by_role("link", name="沟通记录").click()
    room(phone, page, TINY)
    page.get_by_label("记录").fill("改成两箱")
    page.get_by_role("button", name="完成这一步").click()
    expect(page.get_by_role("alert").filter(has_text="没有保存下来")).to_be_visible()
    expect(page.get_by_label("记录")).to_have_value("改成两箱")  # what was typed stays in the form

    phone.offline(False)  # sending needs no room
    page.goto("/m/visits/queue")
    expect(page.get_by_text("没有要上传的内容")).to_be_visible()
    expect(page.get_by_text("暂时不能再拍照")).to_be_visible()
    under_way = ask(page, "/visits/pack")["open_visit"]
    assert (under_way["uuid"], set(under_way["steps"])) == (visit, {"note"})

    page.goto("/m")  # every page says it, and none fails
    expect(page.get_by_text("手机空间不足，请清理")).to_be_visible()
    room(phone, page, None)
    page.goto(f"/m/visits/{visit}")
    break_off(page, "试完了")
    settle(page)
    assert len(visits_of(page, customer)) == before + 1
    assert ask(page, "/visits/pack")["open_visit"] is None
