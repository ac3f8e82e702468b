"""Counts of deals by team, and by person within one team: from sums, only lost deals are counted themselves."""

from collections import defaultdict
from typing import Any

from django.db.models import Case, Count, F, Q, Sum, When

from yingdan.deals import figures
from yingdan.deals.figures import Whose
from yingdan.deals.models import Deal, OpenSummary
from yingdan.kernel import clock
from yingdan.remedies.rules.counts import Counts
from yingdan.targets import metrics
from yingdan.targets.rules.period import Period

Key = tuple[int | None, int | None]  # team, person within the team asked for


def counts(period: Period, whose: Whose, inside: int | None) -> dict[Key, Counts]:
    """By team; by person too for deals of the team `inside`. Four queries. Of a period that is over nothing that is
    open can count any more."""
    found: defaultdict[Key, dict[str, int]] = defaultdict(dict)

    def put(team: int | None, person: int | None, **values: int) -> None:
        line = found[team, person]
        for name, value in values.items():
            line[name] = line.get(name, 0) + value

    start, end = period.start, period.end
    won = metrics.find(metrics.DEFAULT).totals(
        start=start, end=end, owner=whose.owner, teams=None if whose.teams is None else list(whose.teams),
        by=["team_id", "person"], inside=inside,
    )  # fmt: skip
    for team, person, count, fen in won:
        put(team, person, won=int(count), won_fen=int(fen))
    for team, person, count in _lost(period, whose, inside):
        put(team, person, lost=count)
    if end >= clock.today():
        for team, person, opened, opened_in, promise in _open(period, whose, inside):
            put(team, person, open=opened, open_in=opened_in or 0, promise=promise or 0)
        for team, person, _, _, weighted in figures.open_in_tree(start, end, whose, inside):
            put(team, person, weighted=weighted)
    return {key: Counts(**values) for key, values in found.items()}


def of_people(period: Period, teams: list[int]) -> dict[tuple[int, int], Counts]:
    """By team and person of some teams. Three queries."""
    found: defaultdict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    start, end = period.start, period.end
    by = ("team_id", "owner_id")
    won = metrics.find(metrics.DEFAULT).totals(start=start, end=end, owner=None, teams=teams, by=list(by))
    for team, owner, count, amount in won:
        found[team, owner or 0] |= {"won": int(count), "won_fen": int(amount)}
    whose = Whose(None, teams)
    for team, owner, count in _lost_rows(period, whose).values_list(*by).annotate(n=Count("*")).order_by():
        found[team, owner or 0]["lost"] = count
    if end >= clock.today():
        within = Q(close_month__range=(start, end))
        rows = OpenSummary.objects.filter(whose.q()).values_list(*by)
        names = ("n", "near", "promised", "worth")
        sums = dict(zip(names, (*_open_sums(within), Sum("weighted", filter=within)), strict=True))
        for team, owner, opened, near, promise, weighted in rows.annotate(**sums).order_by():
            found[team, owner or 0] |= {
                "open": opened, "open_in": near or 0, "promise": promise or 0, "weighted": figures.fen(weighted),
            }  # fmt: skip
    return {key: Counts(**values) for key, values in found.items()}


def total(period: Period, whose: Whose) -> Counts:
    """Of all together."""
    return sum(counts(period, whose, None).values(), Counts())


def _person(rows: Any, inside: int | None) -> Any:
    return rows.annotate(person=Case(When(team_id=inside, then=F("owner_id")), default=None))


def _lost(period: Period, whose: Whose, inside: int | None) -> Any:
    rows = _person(_lost_rows(period, whose), inside)
    return rows.values_list("team_id", "person").annotate(n=Count("*")).order_by()


def _lost_rows(period: Period, whose: Whose) -> Any:
    return Deal.objects.filter(whose.q(), status__in=["lost", "abandoned"], closed_on__range=(period.start, period.end))


def _open_sums(within: Q) -> tuple[Sum, Sum, Sum]:
    """All of them, those of the period, and the wins that these promise."""
    return Sum("count"), Sum("count", filter=within), Sum(F("count") * F("stage__probability"), filter=within)


def _open(period: Period, whose: Whose, inside: int | None) -> Any:
    """All open deals, those of the period, and the wins these promise by their stages."""
    within = Q(close_month__range=(period.start, period.end))
    rows = _person(OpenSummary.objects.filter(whose.q()), inside)
    names = dict(zip(("n", "near", "promised"), _open_sums(within), strict=True))
    return rows.values_list("team_id", "person").annotate(**names).order_by()
