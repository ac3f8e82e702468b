"""The heat map of a year: target and actual of people, or of teams, by month."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Sum

from yingdan.kernel.errors import invalid
from yingdan.kernel.ports import Metric
from yingdan.org.models import Member
from yingdan.targets import metrics
from yingdan.targets.models import Cell, Target, TeamSum
from yingdan.targets.rules import period
from yingdan.targets.selectors import nodes
from yingdan.targets.selectors.attainment import counted

MONTHS = range(1, 13)
MAX_PEOPLE = 400
Rows = Literal["people", "teams"]
Sums = dict[int, tuple[list[int], list[int]]]


@dataclass(slots=True)
class Line:
    """A person or team with twelve targets and twelve actuals."""

    kind: nodes.Kind
    id: int
    name: str
    target: list[int]
    actual: list[int]


@dataclass(slots=True)
class Heat:
    """Lines in order of name; `people` is how many there would be, also when they are too many to be shown."""

    rows: Rows
    lines: list[Line]
    people: int


def read(place: nodes.Place, year: int, metric_code: str, rows: Rows | None) -> Heat:
    """People below a node (a person's own line), or its sub-teams; teams when people would be too many to look at.

    `Invalid` on `rows` when people are asked for that are more than a page can show."""
    metric = metrics.find(metric_code)
    targets = counted(metric_code, period.year(year))
    if place.kind == "member":
        return Heat("people", _people(place, year, metric, targets), 1)
    teams = list(place.tree.nodes)
    cells = Cell.objects.filter(target__in=targets, team_id__among=teams, month=1)
    size = cells.values("member_id").distinct().count()
    if rows == "people" and size > MAX_PEOPLE:
        raise invalid("rows", "too_large", max=MAX_PEOPLE)
    if rows == "people" or (rows is None and size <= MAX_PEOPLE):
        return Heat("people", _people(place, year, metric, targets), size)
    return Heat("teams", _teams(place, year, metric, targets), size)


def _add(found: Sums, rows: Iterable[tuple[Any, ...]], at: int) -> None:
    for key, month, value in rows:
        line = found.setdefault(key, ([0] * 12, [0] * 12))
        line[at][month - 1] += int(value)


def _people(place: nodes.Place, year: int, metric: Metric, targets: list[Target]) -> list[Line]:
    """People with a target or a result in the node's teams."""
    cells = Cell.objects.filter(target__in=targets)
    if place.kind == "member":
        cells = cells.filter(member_id=place.id)
    else:
        cells = cells.filter(team_id__among=list(place.tree.nodes))
    found: Sums = {}
    _add(found, cells.values_list("member_id", "month").annotate(Sum("fen")).order_by(), 0)
    span = period.year(year)
    won = metric.totals(start=span.start, end=span.end, owner=place.owner, teams=place.teams, by=["owner_id", "month"])
    _add(found, ((owner, month.month, value) for owner, month, _, value in won if owner is not None), 1)
    names = dict(Member.objects.filter(id__among=list(found)).values_list("id", "name"))
    lines = [Line("member", key, names[key], *values) for key, values in found.items() if key in names]
    return sorted(lines, key=lambda line: (line.name, line.id))


def _teams(place: nodes.Place, year: int, metric: Metric, targets: list[Target]) -> list[Line]:
    """The sub-teams, each with all that is below it."""
    tree = place.tree
    own: Sums = {}
    sums = TeamSum.objects.filter(target__in=targets, team_id__among=list(tree.nodes))
    _add(own, sums.values_list("team_id", "month").annotate(Sum("fen")).order_by(), 0)
    span = period.year(year)
    won = metric.totals(start=span.start, end=span.end, owner=None, teams=place.teams, by=["team_id", "month"])
    _add(own, ((team, month.month, value) for team, month, _, value in won if team in tree.nodes), 1)
    rolled = tree.rolled_up({team: [*target, *actual] for team, (target, actual) in own.items()}, 24)
    children = [tree.nodes[child] for child in tree.children.get(place.id, [])]
    return [
        Line("team", node.id, node.name, rolled[node.id][:12], rolled[node.id][12:])
        for node in children
        if not node.closed or any(rolled[node.id])
    ]
