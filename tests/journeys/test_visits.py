"""Visits at the desk: a supervisor plans, puts off and cancels a visit; a record shows its steps; types are set up."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import query, settled

pytestmark = pytest.mark.journey


def test_a_rep_puts_a_planned_visit_off_with_a_reason(opened: Opened) -> None:
    desk = opened("rep", path="/visits/calendar")
    settled(desk)
    plan = desk.get_by_role("button", name="待拜访").first
    expect(plan).to_be_visible()
    plan.click()
    desk.get_by_role("menuitem", name="改期").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("原因").fill("店主外出")
    opened.shot(desk, "visit-delay")
    dialog.get_by_role("button", name="改期").click()
    expect(dialog).to_be_hidden()


def test_the_record_of_a_visit_shows_where_and_what(opened: Opened) -> None:
    desk = opened("supervisor", path="/visits")
    settled(desk)
    opened.shot(desk, "visits")
    rows = query(desk, "visit", sort=[{"field": "started_at", "desc": True}])
    desk.goto(desk.url.split("/visits")[0] + f"/visits/{rows[0]['id']}")
    expect(desk.get_by_role("heading", name="到访位置")).to_be_visible()
    expect(desk.get_by_role("heading", name="步骤")).to_be_visible()
    opened.shot(desk, "visit-record")


def test_the_director_sees_types_and_settings(opened: Opened) -> None:
    desk = opened("director", path="/settings/visits")
    settled(desk)
    desk.get_by_role("button", name="门店巡访").click()
    expect(desk.get_by_role("dialog").get_by_label("名称").first).to_have_value("门店巡访")
    opened.shot(desk, "visit-type")
