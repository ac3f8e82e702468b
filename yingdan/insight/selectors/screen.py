"""The big screen: boards of today, month and year, the latest wins, and how far the month is."""

import time
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum

from yingdan.deals.figures import fen
from yingdan.deals.models import Deal
from yingdan.insight.rules.span import Kind
from yingdan.insight.selectors import leaderboard, publication, standings
from yingdan.insight.selectors.leaderboard import Board, Question
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.selectors import calendar as calendars
from yingdan.targets import metrics
from yingdan.targets.models import Target, TeamSum
from yingdan.targets.rules import levels
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import attainment, nodes
from yingdan.targets.selectors import tree as trees
from yingdan.targets.selectors.ladders import Ladders
from yingdan.targets.types import MetricRef

TOP = 10


@dataclass(frozen=True, slots=True)
class Win:
    """A deal just won."""

    id: int
    owner: str
    team: str
    fen: int
    closed_on: date


@dataclass(frozen=True, slots=True)
class Screen:
    """Everything at once; `target`, `levels` and `actual` are of the month, in the unit of the metric."""

    today: Board
    month: Board
    year: Board
    teams: Board
    wins: list[Win]
    target: int
    actual: int
    levels: list[dict[str, Any]]
    elapsed: float
    metric: MetricRef


def read(actor: Actor, tree: trees.Tree, team: int | None, metric: str = metrics.DEFAULT) -> Screen:
    """The screen of the company, or of a team and those below. Wins are shown beside revenue only."""
    day = clock.today()
    kind = metrics.splittable(metric)

    def board(span: Kind, by: leaderboard.By = "person") -> Board:
        return leaderboard.read(actor, Question(span, day, by, kind.code, team, False, TOP), tree)

    month = board("month")
    teams = list(tree.nodes) if team is None else tree.below(team)
    span = periods.month(day.month, day.year)
    calendar = calendars.load()
    # Everybody's work counts towards the target, also of those whom no board shows.
    actual = leaderboard.standing(Question("month", day, metric=kind.code, team=team), tree).total[1]
    counted = attainment.counted(kind.code, span)
    target = _target(counted, teams, span)
    place = nodes.Place("team", team or next(iter(tree.nodes), 0), "", "", tree, team or 0)
    steps = levels.rungs(
        target, actual, Ladders(counted, place).of("team", place.id),
        days_left=span.days_left(day, calendar), less_is_better=kind.less_is_better,
    )  # fmt: skip
    return Screen(
        board("day"), month, board("year"), board("month", "team"),
        _wins(teams) if kind.code == metrics.DEFAULT else [], target, actual,
        [attainment.rung_out(one) for one in steps], span.elapsed(day, calendar), MetricRef.of(kind),
    )  # fmt: skip


def stamp(metric: str) -> str:
    """Changes whenever the screen might: a new record, another day, other people published; a metric that does not tell
    is asked every quarter of a minute."""
    kind = metrics.splittable(metric)
    moved = standings.stamp(kind)
    known = time.time() // standings.TRUSTED if moved is None else moved
    return f"{clock.today():%y%m%d}.{publication.stamp()}.{known:.0f}"


def _wins(teams: list[int]) -> list[Win]:
    unseen = publication.hidden()
    rows = Deal.objects.filter(status="won", team_id__in=teams, closed_on__lte=clock.today())
    found = (
        rows.exclude(owner_id__in=unseen.members)
        .exclude(team_id__in=unseen.teams)
        .order_by("-closed_on", "-owner_id", "-id")
        .values_list("id", "owner__name", "team__name", "amount", "closed_on")[:TOP]
    )
    return [Win(key, owner or "", team or "", fen(amount), day) for key, owner, team, amount, day in found if day]


def _target(counted: list[Target], teams: list[int], span: periods.Period) -> int:
    rows = TeamSum.objects.filter(target__in=counted, team_id__in=teams, month=span.first)
    return int(rows.aggregate(sum=Sum("fen"))["sum"] or 0)
