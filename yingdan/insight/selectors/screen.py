"""The big screen: boards of today, month and year, the latest wins, and how far the month is."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from yingdan.deals.figures import fen
from yingdan.deals.models import Deal
from yingdan.insight.rules.span import Kind
from yingdan.insight.selectors import leaderboard
from yingdan.insight.selectors.leaderboard import Board, Question
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.selectors import calendar as calendars
from yingdan.targets import metrics
from yingdan.targets.models import Target, TeamSum
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import tree as trees

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
    """Everything at once; `target` and `actual` are of the month."""

    today: Board
    month: Board
    year: Board
    teams: Board
    wins: list[Win]
    target: int
    actual: int
    elapsed: float


def read(actor: Actor, tree: trees.Tree, team: int | None) -> Screen:
    """The screen of the company, or of a team and those below."""
    day = clock.today()

    def board(kind: Kind, by: leaderboard.By = "person") -> Board:
        return leaderboard.read(actor, Question(kind, day, by, "amount", team, False, TOP), tree)

    month = board("month")
    teams = list(tree.nodes) if team is None else tree.below(team)
    span = periods.month(day.month, day.year)
    return Screen(
        board("day"), month, board("year"), board("month", "team"), _wins(teams), _target(teams, span), month.fen,
        span.elapsed(day, calendars.load()),
    )  # fmt: skip


def _wins(teams: list[int]) -> list[Win]:
    rows = Deal.objects.filter(status="won", team_id__in=teams, closed_on__lte=clock.today())
    found = rows.order_by("-closed_on", "-owner_id", "-id").values_list(
        "id", "owner__name", "team__name", "amount", "closed_on"
    )[:TOP]
    return [Win(key, owner or "", team or "", fen(amount), day) for key, owner, team, amount, day in found if day]


def _target(teams: list[int], span: periods.Period) -> int:
    counted = Target.objects.filter(metric=metrics.DEFAULT, year=span.year, status="published").values("id")
    rows = TeamSum.objects.filter(target__in=counted, team_id__in=teams, month=span.first)
    return int(rows.aggregate(sum=Sum("fen"))["sum"] or 0)
