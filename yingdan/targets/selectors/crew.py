"""What it takes for everybody of a team at once: each one's remaining target, own rates, work a week."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, Sum

from yingdan.deals import figures
from yingdan.deals.figures import Whose
from yingdan.deals.models import Deal
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.targets import metrics
from yingdan.targets.models import Cell, Target
from yingdan.targets.rules import reverse
from yingdan.targets.rules.period import Period
from yingdan.targets.rules.reverse import Rates, Record
from yingdan.targets.selectors import activity, attainment, nodes, records, working
from yingdan.targets.selectors.columns import Columns, person_sums
from yingdan.targets.selectors.reverse import Ask, activities
from yingdan.targets.selectors.working import Line


@dataclass(frozen=True, slots=True)
class Moved:
    """How far the sliders of the team were moved: each one's own rates move by the same factor."""

    win: float = 1.0
    deal: float = 1.0
    cycle: float = 1.0
    from_nothing: float | None = None  # the average deal asked for where nobody has a record

    def of(self, rates: Rates) -> Rates:
        """Somebody's rates, moved."""
        if self == Moved():
            return rates
        deal = rates.deal * self.deal if rates.deal else self.from_nothing
        return reverse.what_if(rates, min(rates.win() * self.win, 1.0), deal, rates.rest() * self.cycle)


def read(actor: Actor, place: nodes.Place, period: Period, ask: Ask) -> dict[str, Any]:
    """The table (`api.crew.CrewOut`): in order of team and name. The number of queries does not grow with people."""
    line = working.line(Whose(place.owner, place.teams), ask.pipeline)
    targets = attainment.counted(metrics.DEFAULT, period)
    planned = _planned(targets, place, period)
    today = clock.today()
    first = max(today, period.start)
    now = _now(place, first, max(first, period.end))
    people = _people(place, {*planned, *now})
    members = [one.id for one in people]
    usual, own = _rates(place, people, line)
    moved = _moved(place, line, ask)
    reached = _reached(period)
    opened, others = _open(members, line, period.end)
    days = max((period.end - first).days + 1, 0)
    rows = []
    for one in people:
        target, actual = planned.get(one.id, 0), reached.get(one.id, 0)
        rates, remaining = moved.of(usual[one.id]), max(target - actual, 0)
        stages = [opened.get((one.id, stage.id), (0, 0)) for stage in line.stages]
        plan = reverse.plan(remaining, days, rates, stages, others.get(one.id, 0))
        may = one.id == actor.member_id or nodes.reaches_member(actor, "target.edit", one.id, one.team_id)
        rows.append(
            {
                "member": one.id, "name": one.name, "team": one.team_id, "can_save": may,
                "team_name": place.tree.nodes[one.team_id].name,
                "target": target, "actual": actual, "remaining": remaining,
                "win": rates.win(), "deal": rates.deal, "cycle": rates.rest(),
                "closed": own[one.id].reached[0], "won": own[one.id].won,
                "items": activities(line, plan, rates, period, first) if plan else [], "now": now.get(one.id, {}),
            }
        )  # fmt: skip
    return {"pipeline": line.id, "period": {"key": period.key, "start": period.start, "end": period.end},
            "days": days, "people": rows}  # fmt: skip


def _reached(period: Period) -> dict[int, int]:
    """What each person reached."""
    rows = metrics.find(metrics.DEFAULT).totals(
        start=period.start, end=period.end, owner=None, teams=None, by=["owner_id"]
    )
    return {owner: int(value) for owner, _, value in rows}


def _people(place: nodes.Place, wanted: Collection[int]) -> list[Member]:
    """Those who are still there, and whose main team lies below."""
    rows = org.present(Member.objects.filter(id__among=list(wanted), team_id__among=list(place.tree.nodes)))
    order = {team: n for n, team in enumerate(place.tree.nodes)}
    return sorted(rows, key=lambda one: (order[one.team_id], one.name, one.id))


def _planned(targets: list[Target], place: nodes.Place, period: Period) -> dict[int, int]:
    """Target by member, of those whose main team lies below, wherever they carry it."""
    mine = Q(target__in=targets, member__team_id__among=list(place.tree.nodes))
    if period.whole_months:
        cells = Cell.objects.filter(mine, month__gte=period.first, month__lte=period.last)
        rows = cells.values_list("member_id").annotate(Sum("fen")).order_by()
        return {member: int(fen) for member, fen in rows if fen}
    found: dict[int, int] = {}
    for target in targets:
        teams = Cell.objects.filter(mine, target=target).values_list("team_id", flat=True).distinct()
        for (_, member), (fen,) in person_sums(target, list(teams), Columns([period])).items():
            found[member or 0] = found.get(member or 0, 0) + fen
    return {member: fen for member, fen in found.items() if fen}


def _now(place: nodes.Place, start: date, end: date) -> dict[int, dict[str, int]]:
    """What is meant already, a week, at the beginning of the days."""
    rows = activity.in_force(start, end).filter(member__team_id__among=list(place.tree.nodes)).order_by("-starts_on")
    found: dict[int, dict[str, int]] = {}
    for row in rows:  # the earliest comes last and stays
        found.setdefault(row.member_id, {})[row.kind] = row.per_week
    return found


def _rates(place: nodes.Place, people: list[Member], line: Line) -> tuple[dict[int, Rates], dict[int, Record]]:
    """Each one's rates, shrunk to the own team's, these to the company's, as in `working.rates`; and own records."""
    company = reverse.shrunk(working.record(Whose(), line, work=False), working.usual(line.stages))
    teams = {team: reverse.shrunk(record, company) for team, record in records.of_teams(place.tree, line).items()}
    own = records.of_people([one.id for one in people], line)
    return {one.id: reverse.shrunk(own[one.id], teams[one.team_id]) for one in people}, own


def _moved(place: nodes.Place, line: Line, ask: Ask) -> Moved:
    if ask.win is None and ask.deal is None and ask.cycle is None:
        return Moved()
    usual = working.rates(place, line).rates

    def factor(asked: float | None, now: float) -> float:
        return asked / now if asked is not None and now else 1.0

    return Moved(factor(ask.win, usual.win()), factor(ask.deal, usual.deal), factor(ask.cycle, usual.rest()), ask.deal)


def _open(
    members: Collection[int], line: Line, end: date
) -> tuple[dict[tuple[int, int], tuple[int, int]], dict[int, int]]:
    """Open deals by owner and stage (count, fen); and what those of other pipelines should bring, by owner."""
    sums = figures.open_deals(Whose(), "owner_id", "stage_id", pipeline=line.id)
    by_stage = {(owner, stage): (count, fen) for owner, stage, count, fen, _ in sums}
    rows = Deal.objects.filter(owner_id__among=list(members), expected_close__lte=end, status="open")
    others = rows.exclude(pipeline_id=line.id).values_list("owner_id").annotate(Sum("weighted")).order_by()
    return by_stage, {owner: figures.fen(weighted) for owner, weighted in others}
