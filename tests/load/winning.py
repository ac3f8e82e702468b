"""Pages about winning deals and what will come: flow, forecast, gap, health, boards, tasks, the panels of a deal."""

import datetime
import random
from typing import Any

from client import Client
from people import Cast
from scenarios import YEAR, Maker, Scenario, of_pipeline, plain_list, rule

TODAY = datetime.datetime.now(datetime.UTC).date()
MONTH = f"{TODAY:%Y-%m}"
QUARTER = f"{YEAR}Q{(TODAY.month + 2) // 3}"
QUARTER_DAYS = f"first={YEAR}-{(TODAY.month - 1) // 3 * 3 + 1:02}-01&last={TODAY}"
YEAR_DAYS = f"first={YEAR}-01-01&last={TODAY}"
LAST_YEAR = f"first={YEAR - 1}-01-01&last={YEAR - 1}-12-31"
BY_REACH = ("rep", "manager", "director")
PANELS = {
    "deal panel: head": "/api/deals/{id}/summary",
    "deal panel: gate": "/api/deals/{id}/gate",
    "deal panel: health": "/api/deal-health/deals/{id}",
    "deal panel: playbook": "/api/playbooks/deals/{id}",
    "deal panel: people": "/api/deals/{id}/people",
    "deal panel: team": "/api/deals/{id}/team",
    "deal panel: requests": "/api/deals/{id}/requests",
    "deal panel: evidence": "/api/deals/{id}/evidence",
    "deal panel: lines": "/api/deals/{id}/lines",
    "deal panel: stages": "/api/deals/{id}/stages",
    "deal panel: tasks": "/api/tasks/about/deal/{id}",
    "deal panel: history": "/api/resources/deal/{id}/history",
}


def read(path: str) -> Any:
    """The same address again and again; `{pipeline}` is the first one."""
    return of_pipeline(path)


def ask(path: str, body: dict[str, Any]) -> Any:
    """The same question again and again."""
    return lambda client, cast, number: lambda: ("POST", path, body)


def panel(path: str) -> Any:
    """A panel of any of fifty open deals that the person sees."""
    body = {
        "filter": {"combinator": "and", "rules": [rule("status", "=", "open")]}, "limit": 50, "columns": [],
        "sort": [{"field": "amount", "desc": True}],
    }  # fmt: skip

    def prepare(client: Client, cast: Cast, number: int) -> Maker:
        ids = [row["id"] for row in client.ask("POST", "/api/resources/deal/query", body)["rows"]]
        rnd = random.Random(number)
        return lambda: ("GET", path.format(id=rnd.choice(ids)), None)

    return prepare


def group(resource: str, by: str, where: list[dict[str, Any]] | None = None, **more: Any) -> Any:
    """A chart of a dashboard."""
    condition = {"combinator": "and", "rules": where or []}
    return ask(f"/api/resources/{resource}/group", {"by": by, "filter": condition, **more})


def each(name: str, prepare: Any, whom: tuple[str, ...] = BY_REACH) -> list[Scenario]:
    """The same page for several people."""
    return [Scenario(name, who, prepare) for who in whom]


OPEN = [rule("status", "=", "open")]
LINE = "pipeline={pipeline}"
NEED = [*OPEN, rule("health", "=", "risk")]
SCENARIOS = [
    *each("flow of the quarter", read(f"/api/flow?{LINE}&{QUARTER_DAYS}")),
    *each("flow of the year", read(f"/api/flow?{LINE}&{YEAR_DAYS}")),
    *each("flow of last year (comparison)", read(f"/api/flow?{LINE}&{LAST_YEAR}")),
    *each("flow of a source's year", read(f"/api/flow?{LINE}&{YEAR_DAYS}&source=referral")),
    *each("flow of a year's cohort", read(f"/api/flow?{LINE}&{YEAR_DAYS}&mode=cohort")),
    *each("waterfall of the quarter", read(f"/api/flow/waterfall?{LINE}&{QUARTER_DAYS}")),
    *each("waterfall of the year", read(f"/api/flow/waterfall?{LINE}&{YEAR_DAYS}")),
    *each("deals behind a block", read(f"/api/flow/behind?{LINE}&{YEAR_DAYS}&figure=block:won")),
    *each("funnel as of January", read(f"/api/funnel?{LINE}&at={YEAR}-01-31")),
    *each("funnel now, of a source", read(f"/api/funnel?{LINE}&source=referral")),
    *each("behaviour of the month", read(f"/api/behaviour?period={MONTH}")),
    *each("behaviour of the year", read(f"/api/behaviour?period={YEAR}")),
    *each("behaviour: trend of visits", read("/api/behaviour/trend?metric=visits")),
    *each("forecast of the quarter", read(f"/api/outlook?period={QUARTER}")),
    *each("forecast of the year", read(f"/api/outlook?period={YEAR}")),
    *each("how good forecasts were", read("/api/outlook/accuracy")),
    *each("gap of the quarter", read(f"/api/remedies/gap?period={QUARTER}")),
    *each("what to do about the gap", read(f"/api/remedies/ideas?period={QUARTER}")),
    *each("cockpit of the quarter", read(f"/api/cockpit?period={QUARTER}")),
    *each("plan reviews of the month", read("/api/plan-reviews"), ("manager", "director")),
    *each("gate report of the year", read(f"/api/pipelines/{{pipeline}}/gate-report?start={YEAR}-01-01&end={TODAY}")),
    *each("playbook: what won deals did", read("/api/playbooks/evidence/{pipeline}")),
    *each("deals that need you: figures", read("/api/deal-health/overview")),
    *each("deals that need you: list", ask("/api/resources/deal/query", {
        "filter": {"combinator": "and", "rules": NEED}, "limit": 50, "sort": [{"field": "amount", "desc": True}],
    })),
    *each("deals that need you: by people", read("/api/deal-health/people")),
    *each("leaderboard by visits, month", read("/api/leaderboard?period=month&by=person&metric=visits")),
    *each("leaderboard by new deals, year", read("/api/leaderboard?period=year&by=person&metric=deals_new")),
    *each("leaderboard of regions, year", read("/api/leaderboard?period=year&by=region&metric=amount")),
    *each("big screen", read("/api/leaderboard/screen"), ("rep", "director")),
    *each("big screen: has it changed", read("/api/leaderboard/pulse"), ("rep",)),
    *each("dashboard: number with sum", ask("/api/resources/deal/count", {"filter": {
        "combinator": "and", "rules": [rule("status", "=", "won"), rule("closed_on", "=", {"relative": "this_year"})],
    }})),
    *each("dashboard: open deals by stage", group("deal", "stage", OPEN, sums=["amount"])),
    *each("dashboard: won deals by month", group("deal", "closed_on", [rule("status", "=", "won")], bucket="month",
                                                 sums=["amount"])),
    *each("dashboard: customers by industry", group("customer", "industry")),
    *each("dashboard: follow-ups by method", group("followup", "method")),
    *each("follow-ups in an unusual order", ask("/api/resources/followup/query", {
        "limit": 50, "sort": [{"field": "method", "desc": False}],
    })),
    *each("dashboard: table", ask("/api/resources/deal/query", {
        "filter": {"combinator": "and", "rules": OPEN}, "columns": ["name", "customer", "amount"], "limit": 10,
        "sort": [{"field": "amount", "desc": True}],
    })),
    *each("dashboard: metric with target", read(f"/api/attainment?metric=revenue_won&period={MONTH}")),
    *each("tasks: list", plain_list("task")),
    *each("tasks: what I have to do", read("/api/tasks/mine")),
    *each("tasks: calendar of the month", ask("/api/tasks/calendar", {
        "start": f"{TODAY.replace(day=1)}", "end": f"{TODAY.replace(day=28)}",
    })),
    *each("tasks: open ones by status", group("task", "status")),
    *(one for name, path in PANELS.items() for one in each(name, panel(path), ("rep", "director"))),
]  # fmt: skip
