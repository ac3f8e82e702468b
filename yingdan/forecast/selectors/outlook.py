"""What a period will bring, of a node and of what is directly under it: the figures that pages and other apps read.

Target, won and what is open are read as they are now; the others as of the last run (`at`).
"""

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
from django.db.models import Count, F, Q, QuerySet

from yingdan.forecast.models import Line, Run
from yingdan.forecast.rules import simulate
from yingdan.kernel.actor import Actor
from yingdan.targets import metrics
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import attainment, nodes


@dataclass(frozen=True, slots=True)
class Outlook:
    """Of a node. From `commit` on: None when the last run did not look at the period. `chance` is that of reaching the
    target, None without one."""

    kind: nodes.Kind
    id: int
    name: str
    target: int
    won: int
    open_fen: int
    open_count: int
    drill: attainment.Drill
    open_drill: attainment.Drill
    commit: int | None = None
    best: int | None = None
    weighted: int | None = None
    expected: int | None = None
    fresh: int | None = None
    p10: int | None = None
    p50: int | None = None
    p90: int | None = None
    chance: float | None = None
    rolled_commit: int | None = None
    rolled_best: int | None = None
    named_commit: int | None = None
    named_best: int | None = None
    people: int = 0
    called: int = 0
    overridden: bool = False
    at: datetime | None = None

    @property
    def key(self) -> str:
        """As in addresses."""
        return f"{self.kind}:{self.id}"


def last_run() -> Run | None:
    """The run that pages show."""
    return Run.objects.filter(kept=False).order_by("-id").first()


def as_of(day: date) -> Run | None:
    """The last snapshot on a day or before."""
    return Run.objects.filter(kept=True, day__lte=day).order_by("-day").first()


def read(actor: Actor, place: nodes.Place, period: Period) -> Outlook:
    """Of the node itself."""
    return family(actor, place, period)[0]


def family(actor: Actor, place: nodes.Place, period: Period, run: Run | None = None) -> list[Outlook]:
    """The node first, then its sub-teams and the people of the team itself; at most ten queries."""
    found = attainment.read(actor, place, period, metrics.DEFAULT)
    run = run or last_run()
    kept = lines(run, place, period) if run else {}
    return [_outlook(one, kept.get((one.kind, one.id)), run) for one in (found.line, *found.children)]


def lines(run: Run, place: nodes.Place, period: Period) -> dict[tuple[str, int], Line]:
    """The lines of a run by node."""
    rows: QuerySet[Line] = Line.objects.filter(run=run, period=period.key)
    if place.kind == "member":
        found = list(rows.filter(member_id=place.id).order_by("team_id"))
        whole = next((one for one in found if one.team_id is None), found[0] if found else None)
        return {("member", place.id): whole} if whole else {}
    teams = [place.id, *place.tree.children.get(place.id, [])]
    rows = rows.filter(Q(team_id__in=teams, member_id=None) | Q(team_id=place.id, member_id__isnull=False))
    return {("team", one.team_id or 0) if one.member_id is None else ("member", one.member_id): one for one in rows}


@dataclass(frozen=True, slots=True)
class Behind:
    """People below a node who lack more than a share of their target, the furthest behind first, as of a run: (member,
    team, chance). `behind` of `of` people with a target do."""

    people: list[tuple[int, int, float | None]]
    behind: int
    of: int
    at: datetime


def behind(place: nodes.Place, period: Period, share: float, most: int) -> Behind | None:
    """From the lines of the last run, so that nobody's deals are read; None where it did not look at the period."""
    run = last_run()
    if run is None or place.kind == "member":
        return None
    rows = Line.objects.filter(run=run, period=period.key, member__isnull=False, team__isnull=False, target__gt=0)
    if place.teams is not None:
        rows = rows.filter(team_id__among=place.teams)
    lacking = Q(weighted__lt=F("target") * (1 - share))
    sums = rows.aggregate(of=Count("id"), behind=Count("id", filter=lacking))
    if not sums["of"]:
        return None
    found = rows.filter(lacking).order_by(F("weighted") - F("target"), "id")[:most]
    people = [(one.member_id or 0, one.team_id or 0, one.chance) for one in found]
    return Behind(people, sums["behind"], sums["of"], run.at)


def _outlook(line: attainment.Line, kept: Line | None, run: Run | None) -> Outlook:
    target, won, open_fen, open_count = line.progress.target, line.progress.actual, line.open_fen, line.open_count
    if run is not None and run.kept:  # as it was then, not as it is now
        kept = kept or Line()
        target, won, open_fen, open_count = kept.target, kept.won, kept.open_fen, kept.open_count
    head = (line.kind, line.id, line.name, target, won, open_fen, open_count, line.drill, line.open_drill)
    if kept is None or run is None:
        return Outlook(*head)
    chance = kept.chance
    if target != kept.target and kept.levels:
        chance = simulate.chance_of(np.array(kept.levels, dtype=float), float(target)) if target else None
    return Outlook(
        *head, commit=kept.commit, best=kept.best, weighted=kept.weighted, expected=kept.expected, fresh=kept.fresh,
        p10=kept.p10, p50=kept.p50, p90=kept.p90, chance=chance, rolled_commit=kept.rolled_commit,
        rolled_best=kept.rolled_best, named_commit=kept.named_commit, named_best=kept.named_best, people=kept.people,
        called=kept.called, overridden=kept.overridden, at=run.at,
    )  # fmt: skip
