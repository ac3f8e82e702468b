"""A phone whose browser remembers, and what a rep does on it at a customer."""

import io
import re
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys import patience
from tests.journeys.chromium import ARGUMENTS, CHROMIUM, PASSWORD
from tests.journeys.pages import HEADERS, ask, query, where

HERE = {"latitude": 31.2304, "longitude": 121.4737, "accuracy": 12}


def jpeg() -> bytes:
    """A photo as a camera gives it: larger than is sent, with Exif facts."""
    exif = Image.Exif()
    exif[0x010F] = "Yingdan test camera"
    exif[0x0112] = 6
    file = io.BytesIO()
    Image.radial_gradient("L").resize((2400, 1800)).convert("RGB").save(file, "JPEG", exif=exif)
    return file.getvalue()


class Phone:
    """A phone whose browser can be closed and opened again with what it keeps."""

    def __init__(self, browser: Browser, site: str, home: Path) -> None:
        self.browser, self.site, self.home = browser, site, home
        self.context: BrowserContext | None = None
        self.errors: list[str] = []

    def open(self, path: str = "/m", *, username: str | None = None) -> Page:
        """The app in a browser that remembers."""
        self.context = self.browser.browser_type.launch_persistent_context(
            self.home, executable_path=CHROMIUM, args=ARGUMENTS, base_url=self.site, locale="zh-CN",
            viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, timezone_id="Asia/Shanghai",
            geolocation=HERE, permissions=["geolocation"], reduced_motion="reduce",
            timeout=patience.milliseconds(),
        )  # fmt: skip
        self.context.set_default_timeout(patience.milliseconds())
        if username:
            self.sign_in(username)
        page = self.context.pages[0]
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.goto(path)
        return page

    def sign_in(self, username: str) -> None:
        """As in the app; another user who was signed in is no longer."""
        assert self.context
        answer = self.context.request.post(
            "/api/sign-in", data={"username": username, "password": PASSWORD, "channel": "phone"}, headers=HEADERS
        )
        assert answer.ok, answer.text()

    def offline(self, away: bool) -> None:
        """In the basement, or up again."""
        assert self.context
        self.context.set_offline(away)

    def close(self) -> None:
        """The battery is empty."""
        assert self.context
        self.context.close()
        self.context = None


def ready(page: Page) -> None:
    """The shell is stored, so that the app starts without a network, and the day's pack is there."""
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    expect(page.get_by_text("资料更新于")).to_be_visible()
    none_open(page)


def settle(page: Page) -> None:
    """Nothing waits any more."""
    page.goto("/m/visits/queue")
    expect(page.get_by_text("没有要上传的内容")).to_be_visible()


def agree(page: Page) -> None:
    """The notice comes before the first visit only."""
    expect(page.get_by_role("button", name=re.compile("签到|我已阅读并同意"))).to_be_visible()
    if page.get_by_role("button", name="我已阅读并同意").is_visible():
        page.get_by_role("button", name="我已阅读并同意").click()


def check_in(page: Page) -> str:
    """Checks in on the page that is open; gives the visit's uuid."""
    page.get_by_role("button", name="签到", exact=True).click()
    expect(page.get_by_role("button", name="签退")).to_be_visible()
    return page.url.rsplit("/", 1)[1]


def take_photo(page: Page, number: int = 1) -> None:
    """From the fake camera, the so many-th of the step."""
    page.get_by_role("link", name=re.compile("门头照片")).click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="拍照").click()
    chooser.value.set_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": jpeg()})
    expect(page.get_by_role("img", name=f"第 {number} 张照片")).to_be_visible()
    page.get_by_role("button", name="完成这一步").click()
    expect(page.get_by_role("button", name="签退")).to_be_visible()


def write_note(page: Page, text: str) -> None:
    """The step of what was said."""
    page.get_by_role("link", name=re.compile("沟通记录")).click()
    page.get_by_label("记录").fill(text)
    page.get_by_role("button", name="完成这一步").click()
    expect(page.get_by_role("button", name="签退")).to_be_visible()


def pick(page: Page, product: str) -> None:
    """A product onto the sheet of a step, found in what the phone has with it."""
    if page.get_by_label(f"{product} 库存").or_(page.get_by_label(f"{product} 订货数量")).first.is_hidden():
        page.get_by_role("searchbox", name="搜索产品名称或编码").fill(product)
        page.get_by_role("button", name=product).first.click()


def count_stock(page: Page, product: str, pieces: int) -> None:
    """The step of counting: one product."""
    page.get_by_role("link", name=re.compile("盘点库存")).click()
    pick(page, product)
    page.get_by_label(f"{product} 库存", exact=True).fill(str(pieces))
    page.get_by_role("button", name="完成这一步").click()
    expect(page.get_by_role("button", name="签退")).to_be_enabled()


def order(page: Page, product: str, pieces: int, price: str) -> None:
    """The step of ordering: one product; the sum is said at once."""
    page.get_by_role("link", name=re.compile("订货")).click()
    pick(page, product)
    page.get_by_label(f"{product} 订货数量", exact=True).fill(str(pieces))
    page.get_by_label(f"{product} 单价", exact=True).fill(price)
    expect(page.get_by_text(f"1 个产品 · {pieces} 件")).to_be_visible()
    page.get_by_role("button", name="完成这一步").click()
    expect(page.get_by_role("button", name="签退")).to_be_visible()


def check_out(page: Page, result: str) -> None:
    """Ends the visit."""
    page.get_by_role("button", name="签退").click()
    page.get_by_label("拜访结果").fill(result)
    page.get_by_role("button", name="一周后").click()
    page.get_by_role("button", name="晴").click()
    page.get_by_role("button", name="签退", exact=True).click()
    none_open(page)


def break_off(page: Page, reason: str) -> None:
    """Ends the visit on the page without a result."""
    page.get_by_role("button", name="放弃拜访").click()
    page.get_by_label("放弃的原因").fill(reason)
    page.locator(".ph-sheet").get_by_role("button", name="放弃拜访").click()
    none_open(page)


def none_open(page: Page) -> None:
    """No visit is open: who leaves the page before the end of a visit is written, leaves it open."""
    expect(page.get_by_role("link", name="拜访其他客户")).to_be_visible()


def own_customers(page: Page, grade: str = "") -> list[int]:
    """Customers of the rep that the phone has with it, and others; those of a grade only, where one is given."""
    only = {"filter": where("grade", "=", grade)} if grade else {}
    return [int(row["id"]) for row in query(page, "customer", scope="mine", columns=["name"], limit=3, **only)]


def visits_of(page: Page, customer: int) -> list[dict[str, Any]]:
    """Today's visits at a customer, as the server knows them."""
    pack = ask(page, "/visits/pack", days=1)
    return [one for one in pack["done_today"] if one["customer_id"] == customer]
