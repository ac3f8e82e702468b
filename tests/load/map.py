"""How smoothly 10,000 outlets move on the map: time to the first picture, and of each frame of dragging and zooming.

    YINGDAN_SITE=http://127.0.0.1:8000 python tests/load/map.py

Needs a running demo company. The outlets are made up in the browser's answer, so that any company will do.
"""

import json
import os
import random
import statistics
import time

from playwright.sync_api import Page, Route, sync_playwright

SITE = os.environ.get("YINGDAN_SITE", "http://127.0.0.1:8000")
HEADERS = {"X-Requested-With": "yingdan"}
OUTLETS, PEOPLE = 10_000, 30
# Frames while something else goes on: the time from one to the next.
WATCH = """() => {
    window.frames_ = [];
    let last = performance.now();
    const next = (now) => { window.frames_.push(now - last); last = now; window.watch_ = requestAnimationFrame(next); };
    window.watch_ = requestAnimationFrame(next);
}"""
STOP = "() => { cancelAnimationFrame(window.watch_); return window.frames_.slice(1); }"


def points() -> list[list[object]]:
    """Outlets of so many people around twenty cities, a third of them overdue."""
    dice = random.Random(6)
    towns = [(dice.uniform(22, 42), dice.uniform(102, 121)) for _ in range(20)]
    found: list[list[object]] = []
    for n in range(OUTLETS):
        latitude, longitude = towns[n % len(towns)]
        place = (dice.gauss(latitude, 0.15), dice.gauss(longitude, 0.2))
        person = n % PEOPLE + 1
        late = dice.choice([None, -20, -3, 0, 5, 40])
        found.append([n + 1, *place, "ABC"[n % 3], person, person % 6 + 1, None, person, n % 2, late])
    return found


def serve(route: Route) -> None:
    """An answer with made-up outlets."""
    numbers = {str(n): f"业务员 {n}" for n in range(1, PEOPLE + 1)}
    body = {
        "points": points(), "more": False, "unplaced": 0, "since": "2026-01-01",
        "names": {"owner": numbers, "team": numbers, "territory": {}, "route": numbers},
    }  # fmt: skip
    route.fulfill(body=json.dumps(body), content_type="application/json")


def report(name: str, times: list[float]) -> None:
    """A line for one kind of movement."""
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    print(f"{name}: {len(times)} frames, median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms, "
          f"worst {ordered[-1]:.1f} ms")  # fmt: skip


def drag(page: Page, rounds: int) -> None:
    """To and fro, a step of the mouse at a time."""
    box = page.locator(".yd-map").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for n in range(rounds):
        sign = 1 if n % 2 else -1
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(1, 31):
            page.mouse.move(x + sign * step * 8, y + sign * step * 4)
        page.mouse.up()


def zoom(page: Page, rounds: int) -> None:
    """Nearer and away again by the wheel."""
    for n in range(rounds):
        page.mouse.wheel(0, -120 if n % 6 < 3 else 120)
        page.wait_for_timeout(300)


def main() -> None:
    """Prints the load of the machine and the times."""
    print("load of the machine:", " ".join(f"{one:.1f}" for one in os.getloadavg()), "on", os.cpu_count(), "cores")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN").new_page()
        answer = page.request.post(
            f"{SITE}/api/sign-in", data={"username": "director", "password": "yingdan-demo"}, headers=HEADERS
        )
        assert answer.ok, answer.text()
        page.route("**/api/routes/area?**", serve)
        page.goto(f"{SITE}/routes")  # the app itself is there already
        page.wait_for_load_state("networkidle")
        begin = time.monotonic()
        page.evaluate(
            "() => { history.pushState(null, '', '/routes/map'); dispatchEvent(new PopStateEvent('popstate')); }"
        )
        page.locator(".yd-map .yd-map-canvas").nth(1).wait_for(state="attached")
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        print(f"first picture: {(time.monotonic() - begin) * 1000:.0f} ms from the click on the menu")
        page.wait_for_timeout(2000)
        page.locator(".yd-map").scroll_into_view_if_needed()
        for name, act, rounds in (
            ("dragging", drag, 10),
            ("zooming by the wheel", zoom, 12),
            ("dragging, near", drag, 10),
        ):
            page.evaluate(WATCH)
            act(page, rounds)
            report(name, page.evaluate(STOP))
        browser.close()


if __name__ == "__main__":
    main()
