"""Small verbs on pages that several journeys share: by role and text, as a user finds things."""

import re
from itertools import count
from typing import Any

from playwright.sync_api import Locator, Page, expect

HEADERS = {"X-Requested-With": "yingdan"}
DESK = (
    "/",
    "/leads",
    "/leads?mode=board",
    "/lead-returns",
    "/settings/leads",
    "/settings/leads?tab=mapping",
    "/settings/leads?tab=score",
    "/customers",
    "/duplicates",
    "/coverage",
    "/forecast",
    "/forecast/accuracy",
    "/forecast/setup",
    "/coverage/report",
    "/coverage-findings",
    "/coverage/setup",
    "/outlets/stocks",
    "/outlets/entries",
    "/outlets/distribution",
    "/outlets/competitors",
    "/competitor-records",
    "/outlets/setup",
    "/routes",
    "/routes/map",
    "/routes/setup",
    "/visits",
    "/visits/1",
    "/visits/calendar",
    "/visits/due",
    "/visits/proposals",
    "/visit-plans",
    "/settings/visits",
    "/pools",
    "/pools/1",
    "/pools/1/rules",
    "/pools/2/assignment",
    "/pools/moves",
    "/pools/recycling",
    "/pools/economics",
    "/attention",
    "/deal-health",
    "/deal-health?show=silent",
    "/playbooks",
    "/settings/deal-health",
    "/lost-customers",
    "/settings/segments",
    "/settings/segments?tab=setup",
    "/reception",
    "/reception/entries",
    "/reception/totals",
    "/reception/deviations",
    "/reception/cases",
    "/reception/rotas",
    "/contacts",
    "/deals",
    "/deals?mode=board",
    "/deals/gates",
    "/deal-requests",
    "/competitors",
    "/followups",
    "/tasks",
    "/tasks?mode=board",
    "/tasks?mode=calendar",
    "/settings/tasks",
    "/targets",
    "/targets/mine",
    "/what-it-takes",
    "/cockpit",
    "/gaps",
    "/plan-reviews",
    "/plan-reviews/1",
    "/remedies",
    "/risks",
    "/settings/risks",
    "/reports",
    "/reports/mine",
    "/reports/mine?kind=week",
    "/reports/team",
    "/reports/1",
    "/reports/1/print",
    "/reports/of/1",
    "/settings/reports",
    "/plans/mine",
    "/plans/mine?kind=week",
    "/plans/execution",
    "/plans/handed-in",
    "/plans/1",
    "/attainment",
    "/funnel",
    "/funnel?mode=cohort",
    "/funnel?mode=flow&compare=1",
    "/funnel?mode=changes",
    "/funnel?at=2026-06-30",
    "/behaviour",
    "/leaderboard",
    "/leaderboard/screen",
    "/leaderboard/broadcasts",
    "/dashboards",
    "/dashboards/1",
    "/dashboards/1?edit=1",
    "/imports",
    "/org",
    "/org/territories",
    "/members",
    "/calendar",
    "/calendar?year=2030",
    "/leave",
    "/handovers",
    "/products",
    "/settings/pipelines",
    "/settings/fields",
    "/settings/metrics",
    "/settings/roles",
    "/settings/roles?role=rep",
    "/settings/metrics",
    "/settings/audit",
    "/settings/channels",
    "/notifications",
    "/notifications/settings",
    "/account",
)
PHONE = (
    "/m",
    "/m/leads",
    "/m/customers",
    "/m/attention",
    "/m/deals",
    "/m/tasks",
    "/m/risks",
    "/m/attention?show=lost",
    "/m/attention?scope=people",
    "/m/pools",
    "/m/deal-requests",
    "/m/results",
    "/m/targets",
    "/m/coverage",
    "/m/route",
    "/m/forecast",
    "/m/cockpit",
    "/m/gaps",
    "/m/remedies",
    "/m/remedies/1",
    "/m/reports",
    "/m/reports/team",
    "/m/reports/1",
    "/m/reports/of/1",
    "/m/plans",
    "/m/plans?kind=week",
    "/m/plans/team",
    "/m/plans/1",
    "/m/visits/plans",
    "/m/plan-reviews",
    "/m/plan-reviews/1",
    "/m/leaderboard",
    "/m/dashboards",
    "/m/dashboards/1",
    "/m/funnel",
    "/m/behaviour",
    "/m/visits",
    "/m/visits/find",
    "/m/visits/new?customer=1",
    "/m/visits/queue",
    "/m/leave",
    "/m/handovers",
    "/m/reception",
    "/m/notices",
    "/m/me",
)


COUNT_REQUESTS = """(() => {
    const ask = window.fetch;
    window.journeyWaits = 0;
    window.fetch = (...request) => {
        window.journeyWaits += 1;
        return ask(...request).finally(() => { window.journeyWaits -= 1; });
    };
})()"""
# An answer that came is drawn, and what that asks for has begun, when the browser was idle thrice since this wait began
# (`[loading, began]`). Not an async function: the wait would take its promise for a yes.
CALM = """([loading, began]) => {
    if (window.journeyCalm?.began !== began) window.journeyCalm = { began, idle: 0 };
    const calm = window.journeyCalm;
    if (window.journeyWaits > 0 || document.querySelector(loading)) calm.idle = 0;
    else requestIdleCallback(() => { calm.idle += 1; });
    return calm.idle >= 3;
}"""
_waits = count()
LOADING = ".yd-loading, .yd-stale, .ant-skeleton, #root [aria-busy=true]"


def settled(page: Page) -> None:
    """Waits until the app has drawn something, what was asked for has come and is drawn, and nothing still loads."""
    expect(page.locator("#root > *").first).to_be_attached()
    calm(page)


def calm(page: Page) -> None:
    """Waits until nothing is asked for any more and the answers are drawn."""
    page.wait_for_function(CALM, arg=[LOADING, next(_waits)], polling=40)


def turn_to(page: Page, path: str) -> None:
    """Another page of the same app, as a link in it leads there, and waits for it."""
    page.evaluate("(to) => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')); }", path)
    calm(page)


def choose(page: Page, box: Locator, text: str, *, typed: bool = False) -> None:
    """Chooses an option of an antd select."""
    box.click()
    if typed:
        box.fill(text)
        calm(page)  # the list is that of the text
    page.locator(".ant-select-dropdown:visible .ant-select-item-option", has_text=text).first.click()


def menu(page: Page, text: str) -> None:
    """Clicks an entry of the open menu."""
    page.locator(".ant-dropdown:visible").get_by_role("menuitem", name=text, exact=True).click()


def toast(page: Page, text: str | re.Pattern[str]) -> Locator:
    """The short message at the top with this text."""
    notice = page.locator(".ant-message-notice", has_text=text).last
    expect(notice).to_be_visible()
    return notice


def ask(page: Page, path: str, **params: Any) -> Any:
    """What the server says, as this page's user."""
    answer = page.request.get(f"/api{path}", params=params)
    assert answer.ok, f"{path}: {answer.status} {answer.text()[:300]}"
    return answer.json()


def query(page: Page, resource: str, **body: Any) -> list[dict[str, Any]]:
    """Rows of a list, as this page's user."""
    answer = page.request.post(f"/api/resources/{resource}/query", data=body, headers=HEADERS)
    assert answer.ok, f"{resource}: {answer.status} {answer.text()[:300]}"
    rows: list[dict[str, Any]] = answer.json()["rows"]
    return rows


def where(field: str, operator: str, value: Any) -> dict[str, Any]:
    """A condition with one rule."""
    return {"combinator": "and", "rules": [{"field": field, "operator": operator, "value": value}]}


def number_in(pattern: str, text: str) -> int:
    """The number that the pattern's first group finds; says what was there instead."""
    found = re.search(pattern, text)
    assert found, text
    return int(found[1])
