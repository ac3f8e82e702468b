"""The ten commonest things of a day take three clicks at most from the first page (docs/clicks.md), desk and phone."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, calm, query, settled

pytestmark = pytest.mark.journey
MOST = 3
# What a hand does, not what a program calls: presses are counted, typing is not.
COUNT = "addEventListener('pointerdown', () => { window.journeyPresses = (window.journeyPresses ?? 0) + 1; }, true)"


class Hand:
    """One person at the first page, who counts."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, home
        page.add_init_script(COUNT)

    def start(self) -> None:
        self.page.goto(self.home)
        settled(self.page)

    def click(self, target: Locator) -> None:
        target.click()
        calm(self.page)

    def presses(self) -> int:
        return int(self.page.evaluate("window.journeyPresses ?? 0"))


def within_three(hand: Hand, what: str, steps: Callable[[Hand], Locator], *, last: bool = True) -> None:
    """`steps` lead to what was wanted, or (`last`) to the button that does it, which then is not pressed."""
    hand.start()
    goal = steps(hand)
    expect(goal, what).to_be_visible()
    if last:
        expect(goal, what).to_be_enabled()
    assert hand.presses() + last <= MOST, f"{what}: {hand.presses() + last} clicks"


def link(page: Page, name: str) -> Locator:
    return page.get_by_role("navigation").get_by_role("link", name=name, exact=True)


@contextmanager
def one_waits(page: Page) -> Iterator[None]:
    """A customer of the rep's is to be contacted: on a day on which nobody is, there would be nothing to do today."""
    mine = query(page, "customer", scope="mine", columns=["next_contact_at"], limit=1)[0]
    at = f"/api/resources/customer/{mine['id']}"

    def plan(moment: str | None) -> None:
        body = {"version": ask(page, at.removeprefix("/api"))["version"], "values": {"next_contact_at": moment}}
        answer = page.request.patch(at, data=body, headers=HEADERS)
        assert answer.ok, answer.text()

    plan("2020-01-06T01:00:00Z")
    yield
    plan(mine["values"]["next_contact_at"])


def test_a_rep_at_the_desk(opened: Opened) -> None:
    page = opened("rep")
    hand = Hand(page, "/")
    row = page.locator(".yd-table tbody tr")

    def deals(hand: Hand) -> Locator:
        hand.click(link(page, "商机"))
        return row.first

    def follow_up(hand: Hand) -> Locator:
        hand.click(page.locator(".yd-worklist a").first)
        page.get_by_label("跟进内容").fill("已约好下周演示")
        return page.get_by_role("button", name="保存跟进")

    def stage(hand: Hand) -> Locator:
        hand.click(link(page, "商机"))
        hand.click(row.filter(has_text="进行中").first.locator("a, .yd-title").first)
        return page.locator(".yd-stage:not(.yd-stage-current)").last

    def new_deal(hand: Hand) -> Locator:
        hand.click(page.get_by_role("button", name="新建", exact=True))
        hand.click(page.get_by_role("menuitem", name="商机"))
        return page.get_by_role("dialog").get_by_role("button", name="保存", exact=True)

    def call(hand: Hand) -> Locator:
        hand.click(link(page, "预测"))
        hand.click(page.get_by_role("button", name=re.compile("^(提交|更新)预测")))
        page.get_by_role("dialog").get_by_label("承诺").fill("500000")
        page.get_by_role("dialog").get_by_label("最好").fill("600000")
        return page.get_by_role("dialog").get_by_role("button", name=re.compile("^(提交|更新)预测"))

    def rank(hand: Hand) -> Locator:
        hand.click(link(page, "龙虎榜"))
        return page.locator("main, .yd-page").get_by_text("距上一名").first

    within_three(hand, "today", lambda hand: page.locator(".yd-worklists"), last=False)
    within_three(hand, "my deals", deals, last=False)
    with one_waits(page):
        within_three(hand, "follow-up", follow_up)
    within_three(hand, "stage", stage)
    within_three(hand, "new deal", new_deal)
    within_three(hand, "forecast", call)
    within_three(hand, "rank", rank, last=False)


def test_a_rep_on_the_phone(opened: Opened) -> None:
    page = opened("rep", width=390, path="/m")
    hand = Hand(page, "/m")
    row = page.locator(".ph-rows a.ph-row")

    def deals(hand: Hand) -> Locator:
        hand.click(link(page, "商机"))
        return row.first

    def follow_up(hand: Hand) -> Locator:
        hand.click(page.locator("a.ph-row[href^='/m/customers/']").first)
        hand.click(page.get_by_role("button", name="写跟进"))
        page.get_by_label("说了什么").fill("已约好下周演示")
        return page.get_by_role("button", name="保存跟进")

    def stage(hand: Hand) -> Locator:
        hand.click(link(page, "商机"))
        hand.click(row.last)
        return page.get_by_role("button", name=re.compile("^推进到|^选择阶段")).first

    def new_deal(hand: Hand) -> Locator:
        hand.click(link(page, "商机"))
        hand.click(page.get_by_role("button", name="新建商机"))
        page.get_by_label("商机名称").fill("新线扩产")
        return page.get_by_role("button", name="保存", exact=True)

    def call(hand: Hand) -> Locator:
        hand.click(link(page, "业绩预测"))
        hand.click(page.get_by_role("button", name=re.compile("^(提交|更新)预测")))
        page.get_by_label("承诺 (元)").fill("500000")
        page.get_by_label("最好 (元)").fill("600000")
        return page.get_by_role("button", name="提交预测").last

    def rank(hand: Hand) -> Locator:
        hand.click(link(page, "龙虎榜"))
        return page.get_by_text(re.compile("^第 .* 名|未上榜")).first

    within_three(hand, "today", lambda hand: page.locator(".ph-panel").first, last=False)
    within_three(hand, "my deals", deals, last=False)
    with one_waits(page):
        within_three(hand, "follow-up", follow_up)
    within_three(hand, "stage", stage)
    within_three(hand, "new deal", new_deal)
    within_three(hand, "forecast", call)
    within_three(hand, "rank", rank, last=False)


@pytest.mark.parametrize(("home", "width"), [("/", 1440), ("/m", 390)])
def test_a_superior(opened: Opened, home: str, width: int) -> None:
    page = opened("supervisor", width=width, path=home)
    hand = Hand(page, home)
    cockpit = link(page, "驾驶舱")

    def behind(hand: Hand) -> Locator:
        hand.click(cockpit)
        return page.get_by_role("region", name="谁要帮").get_by_role("link").first

    def assign(hand: Hand) -> Locator:
        hand.click(cockpit)
        hand.click(page.get_by_role("button", name=re.compile("布置补救措施$")).first)
        return page.locator("form, [role=dialog]").get_by_role("button", name="布置", exact=True).last

    def numbers(hand: Hand) -> Locator:
        hand.click(cockpit)
        hand.click(page.get_by_text("在手商机数", exact=True))
        return page.locator(".yd-table tbody tr, .adm-popup a.ph-row").first

    within_three(hand, "who will miss the target", behind, last=False)
    within_three(hand, "a remedy", assign)
    within_three(hand, "the deals behind a number", numbers, last=False)
