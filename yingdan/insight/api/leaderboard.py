"""Routes: the leaderboard, and the same for the big screen."""

from datetime import date
from typing import Annotated, Literal

from django.http import HttpResponse
from ninja import Query, Schema
from pydantic import StringConstraints

from yingdan.insight.api.schemas import Drill
from yingdan.insight.selectors import leaderboard, screen
from yingdan.kernel import clock
from yingdan.kernel.errors import NotFound, invalid
from yingdan.kernel.http import Request, Router, ready
from yingdan.targets import metrics
from yingdan.targets.selectors import tree as trees
from yingdan.targets.types import MetricRef, RungOut

router = Router(tags=["insight"])


class Ask(Schema):
    """Which board: `metric` is `amount` or `count` of won deals, or the code of any metric that adds up."""

    period: Literal["day", "week", "month", "quarter", "year"] = "month"
    date: str | None = None
    by: Literal["person", "team", "region"] = "person"
    metric: Annotated[str, StringConstraints(max_length=40)] = leaderboard.AMOUNT
    team: int | None = None
    zeros: bool = False
    limit: int = 100


class RowOut(Schema):
    """A place. `change`: ranks won since the period before, null for newcomers; `gap`: what is missing to the place
    above, null for the first."""

    key: int
    name: str
    team: str
    rank: int
    previous: int | None
    change: int | None
    gap: int | None
    count: int
    fen: int
    drill: Drill | None


class BoardOut(Schema):
    """A board of a period, with the totals of everybody on it. `fen`: smallest units of the metric, null in the
    total of what does not add up. `hidden`: the reader is not published."""

    start: date
    end: date
    previous_start: date
    previous_end: date
    count: int
    fen: int | None
    size: int
    rows: list[RowOut]
    mine: RowOut | None
    metric: MetricRef
    hidden: bool


class WinOut(Schema):
    """A deal just won."""

    id: int
    owner: str
    team: str
    fen: int
    closed_on: date


class ScreenOut(Schema):
    """Everything for the big screen in one answer; `wins` only beside revenue."""

    today: BoardOut
    month: BoardOut
    year: BoardOut
    teams: BoardOut
    wins: list[WinOut]
    target: int
    actual: int
    levels: list[RungOut]
    elapsed: float
    metric: MetricRef


class Pulse(Schema):
    """Changes with what is shown."""

    stamp: str


def day_of(text: str | None) -> date:
    """A day, today by default; `Invalid` on `date`."""
    if text is None:
        return clock.today()
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise invalid("date", "bad_value") from error
    if not 2000 <= found.year <= 2100:
        raise invalid("date", "bad_value")
    return found


def tree_for(by: leaderboard.By, team: int | None) -> trees.Tree | None:
    """As much of the organisation as the board needs; NotFound when the team is not in it."""
    if by == "person" and team is None:
        return None
    tree = trees.of_team(team) if by == "person" and team is not None else trees.load()
    if team is not None and team not in tree.nodes:
        raise NotFound
    return tree


@router.get("", permission="insight.leaderboard", response=BoardOut)
def read(request: Request, ask: Annotated[Ask, Query()]) -> HttpResponse:
    """The board: everybody in the company sees it; drill-down only where the deals may be read."""
    if not 1 <= ask.limit <= 500:
        raise invalid("limit", "too_large" if ask.limit > 500 else "too_small", min=1, max=500)
    question = leaderboard.Question(ask.period, day_of(ask.date), ask.by, ask.metric, ask.team, ask.zeros, ask.limit)
    return ready(leaderboard.read(request.actor, question, tree_for(ask.by, ask.team)))


@router.get("/pulse", permission="insight.leaderboard", response=Pulse)
def pulse(
    request: Request, metric: Annotated[str, StringConstraints(max_length=40)] = metrics.DEFAULT
) -> dict[str, str]:
    """A few bytes that change when the big screen should be read anew; asked every few seconds."""
    return {"stamp": screen.stamp(metric)}


@router.get("/screen", permission="insight.leaderboard", response=ScreenOut)
def big_screen(
    request: Request, team: int | None = None,
    metric: Annotated[str, StringConstraints(max_length=40)] = metrics.DEFAULT,
) -> HttpResponse:  # fmt: skip
    """Today, month and year of persons, month of teams, latest wins, and the month's attainment, in any metric."""
    tree = trees.load()
    if team is not None and team not in tree.nodes:
        raise NotFound
    return ready(screen.read(request.actor, tree, team, metric))
