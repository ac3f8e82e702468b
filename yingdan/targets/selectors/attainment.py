"""Attainment: target, actual, time elapsed and gap of a node and what is directly under it. At most seven queries."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, F, Q, Sum, When

from yingdan.deals import figures
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Metric
from yingdan.org.models import Member
from yingdan.org.rules.calendar import Calendar
from yingdan.org.selectors import calendar as calendars
from yingdan.targets import metrics
from yingdan.targets.models import Cell, Target, TeamSum
from yingdan.targets.rules import levels, progress
from yingdan.targets.rules.levels import Rung
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import nodes
from yingdan.targets.selectors.columns import Columns, person_sums, team_sums
from yingdan.targets.selectors.ladders import Ladders

COLUMNS = ("target", "actual", "count", "open_count", "open_fen", "weighted")
Drill = dict[str, Any]


@dataclass(slots=True)
class Line:
    """A node with its figures; `drill` opens the records of `actual`, `open_drill` those of `weighted`."""

    kind: nodes.Kind
    id: int
    name: str
    progress: progress.Progress
    count: int
    open_count: int
    open_fen: int
    weighted: int
    levels: list[Rung]
    drill: Drill
    open_drill: Drill


@dataclass(slots=True)
class Attainment:
    """The node, and its children: sub-teams, then people of the team itself."""

    period: Period
    metric: Metric
    elapsed: float
    days_left: int
    calendar: Calendar
    targets: list[dict[str, Any]]
    line: Line
    children: list[Line] = field(default_factory=list)

    @property
    def gazetted(self) -> bool:
        """Whether the year's public holidays are known, so that workdays are the real ones."""
        return self.calendar.source(self.period.year) != "unknown"


def condition(rules: list[Drill]) -> Drill:
    """Rules that all must hold."""
    return {"combinator": "and", "rules": rules}


def drill(metric: Metric, period: Period, where: list[Drill]) -> Drill:
    """The condition that opens the very records of an actual figure."""
    resource, rules = metric.drill(period.start, period.end)
    return {"resource": resource, "filter": condition([*rules, *where])}


def open_drill(period: Period, where: list[Drill]) -> Drill:
    """The open deals that are expected to close in the period."""
    span = [period.start.isoformat(), period.end.isoformat()]
    rules: list[Drill] = [
        {"field": "status", "operator": "=", "value": "open"},
        {"field": "expected_close", "operator": "between", "value": span},
    ]
    return {"resource": "deal", "filter": condition([*rules, *where])}


def counted(metric: str, period: Period) -> list[Target]:
    """The targets that count: all published ones (they never overlap). For a period that ended before a version's
    `effective_from`, the version that was in force then: so history stays as it was followed."""
    rows = Target.objects.filter(metric=metric, year=period.year, status__in=["published", "superseded"])
    known = {one.id: one for one in rows}
    found = [_in_force(one, known, period.end) for one in known.values() if one.status == "published"]
    return sorted(found, key=lambda one: one.id)


def _in_force(target: Target, known: dict[int, Target], day: date) -> Target:
    """The version of a target that counted on a day; the first one of all, where none did yet."""
    found, step = target, known.get(target.supersedes_id or 0)
    while found.effective_from is not None and found.effective_from > day and step is not None:
        found = step if step.published_at else found  # one that was never published never counted
        step = known.get(step.supersedes_id or 0)
    return found


def read(
    actor: Actor, place: nodes.Place, period: Period, metric_code: str, target: Target | None = None
) -> Attainment:
    """Everything about a node that the actor may see (see `nodes.find`)."""
    metric = metrics.splittable(metric_code)
    targets = [target] if target else counted(metric_code, period)
    inside = place.id if place.kind == "team" else None
    sums: dict[tuple[int | None, int | None], list[int]] = {}
    _add(sums, _planned(targets, place, period), 0)
    by = ["team_id", "person"]
    won = metric.totals(start=period.start, end=period.end, owner=place.owner, teams=place.teams, by=by, inside=inside)
    _add(sums, [(team, person, value, count) for team, person, count, value in won], 1)
    if metric.code == metrics.DEFAULT:  # what is open promises revenue, not visits
        _add(sums, figures.open_in_tree(period.start, period.end, figures.Whose(place.owner, place.teams), inside), 3)
    return _assembled(place, period, metric, targets, sums)


def _add(sums: dict[tuple[int | None, int | None], list[int]], rows: Collection[tuple[Any, ...]], at: int) -> None:
    for team, person, *values in rows:
        line = sums.setdefault((team, person), [0] * len(COLUMNS))
        for n, value in enumerate(values):
            line[at + n] += int(value)


def _planned(targets: list[Target], place: nodes.Place, period: Period) -> list[tuple[Any, ...]]:
    """Target values by team, and by person within the node's own team: (team, person, fen)."""
    if not targets:
        return []
    if not period.whole_months:
        return _planned_days(targets, place, period)
    months = Q(target__in=targets, month__gte=period.first, month__lte=period.last)
    if place.kind == "member":
        own = Cell.objects.filter(months, member_id=place.id).aggregate(fen=Sum("fen"))
        return [(None, None, own["fen"] or 0)]
    people = Cell.objects.filter(months, team_id=place.id).values_list("team_id", "member_id").annotate(Sum("fen"))
    nobody = Case(When(team_id=None, then=F("team_id")), default=None)
    sums = TeamSum.objects.filter(months, Q() if place.teams is None else Q(team_id__among=place.teams))
    teams = sums.exclude(team_id=place.id).values_list("team_id").annotate(person=nobody)
    return list(people.order_by().union(teams.annotate(Sum("fen")).order_by(), all=True))


def _planned_days(targets: list[Target], place: nodes.Place, period: Period) -> list[tuple[Any, ...]]:
    """The same for a week or a day."""
    columns = Columns([period])
    found: list[tuple[Any, ...]] = []
    for target in targets:
        if place.kind == "member":
            teams = set(Cell.objects.filter(target=target, member_id=place.id).values_list("team_id", flat=True))
            own = person_sums(target, teams, columns, member=place.id)
            found.append((None, None, sum(fen for (fen,) in own.values())))
            continue
        others = [team for team in place.tree.nodes if team != place.id]
        found += [(team, None, fen) for (team,), (fen,) in team_sums(target, others, columns).items()]
        found += [(*line, fen) for line, (fen,) in person_sums(target, [place.id], columns).items()]
    return found


def _assembled(
    place: nodes.Place, period: Period, metric: Metric, targets: list[Target],
    sums: dict[tuple[int | None, int | None], list[int]],
) -> Attainment:  # fmt: skip
    known, today = calendars.Calendars(), clock.today()
    calendar = known.of(place.team)
    ladders, less = Ladders(targets, place), metric.less_is_better

    def line(kind: nodes.Kind, key: int, name: str, values: list[int], where: list[Drill]) -> Line:
        own = known.of(key if kind == "team" else place.team)  # time passes by the calendar of the line's own team
        elapsed, left = period.elapsed(today, own), period.days_left(today, own)
        target, actual, count, open_count, open_fen, weighted = values
        steps = levels.rungs(target, actual, ladders.of(kind, key), days_left=left, less_is_better=less)
        return Line(kind, key, name, progress.progress(target, actual, elapsed, left), count, open_count, open_fen,
                    weighted, steps, drill(metric, period, where), open_drill(period, where))  # fmt: skip

    whole = [sum(values) for values in zip(*sums.values(), strict=True)] or [0] * len(COLUMNS)
    found = Attainment(
        period, metric, period.elapsed(today, calendar), period.days_left(today, calendar), calendar,
        [{"id": one.id, "name": one.name, "revision": one.revision} for one in targets],
        line(place.kind, place.id, place.name, whole, nodes.rules(place)),
    )  # fmt: skip
    if place.kind == "member" or place.only_total:
        return found
    tree = place.tree
    own: dict[int, list[int]] = {}
    for (team, _), values in sums.items():
        if team is not None:
            own[team] = [a + b for a, b in zip(own.get(team, [0] * len(COLUMNS)), values, strict=True)]
    rolled = tree.rolled_up(own, len(COLUMNS))
    for child in tree.children.get(place.id, []):
        node = tree.nodes[child]
        if not node.closed or any(rolled[child]):
            found.children.append(line("team", child, node.name, rolled[child], nodes.rules(place, team=child)))
    people = {person: values for (team, person), values in sums.items() if team == place.id and person is not None}
    for key, name in _people(place.id, people):
        values = people.get(key, [0] * len(COLUMNS))
        found.children.append(line("member", key, name, values, nodes.rules(place, person=key)))
    return found


def _people(team: int, with_figures: Collection[int]) -> list[tuple[int, str]]:
    """People who have figures in the team, in order of name."""
    rows = Member.objects.filter(id__in=list(with_figures)).values_list("id", "name")
    return sorted(rows, key=lambda row: (row[1], row[0]))


def rung_out(rung: Rung) -> dict[str, Any]:
    """A level with how far one is (`types.RungOut`)."""
    zh, en = rung.level.label
    return {
        "code": rung.level.code, "label": {"zh": zh, "en": en}, "bp": rung.level.bp, "amount": rung.amount,
        "reached": rung.reached, "missing": rung.missing, "per_day": rung.per_day,
    }  # fmt: skip


def line_out(line: Line) -> dict[str, Any]:
    """A line as the client gets it (`types.LineOut`)."""
    p = line.progress
    return {
        "key": f"{line.kind}:{line.id}", "kind": line.kind, "id": line.id, "name": line.name, "target": p.target,
        "actual": p.actual, "rate": p.rate, "gap": p.gap, "due": p.due, "time_gap": p.time_gap,
        "forecast": p.forecast, "per_day": p.per_day, "count": line.count,
        "open_count": line.open_count, "weighted": line.weighted, "levels": [rung_out(one) for one in line.levels],
        "drill": line.drill, "open_drill": line.open_drill,
    }  # fmt: skip
