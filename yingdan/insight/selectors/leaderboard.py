"""The leaderboard 龙虎榜: persons, teams or regions by won amount or count, with the change of rank."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from yingdan.insight.rules import ranking, span
from yingdan.insight.selectors.drills import Drill, between, drill, rule
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.targets import won
from yingdan.targets.selectors import nodes
from yingdan.targets.selectors import tree as trees

By = Literal["person", "team", "region"]
MetricName = Literal["amount", "count"]
Sums = dict[int, tuple[int, int]]  # key → (count, fen)


@dataclass(frozen=True, slots=True)
class Question:
    """Which board. `team` narrows it to the deals of a team and those below; `zeros` adds those who won nothing."""

    kind: span.Kind
    day: date
    by: By = "person"
    metric: MetricName = "amount"
    team: int | None = None
    zeros: bool = False
    limit: int = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A place on the board. `drill` is null for those whose deals the reader may not open."""

    key: int
    name: str
    team: str
    rank: int
    previous: int | None
    change: int | None
    count: int
    fen: int
    drill: Drill | None


@dataclass(frozen=True, slots=True)
class Board:
    """A board; `mine` is the reader's own row even when it is below the limit."""

    start: date
    end: date
    previous_start: date
    previous_end: date
    count: int
    fen: int
    size: int
    rows: list[Row]
    mine: Row | None


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who may be on a board."""

    name: str
    team: str
    team_id: int


def read(actor: Actor, question: Question, tree: trees.Tree | None = None) -> Board:
    """The board. Four queries: the tree, the period, the one before, the names."""
    tree = tree or trees.load()
    start, end = span.span(question.kind, question.day)
    before_start, before_end = span.before(question.kind, question.day)
    teams = None if question.team is None else tree.below(question.team)
    now = _sums(question, tree, teams, start, end)
    then = _sums(question, tree, teams, before_start, before_end)
    pick = 1 if question.metric == "amount" else 0
    values = {key: sums[pick] for key, sums in now.items()}
    values.update(dict.fromkeys(_without_wins(question, tree, teams, now), 0))
    own = actor.member_id if question.by == "person" else None
    wanted = ranking.leading(values, question.limit)
    if own in values and own is not None:
        wanted.add(own)
    people = _people(question, tree, wanted)
    entries = [ranking.Entry(key, who.name, values[key]) for key, who in people.items()]
    before = {key: sums[pick] for key, sums in then.items()}
    places = ranking.board(entries, before, ranking.ranks(values))

    def row(place: ranking.Place[int]) -> Row:
        who, values = people[place.key], now.get(place.key, (0, 0))
        return Row(place.key, who.name, who.team, place.rank, place.previous, place.change, *values,
                   _drill(actor, question, tree, place.key, who, teams, start, end))  # fmt: skip

    return Board(
        start, end, before_start, before_end,
        sum(count for count, _ in now.values()), sum(fen for _, fen in now.values()), len(values),
        [row(place) for place in places[: question.limit]],
        next((row(place) for place in places if place.key == own), None),
    )  # fmt: skip


def _sums(question: Question, tree: trees.Tree, teams: list[int] | None, start: date, end: date) -> Sums:
    by = "owner_id" if question.by == "person" else "team_id"
    rows = won.totals(start=start, end=end, owner=None, teams=teams, by=[by])
    if question.by == "person":
        return {key: (count, fen) for key, count, fen in rows if key is not None}
    found: Sums = {}
    for key, count, fen in rows:
        group = _group(tree, key, question.by)
        if group is not None:
            had = found.get(group, (0, 0))
            found[group] = had[0] + count, had[1] + fen
    return found


def _group(tree: trees.Tree, team: int | None, by: By) -> int | None:
    """The team itself, or the region over it."""
    if team not in tree.nodes or team is None:
        return None
    if by == "team":
        return team
    return next((one for one in tree.above(team) if tree.nodes[one].kind == "region"), None)


def _without_wins(question: Question, tree: trees.Tree, teams: list[int] | None, now: Sums) -> list[int]:
    """With `zeros`, everybody who could have won something and has not."""
    if not question.zeros:
        return []
    if question.by != "person":
        wanted = tree.nodes if teams is None else teams
        found = [team for team in wanted if tree.nodes[team].kind == question.by and not tree.nodes[team].closed]
    else:
        rows = Member.objects.filter(ended_on=None)
        rows = rows if teams is None else rows.filter(team_id__in=teams)
        found = list(rows.values_list("id", flat=True))
    return [key for key in found if key not in now]


def _people(question: Question, tree: trees.Tree, wanted: set[int]) -> dict[int, Who]:
    """Names of those who may be shown."""
    if question.by != "person":
        return {team: _team_who(tree, team) for team in wanted if team in tree.nodes}
    rows = Member.objects.filter(id__in=wanted).values_list("id", "name", "team_id")
    return {key: Who(name, tree.nodes[team].name if team in tree.nodes else "", team) for key, name, team in rows}


def _team_who(tree: trees.Tree, team: int) -> Who:
    node = tree.nodes[team]
    parent = tree.nodes.get(node.parent) if node.parent else None
    return Who(node.name, parent.name if parent else "", team)


def _drill(
    actor: Actor, question: Question, tree: trees.Tree, key: int, who: Who, teams: list[int] | None,
    start: date, end: date,
) -> Drill | None:  # fmt: skip
    """The won deals behind a row."""
    won = [rule("status", "=", "won"), between("closed_on", start, end)]
    if question.by == "person":
        if not nodes.reaches_member(actor, "deal.read", key, who.team_id):
            return None
        within = [] if teams is None else [rule("team", "in", teams)]
        return drill("deal", *won, rule("owner", "=", key), *within)
    if not nodes.reaches_team(actor, "deal.read", key):
        return None
    return drill("deal", *won, rule("team", "in", tree.below(key) if question.by == "region" else [key]))
