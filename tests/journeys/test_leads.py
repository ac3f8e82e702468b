"""Leads: from a form on another web site to a customer on the phone, and back; a business card by the camera."""

import io
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import patience
from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, query, settled, where
from yingdan.demo.inquiry_forms import TOKEN
from yingdan.demo.leads import WEB_SOURCE
from yingdan.leads.rules.spam import LEAST_SECONDS

pytestmark = pytest.mark.journey
COMPANY = "常州恒润密封件有限公司"
FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"


@pytest.fixture
def shop(opened: Opened) -> Iterator[str]:
    """Another web site, with the form in its page; its address."""
    html = (
        '<!doctype html><html lang="zh"><meta charset="utf-8"><h1>密封件</h1>'
        f'<script src="{opened.site}/api/public/forms/{TOKEN}/embed.js"></script></html>'
    )

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


def visitor(opened: Opened, shop: str) -> Page:
    """Somebody whom an advertisement brought there."""
    context: BrowserContext = opened.browser.new_context(locale="zh-CN")
    context.set_default_timeout(patience.milliseconds())
    opened.contexts.append(context)
    page = context.new_page()
    page.on("pageerror", lambda error: opened.errors.append(f"{page.url}: {error}"))
    page.goto(f"{shop}/seals?utm_source=baidu&utm_campaign=密封件")
    return page


def brought(page: Page) -> dict[str, Any]:
    """What the source of the web form brought so far."""
    rows = ask(page, "/leads/returns")["rows"]
    found: dict[str, Any] = next(row["total"] for row in rows if row["name"] == WEB_SOURCE)
    return found


def remove(page: Page, lead: int) -> None:
    """The lead goes as it came."""
    assert page.request.delete(f"/api/resources/lead/{lead}", headers=HEADERS).ok


def test_from_a_web_form_to_a_customer_and_back(opened: Opened, shop: str) -> None:
    director = opened("director", path="/lead-returns")
    before = brought(director)
    fill_in(visitor(opened, shop))
    [row] = query(director, "lead", filter=where("company", "=", COMPANY), columns=["name", "source", "status"])
    assert row["values"]["source"]["label"] == WEB_SOURCE
    assert brought(director)["leads"] == before["leads"] + 1
    director.goto(f"/leads/{row['id']}")
    settled(director)
    director.get_by_role("tab", name="详情").click()
    advert = director.get_by_role("region", name="广告与页面")
    for told in ("baidu", "密封件", f"{shop}/seals"):
        expect(advert.get_by_text(told, exact=True)).to_be_visible()
    opened.shot(director, "lead-from-form")
    assigned(director, row["id"])
    phone = opened("rep", width=390, path=f"/m/leads/{row['id']}")
    followed_up(phone)
    customer = converted(opened, phone)
    after = brought(director)
    assert (after["converted"], after["deals"]) == (before["converted"] + 1, before["deals"] + 1)
    director.goto("/lead-returns")
    settled(director)
    line = director.get_by_role("row", name=re.compile(WEB_SOURCE))
    expect(line.get_by_role("cell").nth(4)).to_have_text(f"{after['converted']:,}")
    taken_back(phone, row["id"])
    assert brought(director)["converted"] == before["converted"]
    assert director.request.get(f"/api/resources/customer/{customer}").status == 404
    remove(director, row["id"])


def fill_in(page: Page) -> None:
    """As a visitor does, who reads for a while before sending."""
    page.get_by_label("联系人").fill("贺兰")
    page.get_by_label("公司").fill(COMPANY)
    page.get_by_label("需求").fill("密封圈 2000 件，请报价")
    page.get_by_role("button", name="提交").click()  # the browser itself asks for the telephone
    expect(page.get_by_role("button", name="提交")).to_be_visible()
    page.get_by_label("手机/电话").fill("199 0177 6655")
    page.wait_for_function("seconds => performance.now() > seconds * 1000", arg=LEAST_SECONDS + 1)
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_text("谢谢，我们已收到")).to_be_visible()


def assigned(page: Page, lead: int) -> None:
    """To the rep, by the button of the record."""
    page.get_by_role("button", name="转移负责人").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("新的负责人").fill("小李")
    page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text="小李").first.click()
    dialog.get_by_role("button", name="转移").click()
    expect(page.get_by_text("负责人已更换")).to_be_visible()
    assert ask(page, f"/leads/{lead}/summary")["owner"]["label"] == "小李"


def followed_up(page: Page) -> None:
    """Four touches on the phone."""
    settled(page)
    page.get_by_role("button", name="写跟进").click()
    page.get_by_label("说了什么").fill("电话确认了规格，明天发报价")
    page.get_by_role("button", name="明天").click()
    page.get_by_role("button", name="保存跟进").click()
    expect(page.get_by_text("电话确认了规格，明天发报价")).to_be_visible()
    expect(page.get_by_text("已联系").first).to_be_visible()


def converted(opened: Opened, page: Page) -> int:
    """What the lead knows is filled in; the customer's page follows. Its number."""
    page.get_by_role("button", name="转化为客户").click()
    sheet = page.get_by_role("form", name="转化为客户")
    expect(sheet.get_by_label("客户名称")).to_have_value(COMPANY)
    expect(sheet.get_by_label("姓名")).to_have_value("贺兰")
    opened.shot(page, "lead-conversion-390")
    sheet.get_by_label("金额").fill("4.5万")
    sheet.get_by_role("button", name=re.compile("^转化$|新建$")).click()
    page.wait_for_url(re.compile(r"/m/customers/\d+$"))
    expect(page.get_by_role("heading", name=COMPANY)).to_be_visible()
    expect(page.get_by_text("电话确认了规格，明天发报价")).to_be_visible()
    return int(page.url.rsplit("/", 1)[1])


def taken_back(page: Page, lead: int) -> None:
    """The conversion is undone where it was made."""
    page.goto(f"/m/leads/{lead}")
    settled(page)
    page.get_by_role("button", name="撤销转化").click()
    page.locator(".adm-dialog").get_by_text("撤销转化", exact=True).click()
    expect(page.get_by_role("button", name="转化为客户")).to_be_visible()
    expect(page.get_by_text("电话确认了规格，明天发报价")).to_be_visible()


def test_a_card_is_photographed_read_and_confirmed(opened: Opened) -> None:
    page = opened("rep", width=390, path="/m/leads")
    settled(page)
    page.get_by_label("拍照或选图片").set_input_files(
        files=[{"name": "card.jpg", "mimeType": "image/jpeg", "buffer": card()}]
    )
    sheet = page.locator("form.ph-sheet")
    expect(sheet.get_by_label("联系人")).to_have_value("王芳")
    expect(sheet.get_by_label("公司")).to_have_value("无锡远帆传动科技有限公司")
    expect(sheet.get_by_label("手机/电话")).to_have_value("13812340078")
    opened.shot(page, "card-390")
    sheet.get_by_label("职务").fill("采购总监")
    sheet.get_by_role("button", name="存为线索").click()
    page.wait_for_url(re.compile(r"/m/leads/\d+$"))
    expect(page.get_by_role("heading", name=re.compile("王芳"))).to_be_visible()
    lead = int(page.url.rsplit("/", 1)[1])
    values = ask(page, f"/resources/lead/{lead}")["values"]
    assert (values["title"], values["phone"]) == ("采购总监", "13812340078")
    remove(opened("director"), lead)


def card() -> bytes:
    """A business card as a camera sees it."""
    image = Image.new("RGB", (1050, 630), "white")
    draw = ImageDraw.Draw(image)
    lines = (
        ("无锡远帆传动科技有限公司", 42, 60, 60),
        ("王 芳", 64, 60, 200),
        ("采购经理", 36, 300, 225),
        ("手机：138 1234 0078", 32, 60, 350),
        ("邮箱：wangfang@yuanfan.example.com", 32, 60, 450),
    )
    for text, size, x, y in lines:
        draw.text((x, y), text, font=ImageFont.truetype(FONT, size), fill="#111111")
    out = io.BytesIO()
    image.rotate(2, expand=True, fillcolor="#88796a").save(out, "JPEG", quality=85)
    return out.getvalue()
