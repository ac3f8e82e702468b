"""What people did 行为统计: calls, visits, new customers, new deals – against the time before and their peers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from yingdan.insight.rules import peers as rules
from yingdan.insight.selectors import works
from yingdan.insight.selectors.drills import Drill, of_line, opens, permission_of
from yingdan.insight.selectors.rates import RateFigure, Rates
from yingdan.kernel import clock, ports
from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Metric
from yingdan.org.models import Member
from yingdan.targets.rules import period as periods
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import nodes

CODES = ("followups", "calls", "visits", "meetings", "demos", "customers_new", "deals_new")
MONTHS = 12
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Figure:
    """How often; `standing` among peers only of persons, `drill` null where the reader may not open the records."""

    value: int
    before: int
    standing: rules.Standing | None
    drill: Drill | None


@dataclass(frozen=True, slots=True)
class Line:
    """A team or person below the node, or the node itself; `people` are those of it who did anything. `rates` are
    shares of what was asked of them."""

    key: str
    name: str
    team: str
    people: int
    figures: list[Figure]
    rates: list[RateFigure]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """The node, what is below it, and how its people are spread. `before_end` cuts the time before to as many days as
    have passed of an unfinished period."""

    metrics: list[Metric]
    rates: Rates
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


def spans(period: Period) -> tuple[Span, Span]:
    """The days of the period so far, and as many of the one before (all of it when the period is over)."""
    today = clock.today()
    end = max(period.start, min(period.end, today))
    before = period.before()
    last = before.end if end == period.end else min(before.end, before.start + (end - period.start))
    return (period.start, end), (before.start, last)


def read(actor: Actor, place: nodes.Place, period: Period, everybody: bool = False) -> Behaviour:
    """The node's children: teams directly below it and the people of its own team; or everybody in it."""
    kinds, (now, before) = counted(), spans(period)
    work = works.read(kinds, (now, before), place.owner, place.teams)
    if place.owner is not None:
        crew = works.read(kinds, (now,), None, [place.team])
        spread = [rules.quartiles(one) for one in crew.by_kind()]
    else:
        spread = [rules.quartiles(one) for one in work.by_kind()]
    rates = Rates(actor, place, now, before)
    busy = rates.people().union(work.people)
    may = [opens(actor, place, permission_of(kind.resource)) for kind in kinds]

    def line(key: str, name: str, team: str, teams: list[int] | None, who: int | None) -> Line:
        values = work.of(teams, who)
        figures = []
        for n, (kind, middle, open_) in enumerate(zip(kinds, spread, may, strict=True)):
            opened = of_line(kind, place, now, key) if open_ else None
            standing = middle.standing(values[n]) if middle and who is not None else None
            figures.append(Figure(values[n], values[len(kinds) + n], standing, opened))
        return Line(
            key, name, team, 1 if who is not None else work.heads(teams), figures, list(rates.of(key, teams, who))
        )

    if place.owner is not None:
        return Behaviour(kinds, rates, *before, line(place.key, place.name, "", None, place.owner), [], spread)
    total = line(place.key, place.name, "", None, None)
    if everybody:
        lines = [line(f"member:{one[0]}", *one[1:], None, one[0]) for one in _named(busy)]
        return Behaviour(kinds, rates, *before, total, lines, spread)
    lines = [
        line(f"team:{one}", place.tree.nodes[one].name, "", place.tree.below(one), None)
        for one in place.tree.children.get(place.id, [])
    ]
    own = Member.objects.filter(team_id=place.id).values_list("id", flat=True)
    lines += [
        line(f"member:{who}", name, team, None, who)
        for who, name, team in _named(set(own) & rates.people().union(work.people))
    ]
    return Behaviour(
        kinds,
        rates,
        *before,
        total,
        [one for one in lines if one.people or any(rate.whole for rate in one.rates)],
        spread,
    )


def _did(line: Line) -> bool:
    """Whether anything was done in it, or asked of it."""
    return bool(line.people or any(one.whole for one in line.rates))


def trend(place: nodes.Place, code: str) -> list[Month]:
    """The last twelve months of one metric: a head of the node (or the person), and how its people are spread."""
    kind = next((one for one in counted() if one.code == code), None)
    if kind is None:
        return []
    month = periods.containing("month", clock.today())
    months = [month]
    while len(months) < MONTHS:
        months.insert(0, months[0].before())
    start, end = months[0].start, months[-1].end
    teams = place.teams if place.owner is None else [place.team]
    source, column = works.place_of(kind)
    people, spread = source.spread(column, start=start, end=end, teams=teams)
    own: dict[date, int] = {}
    if place.owner is not None:
        rows = kind.totals(start=start, end=end, owner=place.owner, teams=teams, by=["month"])
        own = {first: value for first, _, value in rows}
    found = []
    for one in months:
        values = spread.get(one.start, {})
        head = sum(value * count for value, count in values.items()) / people if people else 0
        mine = own.get(one.start, 0) if place.owner is not None else head
        found.append(Month(one.key, round(mine, 1), rules.spread(values, people)))
    return found


def _named(people: Iterable[int]) -> list[tuple[int, str, str]]:
    rows = Member.objects.filter(id__among=list(people)).order_by("team__path", "name", "id")
    return list(rows.values_list("id", "name", "team__name"))
