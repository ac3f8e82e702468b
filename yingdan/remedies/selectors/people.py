"""Who is behind, however far down the tree: the last forecast run names them, and lines are worked out for those."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Sum

from yingdan.forecast.selectors import outlook
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member, Team
from yingdan.remedies.models import Remedy
from yingdan.remedies.rules.counts import Counts
from yingdan.remedies.rules.verdict import SMALL
from yingdan.remedies.selectors import counting, effort
from yingdan.remedies.selectors.lines import NOTHING, Line, Whom, drills, judged
from yingdan.targets import metrics
from yingdan.targets.models import Cell
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import attainment, nodes

MOST = 12


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody behind, with the team in which that is so."""

    line: Line
    team: int
    team_name: str


@dataclass(frozen=True, slots=True)
class People:
    """The furthest behind first. `behind` of `of` people with a target were so when the forecast was last worked out,
    at `at`; `found` holds the first of them, as they stand now."""

    found: list[Person]
    behind: int
    of: int
    at: datetime


def read(actor: Actor, place: nodes.Place, period: Period) -> People | None:
    """Of the people below a team, through all its levels. A fixed number of queries, and figures of a dozen teams at
    most; None where no forecast looked at the period."""
    known = outlook.behind(place, period, SMALL, MOST)
    if known is None:
        return None
    people = [member for member, _, _ in known.people]
    teams = sorted({team for _, team, _ in known.people})
    counts = counting.of_people(period, teams)
    around = {team: sum((own for (at, _), own in counts.items() if at == team), Counts()) for team in teams}
    names, team_names = (
        dict(rows.filter(id__in=ids).values_list("id", "name"))
        for rows, ids in ((Member.objects.all(), people), (Team.objects.all(), teams))
    )
    targets, efforts, given = _targets(people, teams, period), effort.of_teams(teams), _given(people, period)
    found = []
    for member, team, chance in known.people:
        opens = nodes.reaches_member(actor, "deal.read", member, team)
        where = [
            {"field": name, "operator": "=", "value": value} for name, value in (("owner", member), ("team", team))
        ]
        line = judged(
            Whom("member", member, names.get(member, ""), targets.get((member, team), 0)),
            counts.get((team, member), Counts()), around[team], efforts.get(("member", member)), chance,
            given.get(member, 0), drills(period, where) if opens else NOTHING,
        )  # fmt: skip
        if line.verdict.verb != "none":
            found.append(Person(line, team, team_names.get(team, "")))
    return People(sorted(found, key=lambda one: -one.line.split.gap), known.behind, known.of, known.at)


def _targets(people: list[int], teams: list[int], period: Period) -> dict[tuple[int, int], int]:
    """By member and team, in fen."""
    rows = Cell.objects.filter(
        target__in=attainment.counted(metrics.DEFAULT, period), month__gte=period.first, month__lte=period.last,
        member_id__in=people, team_id__in=teams,
    )  # fmt: skip
    found = rows.values_list("member_id", "team_id").annotate(sum=Sum("fen")).order_by()
    return {(member or 0, team): fen for member, team, fen in found}


def _given(people: list[int], period: Period) -> dict[int, int]:
    """Open remedies of the period by person."""
    rows = Remedy.objects.filter(
        status="open", member_id__in=people, starts_on__lte=period.end, ends_on__gte=period.start
    )
    return dict(rows.values_list("member_id").annotate(n=Count("id")).order_by())
