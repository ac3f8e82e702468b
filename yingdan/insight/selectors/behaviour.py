"""What people did 行为统计: calls, visits, new customers, new deals – against the time before and their peers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from yingdan.insight.rules import peers as rules
from yingdan.insight.selectors.drills import Drill, drill, opens, permission_of
from yingdan.kernel import clock, ports
from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Metric
from yingdan.org.models import Member
from yingdan.targets.rules import period as periods
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import nodes

CODES = ("followups", "calls", "visits", "meetings", "demos", "customers_new", "deals_new")
MONTHS = 12


@dataclass(slots=True)
class Counts:
    """How often, by person and by team, and who did it in which team."""

    people: dict[int, int] = field(default_factory=dict)
    teams: dict[int, int] = field(default_factory=dict)
    who: dict[int, set[int]] = field(default_factory=dict)

    def add(self, person: int | None, team: int | None, value: int) -> None:
        """Nobody's records count for the team only."""
        self.teams[team or 0] = self.teams.get(team or 0, 0) + value
        if person:
            self.people[person] = self.people.get(person, 0) + value
            self.who.setdefault(team or 0, set()).add(person)

    def of(self, teams: list[int] | None, person: int | None) -> int:
        """Of a person, of teams, or all."""
        if person is not None:
            return self.people.get(person, 0)
        return sum(self.teams.values()) if teams is None else sum(self.teams.get(one, 0) for one in teams)

    def doers(self, teams: list[int] | None) -> set[int]:
        """Who did something in these teams."""
        return set().union(*(self.who.get(one, ()) for one in (self.who if teams is None else teams)))


@dataclass(frozen=True, slots=True)
class Figure:
    """How often; `standing` among peers only of persons, `drill` null where the reader may not open the records."""

    value: int
    before: int
    standing: rules.Standing | None
    drill: Drill | None


@dataclass(frozen=True, slots=True)
class Line:
    """A team or person below the node, or the node itself; `people` are those of it who did anything."""

    key: str
    name: str
    team: str
    people: int
    figures: list[Figure]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """The node, what is below it, and how its people are spread. `before_end` cuts the time before to as many days as
    have passed of an unfinished period."""

    metrics: list[Metric]
    before_start: date
    before_end: date
    total: Line
    lines: list[Line]
    peers: list[rules.Peers | None]


@dataclass(frozen=True, slots=True)
class Month:
    """A month: of the node a head (or of the person), and of the people."""

    key: str
    value: float
    peers: rules.Peers | None


def counted() -> list[Metric]:
    """What is counted, as far as the apps are there."""
    return [found for code in CODES if (found := ports.metrics.get(code))]


def spans(period: Period) -> tuple[tuple[date, date], tuple[date, date]]:
    """The days of the period so far, and as many of the one before (all of it when the period is over)."""
    today = clock.today()
    end = max(period.start, min(period.end, today))
    before = period.before()
    last = before.end if end == period.end else min(before.end, before.start + (end - period.start))
    return (period.start, end), (before.start, last)


def read(actor: Actor, place: nodes.Place, period: Period, everybody: bool = False) -> Behaviour:
    """The node's children: teams directly below it and the people of its own team; or everybody in it."""
    kinds, (now, before) = counted(), spans(period)
    seen = [(_counts(kind, place, *now), _counts(kind, place, *before)) for kind in kinds]
    people = sorted({who for pair in seen for counts in pair for who in counts.people})
    if place.owner is not None:
        spread = [rules.quartiles(one) for one in _peers_of(place, kinds, now)]
    else:
        spread = [rules.quartiles([counts.people.get(who, 0) for who in people]) for counts, _ in seen]
    may = [opens(actor, place, permission_of(kind.resource)) for kind in kinds]

    def line(key: str, name: str, team: str, teams: list[int] | None, who: int | None) -> Line:
        figures = []
        for kind, (counts, old), middle, open_ in zip(kinds, seen, spread, may, strict=True):
            value = counts.of(teams, who)
            opened = _drill(kind, place, now, key) if open_ else None
            standing = middle.standing(value) if middle and who is not None else None
            figures.append(Figure(value, old.of(teams, who), standing, opened))
        heads = 1 if who is not None else len(set().union(*(one.doers(teams) for pair in seen for one in pair)))
        return Line(key, name, team, heads, figures)

    if place.owner is not None:
        return Behaviour(kinds, *before, line(place.key, place.name, "", None, place.owner), [], spread)
    total = line(place.key, place.name, "", None, None)
    if everybody:
        return Behaviour(
            kinds, *before, total, [line(f"member:{one[0]}", *one[1:], None, one[0]) for one in _named(people)], spread
        )
    lines = [
        line(f"team:{one}", place.tree.nodes[one].name, "", place.tree.below(one), None)
        for one in place.tree.children.get(place.id, [])
    ]
    own = Member.objects.filter(team_id=place.id, id__among=people).values_list("id", flat=True)
    lines += [line(f"member:{who}", name, team, None, who) for who, name, team in _named(own)]
    return Behaviour(kinds, *before, total, [one for one in lines if one.people], spread)


def trend(place: nodes.Place, code: str) -> list[Month]:
    """The last twelve months of one metric: a head of the node (or the person), and how its people are spread."""
    kind = next((one for one in counted() if one.code == code), None)
    if kind is None:
        return []
    month = periods.containing("month", clock.today())
    months = [month]
    while len(months) < MONTHS:
        months.insert(0, months[0].before())
    teams = place.teams if place.owner is None else [place.team]
    rows = kind.totals(start=months[0].start, end=months[-1].end, owner=None, teams=teams, by=["owner_id", "month"])
    by_month: dict[date, dict[int, int]] = {}
    for who, first, _, value in rows:
        if who:
            by_month.setdefault(first, {})[who] = value
    people = {who for one in by_month.values() for who in one}
    found = []
    for one in months:
        values = by_month.get(one.start, {})
        whole = [values.get(who, 0) for who in people]
        mine = values.get(place.owner, 0) if place.owner is not None else sum(whole) / len(whole) if whole else 0
        found.append(Month(one.key, round(mine, 1), rules.quartiles(whole)))
    return found


def _counts(kind: Metric, place: nodes.Place, start: date, end: date) -> Counts:
    counts = Counts()
    rows = kind.totals(start=start, end=end, owner=place.owner, teams=place.teams, by=["owner_id", "team_id"])
    for who, team, _, value in rows:
        counts.add(who, team, value)
    return counts


def _peers_of(place: nodes.Place, kinds: list[Metric], now: tuple[date, date]) -> list[list[int]]:
    """Of one person: the people of the same team."""
    found = []
    rows = [kind.totals(start=now[0], end=now[1], owner=None, teams=[place.team], by=["owner_id"]) for kind in kinds]
    people = {who for one in rows for who, _, _ in one if who}
    for one in rows:
        values = {who: value for who, _, value in one}
        found.append([values.get(who, 0) for who in people])
    return found


def _named(people: Iterable[int]) -> list[tuple[int, str, str]]:
    rows = Member.objects.filter(id__among=list(people)).order_by("team__path", "name", "id")
    return list(rows.values_list("id", "name", "team__name"))


def _drill(kind: Metric, place: nodes.Place, days: tuple[date, date], key: str) -> Drill:
    resource, rules_ = kind.drill(*days)
    sort, number = nodes.parse(key)
    if sort == "member" and place.kind == "team":
        where = [{"field": "owner", "operator": "=", "value": number}, *nodes.rules(place)]
    elif key != place.key:
        where = nodes.rules(place, team=number)
    else:
        where = nodes.rules(place)
    return drill(resource, *rules_, *where)
