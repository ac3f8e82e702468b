"""The grid of a target in journeys: its lines and cells, pasting as from Excel, what the server says of it."""

import re
from typing import Any

from playwright.sync_api import Locator, Page

from tests.journeys.pages import HEADERS, ask

PASTE = """(grid, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    grid.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def post(page: Page, path: str, **body: Any) -> Any:
    """A POST as this page's user."""
    answer = page.request.post(f"/api{path}", data=body, headers=HEADERS)
    assert answer.ok, f"{path}: {answer.status} {answer.text()[:300]}"
    return answer.json()


def line(page: Page, name: str) -> Locator:
    """The first line with a name."""
    return page.get_by_role("treegrid").get_by_role("row", name=re.compile(name)).first


def cell(row: Locator, column: str) -> Locator:
    """A line's cell in the column of a period key."""
    return row.locator(f'[data-column="{column}"]')


def paste(page: Page, text: str) -> None:
    """As if copied in Excel: tabs between cells, lines between rows."""
    page.get_by_role("treegrid").evaluate(PASTE, text)


def rows(page: Page, target: int, **more: Any) -> list[dict[str, Any]]:
    """All lines of a target's grid, from the server."""
    found: list[dict[str, Any]] = ask(page, f"/targets/{target}/grid", depth=9, **more)["rows"]
    return found


def adds_up(lines: list[dict[str, Any]], amount: int) -> bool:
    """Whether every team is the sum of what is directly below it in every column, and the top is the whole amount."""
    teams = [one for one in lines if not one["member"]]
    for team in teams:
        below = [one for one in lines if one["parent"] == team["team"] and one is not team]
        if below and [sum(column) for column in zip(*(one["values"] for one in below), strict=True)] != team["values"]:
            return False
    return bool(sum(teams[0]["values"]) == teams[0]["total"] == amount)
