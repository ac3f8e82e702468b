"""Every main page: no serious accessibility finding, nothing wider than a phone, no raw text keys, both languages."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Opened
from tests.journeys.pages import DESK, settled
from tests.journeys.site import ROOT

pytestmark = pytest.mark.journey

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
KEY = re.compile(r"^\s*[a-z]+(?:\.[a-zA-Z]+)+\s*$", re.MULTILINE)
PHONE = ("/m", "/m/customers", "/m/results", "/m/me", "/m/leave")


def serious(page: Page) -> list[str]:
    """What axe finds of serious or critical weight, with the first element of each."""
    page.evaluate(AXE.read_text())  # not as a script tag: the product's security policy refuses those
    found: list[dict[str, Any]] = page.evaluate(
        "axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa']})"
        ".then((all) => all.violations)"
    )
    return [
        f"{page.url} {one['id']} ({len(one['nodes'])}): {one['nodes'][0]['html'][:160]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def raw_keys(page: Page) -> list[str]:
    return [f"{page.url} {key.strip()}" for key in KEY.findall(page.inner_text("body"))]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_serious_accessibility_finding(opened: Opened, dark: bool) -> None:
    assert AXE.exists(), "npm ci in web/ brings axe-core"
    page = opened("admin", dark=dark)
    problems: list[str] = []
    for path in DESK:
        page.goto(path)
        settled(page)
        problems += serious(page)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_words_on_every_page(opened: Opened, locale: str) -> None:
    page = opened("admin", locale=locale)
    problems: list[str] = []
    for path in DESK:
        page.goto(path)
        settled(page)
        problems += raw_keys(page)
        heading = page.get_by_role("heading").first.inner_text() if page.get_by_role("heading").count() else ""
        if locale == "en" and path != "/" and re.search("[\u4e00-\u9fff]", heading):
            problems.append(f"{path}: {heading}")
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_nothing_wider_than_a_phone(opened: Opened, locale: str) -> None:
    page = opened("admin", width=390, locale=locale)
    wide: list[str] = []
    for path in (*DESK, *PHONE):
        page.goto(path)
        settled(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wide.append(f"{path}: {width}")
    assert wide == []
