"""The workbench 工作台: what to do today, how far one is, who is behind. At most ten queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Sum

from yingdan.deals import figures
from yingdan.deals.figures import fen
from yingdan.insight.selectors import worklist
from yingdan.insight.selectors.drills import Drill, drill, rule
from yingdan.insight.selectors.funnel import whose
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.rules.calendar import Calendar
from yingdan.targets import metrics
from yingdan.targets.models import Cell, Target, TeamSum
from yingdan.targets.rules import period as periods
from yingdan.targets.rules import progress
from yingdan.targets.selectors import attainment, nodes

BEHIND = 10


@dataclass(frozen=True, slots=True)
class StageLine:
    """Open deals of a stage, over all pipelines in their order."""

    stage: int
    name: str
    pipeline: str
    color: str
    count: int
    fen: int
    weighted: int
    drill: Drill


@dataclass(frozen=True, slots=True)
class Workbench:
    """A person's first page; for a team node also who is behind."""

    place: nodes.Place
    month: attainment.Attainment
    year: progress.Progress
    year_elapsed: float
    behind: list[attainment.Line]
    stages: list[StageLine]
    lists: dict[str, worklist.Listing]


def read(actor: Actor, place: nodes.Place, forgotten_days: int) -> Workbench:
    """Everything on the page."""
    today = clock.today()
    month = attainment.read(actor, place, periods.month(today.month, today.year), metrics.DEFAULT)
    calendar = month.calendar
    elapsed = periods.year(today.year).elapsed(today, calendar)
    return Workbench(
        place, month, _year(place, calendar), elapsed, _behind(month.children), _stages(place),
        worklist.read(place, forgotten_days),
    )  # fmt: skip


def _year(place: nodes.Place, calendar: Calendar) -> progress.Progress:
    """The node's year."""
    whole = periods.year(clock.today().year)
    rows = metrics.find(metrics.DEFAULT).totals(
        start=whole.start, end=whole.end, owner=place.owner, teams=place.teams, by=["month"]
    )
    return progress.progress(
        _target(place, whole.year), sum(row[-1] for row in rows), whole.elapsed(clock.today(), calendar),
        whole.days_left(clock.today(), calendar),
    )  # fmt: skip


def _target(place: nodes.Place, year: int) -> int:
    """What the published targets of a node come to in the year."""
    counted = Target.objects.filter(metric=metrics.DEFAULT, year=year, status="published").values("id")
    if place.kind == "member":
        rows: QuerySet[Any] = Cell.objects.filter(target__in=counted, member_id=place.id)
    else:
        rows = TeamSum.objects.filter(target__in=counted)
        rows = rows if place.teams is None else rows.filter(team_id__among=place.teams)
    return int(rows.aggregate(fen=Sum("fen"))["fen"] or 0)


def _behind(lines: list[attainment.Line]) -> list[attainment.Line]:
    """Those who are behind time, worst first; people and teams without a target cannot be."""
    late = [line for line in lines if line.progress.time_gap is not None and line.progress.time_gap < 0]
    return sorted(late, key=lambda line: (line.progress.time_gap or 0, line.name, line.id))[:BEHIND]


def _stages(place: nodes.Place) -> list[StageLine]:
    order = ["pipeline__position", "pipeline_id", "stage__position", "stage_id"]
    rows = figures.open_by_stage(whose(place)).values_list(*order, "stage__name", "pipeline__name", "stage__color")
    where = [rule("status", "=", "open"), *nodes.rules(place)]
    return [
        StageLine(stage, name, pipeline, color, int(count), fen(amount), fen(weighted),
                  drill("deal", rule("stage", "=", str(stage)), *where))
        for _, _, _, stage, name, pipeline, color, count, amount, weighted in rows.annotate(
            Sum("count"), Sum("amount"), Sum("weighted")
        ).order_by(*order)
        if count
    ]  # fmt: skip
