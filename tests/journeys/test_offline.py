"""The phone without a network: a visit from check-in to check-out, cut off in the middle of each step, arrives once."""

import pytest
from playwright.sync_api import expect

from tests.journeys.pages import ask
from tests.journeys.phones import (
    Phone,
    agree,
    break_off,
    check_in,
    check_out,
    count_stock,
    order,
    own_customers,
    ready,
    settle,
    take_photo,
    visits_of,
    write_note,
)

pytestmark = pytest.mark.journey
REFUSED = {"code": "not_fitting", "message": "内容不合适", "params": {}}


def test_a_visit_in_the_basement_arrives_once(phone: Phone) -> None:
    page = phone.open("/m/visits", username="rep")
    ready(page)
    customer = own_customers(page, "A")[0]  # at which stock is counted
    product = ask(page, "/visits/pack")["products"][0]["name"]
    before = len(visits_of(page, customer))
    page.goto(f"/m/visits/new?customer={customer}")  # who is not in the pack must have been looked at
    agree(page)
    phone.offline(True)
    visit = check_in(page)
    page.reload()  # the browser reloads, without a network
    take_photo(page)
    phone.close()

    page = phone.open("about:blank")  # the battery died; the app starts without a network
    phone.offline(True)
    page.goto(f"/m/visits/{visit}")
    expect(page.get_by_text("网络已断开")).to_be_visible()
    count_stock(page, product, 4)
    order(page, product, 10, "12.50")
    write_note(page, "地下室，没有信号")
    check_out(page, "订了十箱")
    page.goto("/m/visits/queue")
    for words in ("签到", "照片：门头照片", "步骤：门头照片", "步骤：盘点库存", "步骤：订货", "步骤：沟通记录", "签退"):
        expect(page.get_by_text(words, exact=True).first).to_be_visible()
    phone.offline(False)
    expect(page.get_by_text("没有要上传的内容")).to_be_visible()

    found = visits_of(page, customer)
    assert len(found) == before + 1
    (arrived,) = (one for one in found if one["uuid"] == visit)
    assert (arrived["status"], arrived["result"], len(arrived["photos"])) == ("done", "订了十箱", 1)
    assert set(arrived["steps"]) == {"front", "stock", "order", "note"}
    (line,) = (one for one in ask(page, f"/outlets/{customer}/ledger")["products"] if one["product"] == product)
    assert (line["stock"], line["incoming"]) == (4, 10)
    page.reload()
    settle(page)
    assert len(visits_of(page, customer)) == before + 1


def test_a_queue_belongs_to_its_user(phone: Phone) -> None:
    page = phone.open("/m/visits", username="rep")
    ready(page)
    customer = own_customers(page)[1]
    page.goto(f"/m/visits/new?customer={customer}")
    agree(page)
    phone.offline(True)
    visit = check_in(page)
    phone.close()

    page = phone.open("about:blank", username="supervisor")  # somebody else takes the phone
    page.goto("/m/visits/queue")
    settle(page)
    page.goto(f"/m/visits/{visit}")
    expect(page.get_by_text("这次拜访不在这台手机上")).to_be_visible()
    assert visit not in [one["uuid"] for one in visits_of(page, customer)]

    phone.sign_in("rep")  # its user is back: another open page of the same phone finds the queue again
    page.goto(f"/m/visits/{visit}")
    break_off(page, "店主不在")
    settle(page)
    assert [one["status"] for one in visits_of(page, customer) if one["uuid"] == visit] == ["abandoned"]


def test_what_the_server_refuses_waits_for_the_rep(phone: Phone) -> None:
    page = phone.open("/m/visits", username="rep")
    ready(page)
    customer = own_customers(page)[2]
    page.goto(f"/m/visits/new?customer={customer}")
    agree(page)
    check_in(page)
    page.route("**/api/visits/*/steps", lambda route: route.fulfill(status=422, json=REFUSED))
    write_note(page, "写错了")
    page.goto("/m/visits/queue")
    expect(page.get_by_text("内容不合适")).to_be_visible()
    page.unroute("**/api/visits/*/steps")
    page.get_by_role("button", name="修改").click()
    page.get_by_label("记录").fill("改好了")
    page.get_by_role("button", name="完成这一步").click()
    expect(page.get_by_text("已保存在手机上")).to_be_visible()
    settle(page)

    page.route("**/api/visits/*/steps", lambda route: route.fulfill(status=422, json=REFUSED))
    page.goto("/m/visits")
    page.get_by_role("link", name="继续拜访").click()
    write_note(page, "又写错了")
    page.goto("/m/visits/queue")
    page.get_by_role("button", name="丢弃").click()
    page.get_by_role("dialog").get_by_role("button", name="丢弃").click()
    expect(page.get_by_text("没有要上传的内容")).to_be_visible()
    page.unroute("**/api/visits/*/steps")
    page.goto("/m/visits")
    page.get_by_role("link", name="继续拜访").click()
    break_off(page, "试完了")
    settle(page)
