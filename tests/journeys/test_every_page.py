"""Every main page: no serious accessibility finding, nothing wider than a phone, no raw text keys, both languages."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Opened
from tests.journeys.pages import DESK, PHONE, ask, query, settled, turn_to
from tests.journeys.site import ROOT

pytestmark = pytest.mark.journey

PARTS = 3  # of the pages, so that no worker is busy with them alone at the end
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
FILES = (".csv", ".xlsx", ".json", ".png")
KEY = re.compile(r"^\s*[a-z]+(?:\.[a-zA-Z]+)+\s*$", re.MULTILINE)


def records(page: Page) -> tuple[str, ...]:
    """One page of each kind that shows a record."""
    targets = {one["status"]: one["id"] for one in ask(page, "/targets")["items"]}
    first = {name: query(page, name, limit=1)[0]["id"] for name in ("customer", "deal")}
    return (
        *(f"/targets/{key}" for key in targets.values()),
        f"/customers/{first['customer']}",
        f"/deals/{first['deal']}",
    )


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
    """Keys shown instead of their text. Files that other journeys imported look alike."""
    found = [key.strip() for key in KEY.findall(page.inner_text("body"))]
    return [f"{page.url} {key}" for key in found if not key.endswith(FILES)]


def through(page: Page, paths: tuple[str, ...]) -> Iterator[str]:
    """One page after the other, settled: the first opened, the others reached as by a link."""
    for number, path in enumerate(paths):
        if number == 0:
            page.goto(path)
            settled(page)
        else:
            turn_to(page, path)
        yield path


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("looks", ["light", "dark", "english"])
def test_every_page_is_accessible_and_in_words(opened: Opened, looks: str, part: int) -> None:
    assert AXE.exists(), "npm ci in web/ brings axe-core"
    english = looks == "english"
    page = opened("admin", dark=looks == "dark", locale="en" if english else "zh-CN")
    problems: list[str] = []
    for path in through(page, (*DESK, *records(page))[part::PARTS]):
        problems += raw_keys(page)
        if english:
            problems += chinese_heading(page, path)
        else:
            problems += serious(page)
    assert not problems, "\n".join(problems)


def chinese_heading(page: Page, path: str) -> list[str]:
    """The first heading where it is still Chinese; the workbench's has a name in it."""
    heading = page.get_by_role("heading").first.inner_text() if page.get_by_role("heading").count() else ""
    return [f"{path}: {heading}"] if path != "/" and re.search("[\u4e00-\u9fff]", heading) else []


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_nothing_wider_than_a_phone(opened: Opened, locale: str, part: int) -> None:
    page = opened("admin", width=390, locale=locale)
    wide: list[str] = []
    for entry in ((*DESK, *records(page)), PHONE):
        for path in through(page, entry[part::PARTS]):
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > 390:
                wide.append(f"{path}: {width}")
    assert wide == []
