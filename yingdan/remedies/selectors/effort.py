"""How much is done: follow-ups a head and workday of the last weeks, of people and teams side by side."""

from datetime import date, timedelta
from statistics import median

from django.db.models import Count, Q, QuerySet

from yingdan.kernel import clock
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.org.selectors import calendar as calendars
from yingdan.remedies.rules.verdict import Effort
from yingdan.targets import metrics
from yingdan.targets.selectors import nodes
from yingdan.targets.selectors import tree as trees

DAYS = 30
Key = tuple[str, int]  # kind, id


def efforts(place: nodes.Place) -> dict[Key, Effort]:
    """Of what is right under a team – each kind against the others of its kind – or of a person against the own team.
    Four queries."""
    if place.kind == "member":
        team = trees.of_team(place.team)
        team = trees.Tree({place.team: team.nodes[place.team]})
        return _against(_people(place.team, team))
    found = _against(_people(place.id, place.tree))
    return {**found, **_against(_teams(place))}


def _against(rates: dict[Key, float]) -> dict[Key, Effort]:
    """Each one against the middle of the others."""
    found = {}
    for key, own in rates.items():
        others = [rate for other, rate in rates.items() if other != key]
        found[key] = Effort(own, median(others) if others else 0.0, len(others))
    return found


def span() -> tuple[date, date]:
    """The days that are looked at: the last thirty until yesterday."""
    last = clock.today() - timedelta(1)
    return last - timedelta(DAYS - 1), last


def _done(teams: list[int] | None, inside: int) -> dict[tuple[int | None, int | None], int]:
    start, end = span()
    rows = metrics.find("followups").totals(
        start=start, end=end, owner=None, teams=teams, by=["team_id", "person"], inside=inside
    )
    return {(team, person): int(count) for team, person, count, _ in rows}


def _people(team: int, tree: trees.Tree) -> dict[Key, float]:
    """Present people of the team itself."""
    start, end = span()
    days = calendars.Calendars().of(team).workdays(start, end) or 1
    members = _settled([team], start)
    done = _done([team], team)
    return {("member", one): done.get((team, one), 0) / days for one in members.values_list("id", flat=True)}


def of_teams(teams: list[int]) -> dict[Key, Effort]:
    """Of the people of some teams, each against the own team. Two queries and the calendars."""
    start, end = span()
    rows = metrics.find("followups").totals(start=start, end=end, owner=None, teams=teams, by=["team_id", "owner_id"])
    done = {(team, person): int(count) for team, person, count, _ in rows}
    known = calendars.Calendars()
    rates: dict[int, dict[Key, float]] = {}
    for person, team in _settled(teams, start).values_list("id", "team_id"):
        days = known.of(team).workdays(start, end) or 1
        rates.setdefault(team, {})["member", person] = done.get((team, person), 0) / days
    return {key: effort for one in rates.values() for key, effort in _against(one).items()}


def _settled(teams: list[int], start: date) -> QuerySet[Member]:
    """Present people who were there the whole time."""
    rows = org.present(Member.objects.filter(team_id__among=teams))
    return rows.filter(Q(started_on=None) | Q(started_on__lt=start))


def _teams(place: nodes.Place) -> dict[Key, float]:
    """Teams right below, a head."""
    below = place.tree.children.get(place.id, [])
    if not below:
        return {}
    start, end = span()
    days = calendars.Calendars().of(place.team).workdays(start, end) or 1
    rows = org.present(Member.objects.all())
    if place.teams is not None:
        rows = rows.filter(team_id__among=place.teams)
    heads = dict(rows.values_list("team_id").annotate(n=Count("id")).order_by())
    sums: dict[int, list[int]] = {}
    for (team, _), count in _done(place.teams, 0).items():
        if team is not None:
            sums[team] = [sums.get(team, [0, 0])[0] + count, 0]
    for team, count in heads.items():
        sums.setdefault(team, [0, 0])[1] = count
    rolled = place.tree.rolled_up(sums, 2)
    return {("team", one): rolled[one][0] / rolled[one][1] / days for one in below if rolled[one][1]}
