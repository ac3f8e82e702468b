"""A whole day without a network: visits with photos made on the phone, then sent; the browser closes in between.

    YINGDAN_SITE=http://127.0.0.1:8000 PYTHONPATH=. python tests/load/offline_day.py [visits] [photos a visit]

Needs a running demo company whose `rep` has no visit open. Prints how long the phone takes to send, how many photos it
sent, and what it kept.
"""

import os
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from playwright.sync_api import Page, Request, Response, expect, sync_playwright

from tests.journeys.pages import ask, query, where
from tests.journeys.phones import Phone, agree, break_off, check_in, ready, take_photo

SITE = os.environ.get("YINGDAN_SITE", "http://127.0.0.1:8000")
PHOTO = re.compile(r"/api/visits/[0-9a-f-]+/photos$")
USED = "() => navigator.storage.estimate().then((all) => all.usage)"


def watch(page: Page, sent: Counter[str], arrived: list[str]) -> None:
    """Counts the photos that are sent, and notes those that the server has."""

    def count(request: Request) -> None:
        if request.method == "POST" and PHOTO.search(request.url):
            sent["photos"] += 1

    def note(response: Response) -> None:
        if response.request.method == "POST" and PHOTO.search(response.url) and response.ok:
            arrived.append(response.url)

    page.context.on("request", count)
    page.context.on("response", note)


def make_day(phone: Phone, page: Page, customers: list[int], photos: int) -> None:
    """Visits one after the other, without a network; every customer was looked at before."""
    for customer in customers:
        page.goto(f"/m/visits/new?customer={customer}")
        agree(page)
        expect(page.get_by_role("button", name="签到", exact=True)).to_be_visible()
    phone.offline(True)
    for number, customer in enumerate(customers, start=1):
        page.goto(f"/m/visits/new?customer={customer}")
        check_in(page)
        for photo in range(photos):
            take_photo(page, photo + 1)
        break_off(page, f"第 {number} 家")
        print(f"visit {number} is on the phone", flush=True)


def until(done: int, arrived: list[str], page: Page) -> None:
    """Waits until so many photos are at the server."""
    while len(arrived) < done:
        page.wait_for_timeout(50)


def main(visits: int = 20, photos: int = 3) -> None:
    """Makes the day, sends half of it, closes the browser, opens it and sends the rest."""
    expect.set_options(timeout=60_000)
    print("load of the machine:", " ".join(f"{one:.1f}" for one in os.getloadavg()), "on", os.cpu_count(), "cores")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as home:
        phone = Phone(playwright.chromium.launch(executable_path="/usr/bin/chromium"), SITE, Path(home))
        page = phone.open("/m/visits", username="rep")
        ready(page)
        only = {"filter": where("grade", "=", "B"), "scope": "mine"}  # whose visits begin with a photo of the front
        customers = [int(one["id"]) for one in query(page, "customer", columns=["name"], limit=visits, **only)]
        before = len(ask(page, "/visits/pack", days=1)["done_today"])
        make_day(phone, page, (customers * visits)[:visits], photos)
        print(f"kept on the phone: {page.evaluate(USED) / 1e6:.1f} MB")

        sent: Counter[str] = Counter()
        arrived: list[str] = []
        watch(page, sent, arrived)
        begin = time.monotonic()
        phone.offline(False)
        until(visits * photos // 2, arrived, page)
        first = time.monotonic() - begin
        phone.close()
        half, again = len(arrived), Counter[str]()
        print(f"{half} photos at the server in {first:.1f} s, then the browser is closed")

        page = phone.open("about:blank")
        watch(page, again, arrived)
        begin = time.monotonic()
        page.goto("/m/visits/queue")
        expect(page.get_by_text("没有要上传的内容")).to_be_visible(timeout=600_000)
        print(f"the rest in {time.monotonic() - begin:.1f} s; photos sent: {sent['photos']} + {again['photos']} "
              f"for {visits * photos}")  # fmt: skip
        made = ask(page, "/visits/pack", days=1)["done_today"]
        print(f"visits at the server: {len(made) - before} of {visits}, "
              f"photos: {sum(len(one['photos']) for one in made[-visits:])}")  # fmt: skip
        phone.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
