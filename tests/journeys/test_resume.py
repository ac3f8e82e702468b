"""What the phone keeps is sent once, whatever breaks: in the middle of the photos, in two tabs."""

from collections import Counter
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response, Route, expect

from tests.journeys.phones import (
    Phone,
    agree,
    break_off,
    check_in,
    own_customers,
    ready,
    settle,
    take_photo,
    visits_of,
)

pytestmark = pytest.mark.journey
PHOTOS = "**/api/visits/*/photos"


def counted(page: Page) -> Counter[str]:
    """Kinds of requests of visits that the server answers from now on; one that breaks off with the network is none."""
    found: Counter[str] = Counter()

    def count(response: Response) -> None:
        if response.request.method == "POST" and "/api/visits/" in response.url:
            found[urlsplit(response.url).path.rsplit("/", 1)[1]] += 1

    page.context.on("response", count)
    return found


def begun(phone: Phone, page: Page, photos: int) -> tuple[int, str]:
    """A visit that begins without a network, with photos: customer and uuid."""
    customer = own_customers(page, "B")[-1]
    page.goto(f"/m/visits/new?customer={customer}")
    agree(page)
    phone.offline(True)
    visit = check_in(page)
    for number in range(photos):
        take_photo(page, number + 1)
    return customer, visit


def abandon(page: Page) -> None:
    """Breaks the open visit off."""
    page.goto("/m/visits")
    page.get_by_role("link", name="继续拜访").click()
    break_off(page, "试完了")


def test_photos_that_arrived_are_not_sent_again(phone: Phone) -> None:
    page = phone.open("/m/visits", username="rep")
    ready(page)
    customer, visit = begun(phone, page, 3)
    arrived: list[str] = []

    def one_only(route: Route) -> None:
        """The first photo gets through, then the network breaks."""
        if arrived:
            route.abort("connectionreset")
            return
        answer = route.fetch()
        arrived.append(answer.json()["uuid"])
        route.fulfill(response=answer)

    page.context.route(PHOTOS, one_only)
    phone.offline(False)
    page.goto("/m/visits/queue")
    expect(page.get_by_text("照片：门头照片").first).to_be_visible()
    while not arrived:
        page.wait_for_timeout(100)
    phone.close()

    page = phone.open("about:blank")
    sent = counted(page)
    settle(page)
    assert sent["photos"] == 2
    abandon(page)
    settle(page)
    (found,) = (one for one in visits_of(page, customer) if one["uuid"] == visit)
    assert len(found["photos"]) == 3
    assert arrived[0] in found["photos"]


def test_two_tabs_send_each_thing_once(phone: Phone) -> None:
    page = phone.open("/m/visits", username="rep")
    ready(page)
    customer, visit = begun(phone, page, 1)
    other = page.context.new_page()
    other.goto("/m/visits/queue")
    expect(other.get_by_text("签到", exact=True).first).to_be_visible()
    sent = counted(page)
    phone.offline(False)
    expect(other.get_by_text("没有要上传的内容")).to_be_visible()
    settle(page)
    assert sent == {"begin": 1, "photos": 1, "steps": 1}
    abandon(page)
    settle(page)
    assert [one["status"] for one in visits_of(page, customer) if one["uuid"] == visit] == ["abandoned"]
