"""Without a network the first page shows what the phone kept, with its time; visits of other devices open to read."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.pages import ask
from tests.journeys.phones import HERE, Phone, agree, break_off, check_in, own_customers, ready, settle, write_note

pytestmark = pytest.mark.journey


def test_today_and_customers_open_without_a_network(phone: Phone) -> None:
    page = phone.open("/m/visits", username="rep")
    ready(page)
    pack = ask(page, "/visits/pack")
    near = pack["customers"][-1]
    page.goto("/m/tasks")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("/m/notices")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("/m")
    page.wait_for_load_state("networkidle")
    phone.offline(True)
    page.reload()
    expect(page.get_by_text(re.compile(r"没有网络：显示的是 \d\d:\d\d 的内容"))).to_be_visible()
    expect(page.get_by_text("我的任务").or_(page.get_by_text("任务")).first).to_be_visible()
    expect(page.get_by_role("button", name="重试")).to_have_count(0)  # nothing failed

    page.goto(f"/m/customers/{near['id']}")  # never opened on this phone, but in the day pack
    expect(page.get_by_text("没有网络：显示手机上的客户资料")).to_be_visible()
    expect(page.get_by_text(near["name"]).first).to_be_visible()
    page.get_by_role("link", name="签到").click()
    expect(page.get_by_role("heading", name=f"到 {near['name']} 拜访")).to_be_visible()
    page.goto("/m/visits")
    expect(page.get_by_role("link", name="拜访其他客户")).to_be_visible()

    page.goto("/m/tasks")
    page.get_by_role("button", name="新任务", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text="现在提交不了")).to_be_visible()  # before anything is typed


def elsewhere(phone: Phone, page: Page, customer: int) -> str:
    """A visit made and ended by other means than this phone."""
    assert phone.context
    stamp = ask(page, "/visits/pack")["made_at"]
    uuid = str(page.evaluate("() => crypto.randomUUID()"))
    place = {**HERE, "taken_at": stamp}
    steps: tuple[tuple[str, dict[str, Any]], ...] = (
        ("/visits/begin", {"uuid": uuid, "customer_id": customer, "purpose": "serve", "position": place}),
        (f"/visits/{uuid}/end", {"steps": {}, "photos": [], "position": place, "why_no_position": "", "note": "",
                                 "result": "另一台手机上完成", "category": "existing", "next_visit_at": None,
                                 "weather": "晴"}),
    )  # fmt: skip
    for path, more in steps:
        answer = phone.context.request.post(
            f"/api{path}", data={"at": stamp, "sent_at": stamp, **more}, headers={"X-Requested-With": "yingdan"}
        )
        assert answer.ok, answer.text()
    return uuid


def test_a_visit_of_another_device_opens_to_read(phone: Phone) -> None:
    page = phone.open("/m/visits", username="rep")
    ready(page)
    customer = own_customers(page)[2]
    page.goto(f"/m/visits/new?customer={customer}")
    agree(page)
    check_in(page)  # the notice is agreed to by now; this one is given up at once
    write_note(page, "先试一次")
    break_off(page, "换一台手机")
    settle(page)
    uuid = elsewhere(phone, page, customer)
    page.goto("/m/visits/queue")
    page.goto("/m/visits")
    page.locator(f'a[href$="{uuid}"]').filter(has_text="在其他设备上完成").click()
    expect(page.get_by_text("另一台手机上完成")).to_be_visible()
    expect(page.get_by_text("这次拜访已在服务器上，这里只能查看")).to_be_visible()
    assert page.url.endswith(uuid)

    page.goto(f"/m/customers/{customer}")
    page.get_by_role("region", name="最近拜访").get_by_role("link", name=re.compile("另一台手机上完成")).first.click()
    expect(page.get_by_text("这里只能查看")).to_be_visible()
    phone.offline(True)
    page.reload()
    expect(page.get_by_text("没有网络，看不了这次拜访")).to_be_visible()
