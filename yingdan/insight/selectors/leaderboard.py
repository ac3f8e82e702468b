"""The leaderboard 龙虎榜: persons, teams or regions by any metric – regions by one that adds up – and their moves."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from yingdan.insight.rules import ranking, span
from yingdan.insight.selectors import publication, standings
from yingdan.insight.selectors.drills import Drill, drill, permission_of, rule
from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Metric
from yingdan.org.models import Member
from yingdan.targets import metrics
from yingdan.targets.selectors import nodes
from yingdan.targets.selectors import tree as trees
from yingdan.targets.types import MetricRef

By = Literal["person", "team", "region"]
AMOUNT, COUNT = "amount", "count"  # of won deals: both from one reading


@dataclass(frozen=True, slots=True)
class Question:
    """Which board. `team` narrows it to a team and those below; `zeros` adds those who reached nothing; what comes
    after the day `until` is left out."""

    kind: span.Kind
    day: date
    by: By = "person"
    metric: str = AMOUNT
    team: int | None = None
    zeros: bool = False
    limit: int = 100
    until: date | None = None

    @property
    def counted(self) -> Metric:
        """What is counted. Regions add up what their teams have: `Invalid` on `metric` for what does not add up."""
        code = metrics.DEFAULT if self.metric in (AMOUNT, COUNT) else self.metric
        return metrics.splittable(code) if self.by == "region" else metrics.find(code)

    @property
    def days(self) -> span.Span:
        """First and last day."""
        start, end = span.span(self.kind, self.day)
        return start, min(end, self.until or end)


@dataclass(frozen=True, slots=True)
class Row:
    """A place on the board; `fen` is the value in smallest units, `gap` what is missing to the place above. `drill` is
    null where the reader may not open it."""

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


@dataclass(frozen=True, slots=True)
class Board:
    """A board; `mine` is the reader's own row even when it is below the limit. `fen` is null where values do not add
    up. `hidden`: the reader is one of those who are not published."""

    start: date
    end: date
    previous_start: date
    previous_end: date
    count: int
    fen: int | None
    size: int
    rows: list[Row]
    mine: Row | None
    metric: MetricRef
    hidden: bool


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who may be on a board."""

    name: str
    team: str
    team_id: int


def read(actor: Actor, question: Question, tree: trees.Tree | None) -> Board:
    """The board. Persons of the whole company need no tree. Four queries, half of them only after a change."""
    start, end = question.days
    hidden = publication.hidden().among(question.by)
    before_start, before_end = span.before(question.kind, question.day)
    teams = None if question.team is None or tree is None else tree.below(question.team)
    metric = question.counted
    stamp = standings.stamp(metric)
    now = _standing(question, tree, teams, start, end, stamp).without(hidden)
    then = _standing(question, tree, teams, before_start, before_end, stamp).without(hidden)
    order = ladder(question, now)
    if question.zeros:
        missing = _without_wins(question, tree, teams, now.sums)
        order = ranking.Ladder({**order.values, **dict.fromkeys(missing - hidden, 0)}, order.sign)
    own = actor.member_id if question.by == "person" else None
    wanted = order.leading(question.limit)
    if own in order.values and own is not None:
        wanted.add(own)
    people = _people(question, tree, wanted)
    entries = [ranking.Entry(key, who.name, order.values[key]) for key, who in people.items()]
    places = ranking.board(entries, ladder(question, then), order)

    def row(place: ranking.Place[int]) -> Row:
        who, values = people[place.key], now.sums.get(place.key, (0, 0))
        gap = order.gap(place.key)
        return Row(place.key, who.name, who.team, place.rank, place.previous, place.change, gap, *values,
                   _drill(actor, question, tree, place.key, who, teams, start, end))  # fmt: skip

    count, fen = now.total
    return Board(
        start, end, before_start, before_end, count, fen if metric.additive else None, len(order.values),
        [row(place) for place in places[: question.limit]],
        next((row(place) for place in places if place.key == own), None), MetricRef.of(metric), own in hidden,
    )  # fmt: skip


def standing(question: Question, tree: trees.Tree) -> standings.Standing:
    """What everybody reached, whether published or not."""
    teams = None if question.team is None else tree.below(question.team)
    return _standing(question, tree, teams, *question.days, standings.stamp(question.counted))


def _standing(
    question: Question, tree: trees.Tree | None, teams: list[int] | None, start: date, end: date, stamp: int | None
) -> standings.Standing:
    if question.by == "person" or tree is None:
        return standings.of(question.counted, "owner_id", start, end, teams, stamp)
    found: standings.Sums = {}
    for key, (count, fen) in standings.of(question.counted, "team_id", start, end, teams, stamp).sums.items():
        over = group(tree, key, question.by)
        if over is not None:
            had = found.get(over, (0, 0))
            found[over] = had[0] + count, had[1] + fen
    return standings.Standing(found)


def ladder(question: Question, standing: standings.Standing) -> ranking.Ladder[int]:
    """The order in which they stand."""
    if question.metric == COUNT:
        return standing.by_count
    return standing.by_least if question.counted.less_is_better else standing.by_fen


def group(tree: trees.Tree, team: int, by: By) -> int | None:
    """The team itself, or the region over it."""
    if team not in tree.nodes:
        return None
    if by == "team":
        return team
    return next((one for one in tree.above(team) if tree.nodes[one].kind == "region"), None)


def _without_wins(
    question: Question, tree: trees.Tree | None, teams: list[int] | None, now: standings.Sums
) -> set[int]:
    """Everybody who could have reached something and has not."""
    if question.by != "person" and tree is not None:
        wanted = tree.nodes if teams is None else teams
        found = [team for team in wanted if tree.nodes[team].kind == question.by and not tree.nodes[team].closed]
    else:
        rows = Member.objects.filter(ended_on=None)
        rows = rows if teams is None else rows.filter(team_id__in=teams)
        found = list(rows.values_list("id", flat=True))
    return {key for key in found if key not in now}


def _people(question: Question, tree: trees.Tree | None, wanted: set[int]) -> dict[int, Who]:
    """Names of those who may be shown."""
    if question.by != "person" and tree is not None:
        return {team: _team_who(tree, team) for team in wanted if team in tree.nodes}
    rows = Member.objects.filter(id__in=wanted).values_list("id", "name", "team_id", "team__name")
    return {key: Who(name, team_name or "", team) for key, name, team, team_name in rows}


def _team_who(tree: trees.Tree, team: int) -> Who:
    node = tree.nodes[team]
    parent = tree.nodes.get(node.parent) if node.parent else None
    return Who(node.name, parent.name if parent else "", team)


def _drill(
    actor: Actor, question: Question, tree: trees.Tree | None, key: int, who: Who, teams: list[int] | None,
    start: date, end: date,
) -> Drill | None:  # fmt: skip
    """The records behind a row."""
    resource, counted = question.counted.drill(start, end)
    permission = permission_of(resource)
    if question.by == "person" or tree is None:
        if not nodes.reaches_member(actor, permission, key, who.team_id):
            return None
        within = [] if teams is None else [rule("team", "in", teams)]
        return drill(resource, *counted, rule("owner", "=", key), *within)
    if not actor.reaches_team(permission, key):
        return None
    return drill(resource, *counted, rule("team", "in", tree.below(key) if question.by == "region" else [key]))
