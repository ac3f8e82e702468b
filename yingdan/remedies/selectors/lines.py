"""The gap of a node and of what is right under it: how much, why, who needs what. A fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from yingdan.deals.figures import Whose
from yingdan.forecast.selectors.outlook import Outlook
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.org.models import Team
from yingdan.remedies.models import Remedy
from yingdan.remedies.rules import gap, verdict
from yingdan.remedies.rules.counts import Counts
from yingdan.remedies.rules.verdict import Effort, Verdict
from yingdan.remedies.selectors import counting, outlook
from yingdan.remedies.selectors.effort import efforts
from yingdan.targets import metrics
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import attainment, nodes
from yingdan.targets.selectors import tree as trees

READ = "remedy.read"
Drill = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A node: how much is missing, why, and what to do. `chance` of reaching the target is None where no forecast says
    it; `open_remedies` were assigned and are not over."""

    kind: nodes.Kind
    id: int
    name: str
    target: int
    counts: Counts
    split: gap.Split
    usual: gap.Usual
    verdict: Verdict
    effort: Effort | None
    chance: float | None
    open_remedies: int
    drills: dict[str, Drill | None]

    @property
    def key(self) -> str:
        """As in addresses."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Base:
    """Whose rates are usual for the node itself: the team around it, or, of the whole company, its own."""

    name: str
    own: bool
    counts: Counts


@dataclass(frozen=True, slots=True)
class Gap:
    """A node with what is under it."""

    place: nodes.Place
    period: Period
    elapsed: float
    days_left: int
    line: Line
    children: list[Line]
    base: Base
    outlook: Outlook


def read(actor: Actor, place: nodes.Place, period: Period) -> Gap:
    """Everything about the gap of a node. What is under it is measured by the rates of the node, the node by those of
    the team around it."""
    if not period.whole_months:
        raise invalid("period", "bad_value")
    reached = attainment.read(actor, place, period, metrics.DEFAULT)
    inside = place.id if place.kind == "team" else None
    found = counting.counts(period, Whose(place.owner, place.teams), inside)
    whole = sum(found.values(), Counts())
    base = _base(place, period, whole)
    effort, ahead = efforts(place), outlook.read(actor, place, period)
    given = _given(place, period)
    may = _opens(actor, place)

    def line(one: attainment.Line, counts: Counts, theirs: Counts) -> Line:
        key = (one.kind, one.id)
        return judged(
            Whom(one.kind, one.id, one.name, one.progress.target), counts, theirs, effort.get(key),
            ahead[f"{one.kind}:{one.id}"].chance, given.get(key, 0),
            drills(period, _where(place, one)) if may else NOTHING,
        )  # fmt: skip

    top = line(reached.line, whole, base.counts)
    rolled = _rolled(place, found)
    children = [line(one, rolled.get((one.kind, one.id), Counts()), whole) for one in reached.children]
    return Gap(place, period, reached.elapsed, reached.days_left, top, children, base, ahead[place.key])


@dataclass(frozen=True, slots=True)
class Whom:
    """Whose line it is, and the target in fen."""

    kind: nodes.Kind
    id: int
    name: str
    target: int


def judged(whom: Whom, counts: Counts, theirs: Counts, done: Effort | None, chance: float | None, given: int,
           drills: dict[str, Drill | None]) -> Line:  # fmt: skip
    """The line of a node: its deals measured by those around it (`theirs`)."""
    own = counts.play
    rates = gap.usual(own, theirs.play)
    parts = gap.split(whom.target, own, rates)
    said = verdict.verdict(whom.target, own, rates, parts, done)
    return Line(whom.kind, whom.id, whom.name, whom.target, counts, parts, rates, said, done, chance, given, drills)


def _where(place: nodes.Place, one: attainment.Line) -> list[Drill]:
    if (one.kind, one.id) == (place.kind, place.id):
        return nodes.rules(place)
    return nodes.rules(place, team=one.id) if one.kind == "team" else nodes.rules(place, person=one.id)


def _rolled(place: nodes.Place, found: dict[counting.Key, Counts]) -> dict[tuple[str, int], Counts]:
    """By child: teams with everything below them, people with what they have in the node's own team."""
    if place.kind == "member":
        return {}
    names = list(Counts.__dataclass_fields__)
    own: dict[int, list[int]] = {}
    lines: dict[tuple[str, int], Counts] = {}
    for (team, person), counts in found.items():
        if team is None:
            continue
        values = [getattr(counts, name) for name in names]
        own[team] = [a + b for a, b in zip(own.get(team, [0] * len(names)), values, strict=True)]
        if team == place.id and person is not None:
            lines["member", person] = counts
    rolled = place.tree.rolled_up(own, len(names))
    return lines | {("team", team): Counts(*values) for team, values in rolled.items()}


def _base(place: nodes.Place, period: Period, own: Counts) -> Base:
    if place.kind == "member":
        around: int | None = place.team
    else:
        around = place.tree.nodes[place.id].parent
    if around is None:
        return Base(place.name, True, own)
    tree = trees.of_team(around)
    whose = Whose(None, None if tree.is_whole else list(tree.nodes))
    return Base(Team.objects.values_list("name", flat=True).get(id=around), False, counting.total(period, whose))


def _given(place: nodes.Place, period: Period) -> dict[tuple[str, int], int]:
    """Open remedies of the period by what is right under the node, and of the node itself."""
    rows = Remedy.objects.filter(status="open", starts_on__lte=period.end, ends_on__gte=period.start)
    if place.kind == "member":
        return {("member", place.id): rows.filter(member_id=place.id).count()}
    rows = rows if place.teams is None else rows.filter(team_id__among=place.teams)
    own: dict[int, list[int]] = {}
    found: dict[tuple[str, int], int] = {}
    for team, member, count in rows.values_list("team_id", "member_id").annotate(n=Count("id")).order_by():
        own[team] = [own.get(team, [0])[0] + count]
        if team == place.id:
            found["member", member] = count
    return found | {("team", team): count for team, (count,) in place.tree.rolled_up(own, 1).items()}


def _opens(actor: Actor, place: nodes.Place) -> bool:
    if place.kind == "team":
        return actor.reaches_team("deal.read", place.id)
    return nodes.reaches_member(actor, "deal.read", place.id, place.team)


NOTHING: dict[str, Drill | None] = dict.fromkeys(("won", "lost", "open", "open_in", "late"))


def drills(period: Period, where: Iterable[Drill]) -> dict[str, Drill | None]:
    """What opens the records behind each count."""
    rules = list(where)
    span = _between("expected_close", period.start, period.end)
    opened = _rule("status", "=", "open")
    later: Drill = {"combinator": "or", "rules": [
        _rule("expected_close", ">", period.end.isoformat()), _rule("expected_close", "<", period.start.isoformat()),
        {"field": "expected_close", "operator": "null"},
    ]}  # fmt: skip
    closed = _between("closed_on", period.start, period.end)

    def deals(*own: Drill) -> Drill:
        return {"resource": "deal", "filter": {"combinator": "and", "rules": [*own, *rules]}}

    return {
        "won": deals(_rule("status", "=", "won"), closed),
        "lost": deals(_rule("status", "in", ["lost", "abandoned"]), closed),
        "open": deals(opened),
        "open_in": deals(opened, span),
        "late": deals(opened, later),
    }


def _rule(field: str, operator: str, value: Any) -> Drill:
    return {"field": field, "operator": operator, "value": value}


def _between(field: str, start: date, end: date) -> Drill:
    return _rule(field, "between", [start.isoformat(), end.isoformat()])
