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


def total(period: Period, whose: Whose) -> Counts:
    """Of all together."""
    return sum(counts(period, whose, None).values(), Counts())


def _person(rows: Any, inside: int | None) -> Any:
    return rows.annotate(person=Case(When(team_id=inside, then=F("owner_id")), default=None))


def _lost(period: Period, whose: Whose, inside: int | None) -> Any:
    rows = Deal.objects.filter(whose.q(), status__in=["lost", "abandoned"], closed_on__range=(period.start, period.end))
    return _person(rows, inside).values_list("team_id", "person").annotate(n=Count("*")).order_by()


def _open(period: Period, whose: Whose, inside: int | None) -> Any:
    """All open deals, those of the period, and the wins these promise by their stages."""
    within = Q(close_month__range=(period.start, period.end))
    rows = _person(OpenSummary.objects.filter(whose.q()), inside)
    return (
        rows.values_list("team_id", "person")
        .annotate(
            n=Sum("count"),
            near=Sum("count", filter=within),
            promised=Sum(F("count") * F("stage__probability"), filter=within),
        )
        .order_by()
    )
