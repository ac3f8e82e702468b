"""What people's deals and work say for the reverse funnel: records of a person, a team, the company."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.db.models import Sum

from yingdan.customers.models import WorkTally
from yingdan.deals import figures
from yingdan.deals.figures import Whose
from yingdan.deals.models import Deal, DealTally, OpenSummary, Stage
from yingdan.deals.selectors import pipelines
from yingdan.kernel import clock
from yingdan.org.services import tallies
from yingdan.targets.rules import reverse
from yingdan.targets.rules.reverse import Rates, Record
from yingdan.targets.selectors import nodes
from yingdan.targets.selectors import tree as trees

MONTHS_BACK = 24  # of the months in which deals were opened
WORK_DAYS = 90  # of the work that goes with new deals
DAY = 86_400
QUOTE = re.compile("报价|投标|quot|proposal|bid", re.IGNORECASE)  # the stage in which a price goes out, by its name
USUAL_STAY = 14  # days in a stage that has no norm
METHODS = {"visit": "visits", "call": "calls", "demo": "demos"}
WORK = {"visits": "visits", "calls": "calls", "demos": "demos", "leads": "customers"}  # where they are counted


@dataclass(frozen=True, slots=True)
class Line:
    """A pipeline and its stages in use, in order."""

    id: int
    name: str
    stages: list[Stage]

    @property
    def quote(self) -> int | None:
        """Which stage is the one with the quote; None when no name says so."""
        return next((n for n, stage in enumerate(self.stages) if n and QUOTE.search(stage.name)), None)


@dataclass(frozen=True, slots=True)
class Found:
    """The rates of a node, those of the group around it, and the node's own record."""

    rates: Rates
    base: Rates
    own: Record


def line(whose: Whose, wanted: int | None) -> Line:
    """The pipeline asked for, else the one in which there are open deals."""
    if wanted is None:
        known = [one.id for one in pipelines.active()]
        wanted = pipelines.to_show(known, figures.open_by_stage(whose)) if known else None
    found = pipelines.get(wanted)
    return Line(found.id, found.name, list(found.stages.all()))


def usual(stages: list[Stage]) -> Rates:
    """What the pipeline itself says: win rates and usual days of its stages."""
    wins = [min(max(stage.probability / 100, reverse.LEAST), 1.0) for stage in stages] + [1.0]
    onward = tuple(min(now / after, 1.0) for now, after in pairwise(wins))
    return Rates(0.0, onward, tuple(float(stage.norm_days or USUAL_STAY) for stage in stages), {})


def rates(place: nodes.Place, line_: Line) -> Found:
    """The node's rates, shrunk to its team's (of a team: the company's), these to the company's, these to the usual."""
    company = Whose()
    mine = Whose(place.owner, place.teams)
    found = reverse.shrunk(record(company, line_, work=False), usual(line_.stages))
    if place.kind == "member":
        team = Whose(None, trees.of_team(place.team).below(place.team))
        found = reverse.shrunk(record(team, line_), found)
    own = record(mine, line_)
    return Found(reverse.shrunk(own, found), found, own)


def window() -> tuple[date, date]:
    """The days in which the deals of the record were opened."""
    today = clock.today()
    return date(today.year - MONTHS_BACK // 12, today.month, 1), today


def record(whose: Whose, line_: Line, *, work: bool = True) -> Record:
    """Closed deals of the last two years (by when they were opened), and the work of the last 90 days."""
    start, today = window()
    reached, won, amount, days = [0] * len(line_.stages), 0, 0, 0
    for furthest, status, count, fen, cycle in figures.cohort(start, today, whose, line_.id):
        if status == "open":
            continue
        won, amount, days = (won + count, amount + fen, days + cycle) if status == "won" else (won, amount, days)
        for n, stage in enumerate(line_.stages):
            if status == "won" or furthest >= stage.position or n == 0:
                reached[n] += count
    opened, done = _work(whose, today) if work else (0, {})
    return Record(reached, won, amount, _stays(whose, line_, start, today, won, days), opened, done)


def _stays(whose: Whose, line_: Line, start: date, today: date, won: int, days: int) -> list[tuple[int, float]]:
    """A person's own stays; of many people the cycle of their won deals, over the stages as usual."""
    if whose.owner is not None:
        own = {stage: (n, sum_ / DAY) for stage, n, sum_ in figures.owner_stays(start, today, whose, line_.id)}
        return [own.get(stage.id, (0, 0.0)) for stage in line_.stages]
    norms = usual(line_.stages).days
    return [(won, days * norm / sum(norms)) for norm in norms]


def _work(whose: Whose, today: date) -> tuple[int, dict[str, int]]:
    """New deals, and new customers, visits, calls and demos of the last 90 days."""
    span: Any = {"start": today - timedelta(WORK_DAYS), "end": today, "owner": whose.owner, "teams": whose.teams}
    (opened,) = tallies.sums(DealTally, "opened", **span)
    done = tallies.sums(WorkTally, *WORK.values(), **span)
    return opened, dict(zip(WORK, done, strict=True))


def open_deals(whose: Whose, line_: Line, end: date) -> tuple[list[tuple[int, int]], int]:
    """Open deals by stage (count, fen); and what those of other pipelines should bring until a day, weighted."""
    sums = figures.open_deals(whose, "stage_id", pipeline=line_.id)
    by_stage = {stage: (count, fen) for stage, count, fen, _ in sums}
    return [by_stage.get(stage.id, (0, 0)) for stage in line_.stages], _others(whose, line_, end)


def _others(whose: Whose, line_: Line, end: date) -> int:
    """From sums; of a month that goes on after the day from its deals."""
    after = end + timedelta(1)
    whole = end if after.day == 1 else end.replace(day=1) - timedelta(1)
    sums = OpenSummary.objects.filter(whose.q(), close_month__lte=whole).exclude(pipeline_id=line_.id)
    found = figures.fen(sums.aggregate(sum=Sum("weighted"))["sum"])
    if whole == end:
        return found
    rows = Deal.objects.filter(whose.q(), status="open", expected_close__gt=whole, expected_close__lte=end)
    return found + figures.fen(rows.exclude(pipeline_id=line_.id).aggregate(sum=Sum("weighted"))["sum"])
