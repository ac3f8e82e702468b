"""Processor time of a request, in Python and in PostgreSQL: `python tests/load/cost.py [rep manager director …]`.

Unlike the times of run.py this hardly depends on what else the machine does. Needs DATABASE_URL of a demo company on a
PostgreSQL server of this machine (Linux: the backend's time is read from /proc).
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yingdan.config.settings")

import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from scenarios import LISTS, YEAR  # noqa: E402

from yingdan.accounts.authenticator import COOKIE  # noqa: E402
from yingdan.accounts.models import User  # noqa: E402
from yingdan.accounts.services import sessions  # noqa: E402
from yingdan.deals.models import Pipeline  # noqa: E402

REPEATS = 15
TICK = 1000 / os.sysconf("SC_CLK_TCK")
JSON = "application/json"


def main() -> None:
    """Prints a Markdown table."""
    print("| what | as | Python ms | PostgreSQL ms | answer KB |\n|---|---|--:|--:|--:|")
    for who in sys.argv[1:] or ["rep", "supervisor", "manager", "director"]:
        client = Client(headers={"x-requested-with": "yingdan"})
        client.cookies[COOKIE] = sessions.open_for(User.objects.get(username=who).pk, channel="web")
        backend = alone()
        for name, method, path, body in requests(client):
            python, postgres, size = cost(client, backend, method, path, body)
            print(f"| {name} | {who} | {python:.1f} | {postgres:.1f} | {size / 1024:.0f} |", flush=True)


def alone() -> int:
    """The process id of this connection's backend, which from now on does all work itself."""
    with connection.cursor() as cursor:
        cursor.execute("set max_parallel_workers_per_gather = 0")
        cursor.execute("select pg_backend_pid()")
        return int(cursor.fetchone()[0])


def requests(client: Client) -> list[tuple[str, str, str, Any]]:
    """Name, method, path, body."""
    deals = json.loads(client.post("/api/resources/deal/query", {"limit": 5}, content_type=JSON).content)["rows"]
    deal, pipeline = deals[0]["id"], Pipeline.objects.order_by("position", "id")[0].pk
    return [
        ("open deals, newest first", "POST", "/api/resources/deal/query", LISTS[0]),
        ("open deals above 200,000, largest first", "POST", "/api/resources/deal/query", LISTS[1]),
        ("open deals by the customer's industry", "POST", "/api/resources/deal/query", LISTS[4]),
        ("customers", "POST", "/api/resources/customer/query", {"limit": 50}),
        ("contacts", "POST", "/api/resources/contact/query", {"limit": 50}),
        ("follow-ups", "POST", "/api/resources/followup/query", {"limit": 50}),
        ("deal record", "GET", f"/api/resources/deal/{deal}", None),
        ("deal timeline", "GET", f"/api/resources/deal/{deal}/timeline", None),
        ("board", "POST", "/api/deals/board", {"pipeline": pipeline}),
        ("funnel", "GET", f"/api/funnel?pipeline={pipeline}&period={YEAR}", None),
        ("attainment", "GET", f"/api/attainment?year={YEAR}&period={YEAR}", None),
        ("leaderboard of the month", "GET", "/api/leaderboard?period=month&by=person&metric=amount", None),
        ("leaderboard of the year", "GET", "/api/leaderboard?period=year&by=person&metric=amount", None),
        ("forecast", "GET", f"/api/outlook?period={YEAR}", None),
        ("workbench", "GET", "/api/workbench", None),
        ("count and sums of open deals", "POST", "/api/resources/deal/count", asked(LISTS[0])),
        ("count and sums by the customer's industry", "POST", "/api/resources/deal/count", asked(LISTS[4])),
        ("search by initials", "GET", "/api/search?q=szhd", None),
        ("search by pinyin, 2 % of all", "GET", "/api/search?q=xinneng", None),
    ]


def asked(shown: dict[str, Any]) -> dict[str, Any]:
    """What the count beside a list asks."""
    return {key: shown[key] for key in ("scope", "filter")}


def cost(client: Client, backend: int, method: str, path: str, body: Any) -> tuple[float, float, int]:
    """Milliseconds of processor time here and there, and the size of the answer."""

    def send() -> Any:
        return client.get(path) if method == "GET" else client.post(path, body, content_type=JSON)

    send()
    answer = send()
    if answer.status_code != 200:
        raise SystemExit(f"{method} {path}: {answer.status_code} {answer.content[:300]!r}")
    here, there = time.process_time(), ticks(backend)
    for _ in range(REPEATS):
        send()
    spent = (time.process_time() - here) * 1000 / REPEATS
    return spent, (ticks(backend) - there) * TICK / REPEATS, len(answer.content)


def ticks(process: int) -> int:
    """User and system time of a process."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


if __name__ == "__main__":
    main()
