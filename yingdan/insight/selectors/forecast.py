"""The forecast of a year by month: won, weighted open deals, and the target beside them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum

from yingdan.deals import figures
from yingdan.insight.selectors.drills import Drill, between, drill, opens, rule
from yingdan.insight.selectors.funnel import whose
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.targets import metrics
from yingdan.targets.models import Cell, Target, TeamSum
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import nodes
from yingdan.targets.won import totals as won_totals

Open = tuple[int, int, int]  # count, fen, weighted fen


@dataclass(frozen=True, slots=True)
class Month:
    """A month: `expected` = won + weighted; `gap` = target − expected."""

    key: str
    target: int
    won: int
    won_count: int
    open_count: int
    open_fen: int
    weighted: int
    expected: int
    gap: int
    won_drill: Drill | None
    open_drill: Drill | None


@dataclass(frozen=True, slots=True)
class Pile:
    """Open deals that belong to no month to come: their expected close is over, or missing."""

    count: int
    fen: int
    weighted: int
    drill: Drill | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """The year."""

    months: list[Month]
    overdue: Pile
    undated: Pile


def targets_by_month(place: nodes.Place, year: int) -> dict[int, int]:
    """Published targets of a node by month."""
    counted = Target.objects.filter(metric=metrics.DEFAULT, year=year, status="published").values("id")
    if place.kind == "member":
        rows: QuerySet[Any] = Cell.objects.filter(target__in=counted, member_id=place.id)
    else:
        rows = TeamSum.objects.filter(target__in=counted)
        rows = rows if place.teams is None else rows.filter(team_id__among=place.teams)
    return {month: int(fen) for month, fen in rows.values_list("month").annotate(Sum("fen")).order_by()}


def read(actor: Actor, place: nodes.Place, year: int) -> Forecast:
    """The forecast; three queries."""
    whole = periods.year(year)
    target = targets_by_month(place, year)
    rows = won_totals(start=whole.start, end=whole.end, owner=place.owner, teams=place.teams, by=["month"])
    won = {month.month: (count, fen) for month, count, fen in rows}
    dated: dict[date | None, Open] = {
        month: (count, fen, weighted) for month, count, fen, weighted in figures.open_deals(whose(place), "close_month")
    }
    this_month = clock.today().replace(day=1)
    may = opens(actor, place)
    where = nodes.rules(place)
    is_open = rule("status", "=", "open")
    months = [
        _month(periods.month(n, year), target.get(n, 0), won.get(n, (0, 0)), dated, this_month, where, may)
        for n in range(1, 13)
    ]
    late = [values for month, values in dated.items() if month is not None and month < this_month]
    overdue = drill("deal", is_open, rule("expected_close", "<", this_month.isoformat()), *where) if may else None
    undated = drill("deal", is_open, rule("expected_close", "null"), *where) if may else None
    return Forecast(months, _pile(late, overdue), _pile([dated[None]] if None in dated else [], undated))


def _pile(values: list[Open], found: Drill | None) -> Pile:
    count, fen, weighted = (sum(value[n] for value in values) for n in range(3))
    return Pile(count, fen, weighted, found)


def _month(
    span: periods.Period, target: int, won: tuple[int, int], dated: dict[date | None, Open], this_month: date,
    where: list[Drill], may: bool,
) -> Month:  # fmt: skip
    """A month; open deals whose month is over wait among the overdue and are expected nowhere."""
    count, fen, weighted = dated.get(span.start, (0, 0, 0)) if span.start >= this_month else (0, 0, 0)
    expected = won[1] + weighted
    closed = [rule("status", "=", "won"), between("closed_on", span.start, span.end), *where]
    still = [rule("status", "=", "open"), between("expected_close", span.start, span.end), *where]
    return Month(
        span.key, target, won[1], won[0], count, fen, weighted, expected, target - expected,
        drill("deal", *closed) if may else None,
        drill("deal", *still) if may and span.start >= this_month else None,
    )  # fmt: skip
