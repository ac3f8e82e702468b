"""The browser and the site for all journeys; with several workers (`-n 2`) each has its own."""

import os
import secrets
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.journeys import patience
from tests.journeys import site as sites
from tests.journeys.chromium import ARGUMENTS, CHROMIUM, PASSWORD
from tests.journeys.pages import COUNT_REQUESTS
from tests.journeys.phones import Phone

SCREENSHOTS = Path(__file__).parent / "screenshots"
COMPANY_LOCALE = "zh-CN"  # of everybody in the demo company

COMPANY = "YINGDAN_JOURNEYS_COMPANY"  # name of the database that every worker's site is a copy of


def pytest_configure(config: pytest.Config) -> None:
    """Workers inherit the name."""
    if not hasattr(config, "workerinput"):
        os.environ[COMPANY] = f"journeys_company_{secrets.token_hex(4)}"


def pytest_unconfigure(config: pytest.Config) -> None:
    """The company goes when all workers have ended."""
    if not hasattr(config, "workerinput") and (url := os.environ.get("DATABASE_URL")):
        name = os.environ.pop(COMPANY)
        sites.drop(url, name)
        sites.drop(url, sites.draft_of(name))  # left when making it failed


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a running demo company. `YINGDAN_SITE` names one that already runs."""
    if given := os.environ.get("YINGDAN_SITE"):
        yield given
        return
    url = os.environ.get("DATABASE_URL")
    assert url, "script/test starts a PostgreSQL server and sets DATABASE_URL"
    with sites.running(url, os.environ[COMPANY], tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless. A missing browser is a failure, not a skip."""
    assert Path(CHROMIUM).exists(), (
        f"{CHROMIUM} is missing: install the Debian package chromium (script/test does as root)"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS, timeout=patience.milliseconds())
        yield browser
        browser.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that all workers end together."""
    items.sort(key=lambda item: "test_every_page" not in item.nodeid)


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remembers a failure, so that the pages are photographed before they close."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture
def opened(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator["Opened"]:
    """Opens pages as somebody: `opened(username)`; fails the test on a script error in any page."""
    expect.set_options(timeout=patience.milliseconds())
    opener = Opened(browser, site)
    yield opener
    if request.node.stash.get(FAILED, False):
        opener.shoot_all(f"failed-{request.node.name}")
    opener.close()


class Opened:
    """Signed-in pages, each in its own context."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser, self.site = browser, site
        self.contexts: list[BrowserContext] = []
        self.strangers: list[BrowserContext] = []  # whose user now has another language than the company
        self.errors: list[str] = []

    def __call__(
        self,
        username: str | None,
        *,
        width: int = 1440,
        locale: str = COMPANY_LOCALE,
        dark: bool = False,
        path: str = "/",
    ) -> Page:
        """A page at `path`, signed in as `username` (None: not signed in)."""
        phone = width < 600
        context = self.browser.new_context(
            base_url=self.site,
            viewport={"width": width, "height": 844 if phone else 900},
            locale=locale,
            color_scheme="dark" if dark else "light",
            timezone_id="Asia/Shanghai",
            has_touch=phone,
            reduced_motion="reduce",  # a menu that slides while one aims at it is clicked beside on a busy machine
        )
        self.contexts.append(context)
        context.set_default_timeout(patience.milliseconds())
        context.add_init_script(COUNT_REQUESTS)
        if username:
            answer = context.request.post(
                "/api/sign-in",
                data={"username": username, "password": PASSWORD},
                headers={"X-Requested-With": "yingdan"},
            )
            assert answer.ok, answer.text()
            self.speak(context, locale)
            if locale != COMPANY_LOCALE:
                self.strangers.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.goto(path)
        return page

    def speak(self, context: BrowserContext, locale: str) -> None:
        """Sets the language of whoever is signed in there; it is kept with the user, for the next journey too."""
        answer = context.request.patch("/api/me", data={"locale": locale}, headers={"X-Requested-With": "yingdan"})
        assert answer.ok, answer.text()

    def shot(self, page: Page, name: str) -> None:
        """Keeps a picture for the eye."""
        SCREENSHOTS.mkdir(exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{name}.png")

    def shoot_all(self, name: str) -> None:
        """One picture of each open page."""
        for number, page in enumerate(page for context in self.contexts for page in context.pages):
            self.shot(page, f"{name}-{number}")

    def close(self) -> None:
        """Closes all, gives everybody back the language they had, and reports script errors."""
        for context in self.strangers:
            self.speak(context, COMPANY_LOCALE)
        for context in self.contexts:
            context.close()
        assert not self.errors, self.errors


@pytest.fixture
def phone(browser: Browser, site: str, tmp_path: Path) -> Iterator[Phone]:
    """Closed at the end; script errors fail the test."""
    expect.set_options(timeout=patience.milliseconds())
    phone = Phone(browser, site, tmp_path)
    yield phone
    if phone.context:
        phone.close()
    assert not phone.errors, phone.errors
