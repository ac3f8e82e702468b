"""How smoothly the target grid scrolls: 600 lines × 53 weeks in a headless browser, the time of each frame.

    YINGDAN_SITE=http://127.0.0.1:8000 python tests/load/grid.py

Needs a running demo company. The amounts are made up in the browser's answer, so that any company will do.
"""

import json
import os
import statistics
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

SITE = os.environ.get("YINGDAN_SITE", "http://127.0.0.1:8000")
HEADERS = {"X-Requested-With": "yingdan"}
TEAMS, PEOPLE, WEEKS = 24, 24, 53
SCROLL = """async ([dx, dy, frames]) => {
    const box = document.querySelector('[role=treegrid]');
    const times = [];
    let last = await new Promise(requestAnimationFrame);
    for (let n = 0; n < frames; n += 1) {
        const forward = Math.floor(n / 40) % 2 === 0 ? 1 : -1;
        box.scrollBy(dx * forward, dy * forward);
        const now = await new Promise(requestAnimationFrame);
        times.push(now - last);
        last = now;
    }
    return times;
}"""
KEY = """async (count) => {
    const box = document.querySelector('[role=treegrid]');
    const times = [];
    for (let n = 0; n < count; n += 1) {
        const begin = performance.now();
        box.dispatchEvent(new KeyboardEvent('keydown', { key: n % 2 ? 'ArrowDown' : 'ArrowRight', bubbles: true }));
        await new Promise(requestAnimationFrame);
        await new Promise((done) => setTimeout(done));
        times.push(performance.now() - begin);
    }
    return times;
}"""


def lines() -> list[dict[str, Any]]:
    """A company, its teams and their people: 601 lines."""
    plain = {"part": None, "locks": [], "locked_by": [], "editable": True}
    values = [1_234_500 + 700 * n for n in range(WEEKS)]
    shown = {**plain, "values": values, "total": sum(values)}
    rows = [
        {
            **shown,
            "key": "team:1",
            "team": 1,
            "member": None,
            "parent": None,
            "name": "公司",
            "depth": 0,
            "children": TEAMS,
        }
    ]
    for team in range(2, TEAMS + 2):
        head = {"key": f"team:{team}", "team": team, "member": None, "parent": 1, "depth": 1, "children": PEOPLE}
        rows.append({**shown, **head, "name": f"销售 {team} 组"})
        for member in range(team * 100, team * 100 + PEOPLE):
            key = {"key": f"team:{team}/member:{member}", "team": team, "member": member, "parent": team, "depth": 2}
            rows.append({**shown, **key, "children": 0, "name": f"成员 {member}"})
    return rows


def serve(route: Route) -> None:
    """The real answer with made-up lines."""
    answer = route.fetch()
    body = answer.json()
    route.fulfill(response=answer, body=json.dumps({**body, "rows": lines()}))


def report(name: str, times: list[float]) -> None:
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    middle, worst = statistics.median(times), ordered[-1]
    print(f"{name}: {len(times)} frames, median {middle:.1f} ms, p95 {p95:.1f} ms, worst {worst:.1f} ms")


def open_grid(page: Page) -> None:
    """The weeks of the newest target's year, all teams open."""
    answer = page.request.post(
        f"{SITE}/api/sign-in", data={"username": "director", "password": "yingdan-demo"}, headers=HEADERS
    )
    assert answer.ok, answer.text()
    newest = page.request.get(f"{SITE}/api/targets").json()["items"][0]
    page.route("**/api/targets/*/grid**", serve)
    page.goto(f"{SITE}/targets/{newest['id']}?within={newest['year']}&zoom=week")
    grid = page.get_by_role("treegrid")
    grid.get_by_text("公司", exact=True).wait_for()
    grid.focus()
    page.keyboard.press("Control+End")
    page.keyboard.press("Home")
    for _ in range(TEAMS):  # from below, so that what opens is behind us
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowUp")
    count = int(grid.get_attribute("aria-rowcount") or 0)
    assert count == TEAMS * (PEOPLE + 1) + 2, count


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
        page = context.new_page()
        open_grid(page)
        print("cells in the page:", page.locator("[role=gridcell]").count())
        report("idle", page.evaluate(SCROLL, [0, 0, 120]))
        report("down, 3 lines a frame", page.evaluate(SCROLL, [0, 100, 150]))
        report("right, a column a frame", page.evaluate(SCROLL, [108, 0, 150]))
        page.get_by_role("treegrid").focus()
        report("an arrow key, until drawn", page.evaluate(KEY, 40))
        browser.close()


if __name__ == "__main__":
    main()
