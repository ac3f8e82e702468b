"""The phone entry: today, a customer, a follow-up, results."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import settled

pytestmark = pytest.mark.journey


def test_tabs_of_the_phone(opened: Opened) -> None:
    page = opened("rep", width=390, path="/m")
    settled(page)
    opened.shot(page, "phone-today")
    for tab, path in (("客户", "customers"), ("业绩", "results"), ("我的", "me")):
        page.get_by_role("navigation").get_by_role("link", name=tab, exact=True).click()
        expect(page).to_have_url(re.compile(path))
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        opened.shot(page, f"phone-{path}")
