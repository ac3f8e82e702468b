"""What is measured: each scenario prepares once per client and then makes one request after the other."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from client import Client
from people import Cast

Made = tuple[str, str, Any]
Maker = Callable[[], Made]
YEAR = time.localtime().tm_year


@dataclass(frozen=True)
class Scenario:
    """A name, who does it, and how a client gets ready."""

    name: str
    who: str
    prepare: Callable[[Client, Cast, int], Maker]


def rule(field: str, operator: str, value: Any) -> dict[str, Any]:
    """One rule of a condition."""
    return {"field": field, "operator": operator, "value": value}


def query(*rules: dict[str, Any], sort: str, desc: bool = True, scope: str = "all", page: int = 1) -> dict[str, Any]:
    """A page of a list as the web app asks for it."""
    condition = {"combinator": "and", "rules": list(rules)}
    return {"scope": scope, "filter": condition, "sort": [{"field": sort, "desc": desc}], "limit": 50, "page": page}


OPEN = rule("status", "=", "open")
LISTS = [
    query(OPEN, sort="updated_at"),
    query(OPEN, rule("amount", ">=", 200_000), sort="amount"),
    query(OPEN, rule("expected_close", "=", {"relative": "this_month"}), sort="expected_close", desc=False),
    query(rule("status", "=", "won"), rule("closed_on", "=", {"relative": "this_month"}), sort="amount"),
    query(OPEN, rule("customer.industry", "=", "医药"), sort="updated_at"),
]


def deal_list(client: Client, cast: Cast, number: int) -> Maker:
    """Five filters and orders in turn."""
    rnd = random.Random(number)
    return lambda: ("POST", "/api/resources/deal/query", rnd.choice(LISTS))


def plain_list(resource: str) -> Callable[[Client, Cast, int], Maker]:
    """A list as it opens."""
    return lambda client, cast, number: lambda: ("POST", f"/api/resources/{resource}/query", {"limit": 50})


def one_list(*rules: dict[str, Any], sort: str, desc: bool = True) -> Callable[[Client, Cast, int], Maker]:
    """One filter and order."""
    body = query(*rules, sort=sort, desc=desc)
    return lambda client, cast, number: lambda: ("POST", "/api/resources/deal/query", body)


def _ids(client: Client, resource: str) -> list[int]:
    found: list[int] = []
    for page in range(1, 6):
        rows = client.ask("POST", f"/api/resources/{resource}/query", {"limit": 200, "page": page, "columns": []})[
            "rows"
        ]
        found += [row["id"] for row in rows]
        if len(rows) < 200:
            break
    return found


def record(resource: str, rest: str = "") -> Callable[[Client, Cast, int], Maker]:
    """Any of the first thousand records that the person sees."""

    def prepare(client: Client, cast: Cast, number: int) -> Maker:
        ids, rnd = _ids(client, resource), random.Random(number)
        return lambda: ("GET", f"/api/resources/{resource}/{rnd.choice(ids)}{rest}", None)

    return prepare


def count(client: Client, cast: Cast, number: int) -> Maker:
    """The count and sums beside a list."""
    rnd = random.Random(number)
    asked = [{key: one[key] for key in ("scope", "filter")} for one in LISTS]
    return lambda: ("POST", "/api/resources/deal/count", rnd.choice(asked))


def get(path: str) -> Callable[[Client, Cast, int], Maker]:
    """The same address again and again."""
    return lambda client, cast, number: lambda: ("GET", path, None)


def _pipeline(client: Client) -> int:
    pipelines = client.ask("GET", "/api/pipelines")
    return int((pipelines["items"] if isinstance(pipelines, dict) else pipelines)[0]["id"])


def board(client: Client, cast: Cast, number: int) -> Maker:
    """All columns with their sums and first cards."""
    body = {"pipeline": _pipeline(client)}
    return lambda: ("POST", "/api/deals/board", body)


def of_pipeline(path: str) -> Callable[[Client, Cast, int], Maker]:
    """An address with the first pipeline's id."""

    def prepare(client: Client, cast: Cast, number: int) -> Maker:
        pipeline = _pipeline(client)
        return lambda: ("GET", path.format(pipeline=pipeline), None)

    return prepare


SEARCHES = [
    "精密电子",
    "上海恒",
    "suzhou",
    "szhd",
    "产线改造",
    "王建",
    "lihai",
    "8888",
    "1234",
    "包装有限",
    "xinneng",
    "机器人",
]


def search(client: Client, cast: Cast, number: int) -> Maker:
    """Chinese, pinyin, initials, the tail of a telephone number."""
    rnd = random.Random(number)
    return lambda: ("GET", f"/api/search?q={_quoted(rnd.choice(SEARCHES))}", None)


def _quoted(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


def follow_up(client: Client, cast: Cast, number: int) -> Maker:
    """Something written down about one of the rep's customers."""
    ids, rnd = _ids(client, "customer"), random.Random(number)

    def make() -> Made:
        body = {"method": "call", "text": f"电话沟通进展，对方下周给答复（{rnd.randrange(10**6)}）"}
        return "POST", f"/api/customers/{rnd.choice(ids)}/followups", body

    return make


WON = rule("status", "=", "won")
SCENARIOS = [
    Scenario("deal list, filtered and sorted (5 kinds)", "rep", deal_list),
    Scenario("deal list, filtered and sorted (5 kinds)", "manager", deal_list),
    Scenario("deal list, filtered and sorted (5 kinds)", "director", deal_list),
    Scenario("count and sums beside the list", "director", count),
    Scenario("customer list as it opens", "rep", plain_list("customer")),
    Scenario("customer list as it opens", "director", plain_list("customer")),
    Scenario("deal record", "rep", record("deal")),
    Scenario("deal record", "director", record("deal")),
    Scenario("deal timeline", "rep", record("deal", "/timeline")),
    Scenario("board with sums", "rep", board),
    Scenario("board with sums", "supervisor", board),
    Scenario("board with sums", "director", board),
    Scenario("funnel of the year", "supervisor", of_pipeline(f"/api/funnel?pipeline={{pipeline}}&period={YEAR}")),
    Scenario("funnel of the year", "director", of_pipeline(f"/api/funnel?pipeline={{pipeline}}&period={YEAR}")),
    Scenario("attainment of the year", "rep", get(f"/api/attainment?year={YEAR}&period={YEAR}")),
    Scenario("attainment of the year", "supervisor", get(f"/api/attainment?year={YEAR}&period={YEAR}")),
    Scenario("attainment of the year", "director", get(f"/api/attainment?year={YEAR}&period={YEAR}")),
    Scenario("leaderboard of the month", "rep", get("/api/leaderboard?period=month&by=person&metric=amount")),
    Scenario("leaderboard of the year", "director", get("/api/leaderboard?period=year&by=person&metric=amount")),
    Scenario("forecast of the year", "director", get(f"/api/outlook?period={YEAR}")),
    Scenario("workbench", "rep", get("/api/workbench")),
    Scenario("workbench", "director", get("/api/workbench")),
    Scenario("search", "rep", search),
    Scenario("search", "director", search),
    Scenario("create a follow-up", "rep", follow_up),
]
