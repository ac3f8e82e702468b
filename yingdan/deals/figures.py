"""Figures of deals, read from their sums: won by day, open by stage, cohorts. Amounts are whole fen.

Each function groups by the columns asked for and returns rows of (*those columns, count, fen …), largest grain that the
question needs, so that its cost does not grow with the number of deals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import BigIntegerField, Case, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Cast, TruncMonth

from yingdan.deals.models import CohortSummary, Deal, OpenSummary, OpenTotal, StageEntry, WonDay

Rows = list[tuple[Any, ...]]
OPEN = ("count", "amount", "weighted")


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose deals: of one owner, of teams, or both; both None = all that a team holds."""

    owner: int | None = None
    teams: Sequence[int] | None = None

    def q(self) -> Q:
        """As a condition on rows with owner and team."""
        if self.owner is None and self.teams is None:
            return Q(team_id__isnull=False)
        condition = Q()
        if self.owner is not None:
            condition &= Q(owner_id=self.owner)
        if self.teams is not None:
            condition &= Q(team_id__among=self.teams)
        return condition


def fen(amount: Decimal | None) -> int:
    """Whole fen, halves rounded to even (only weighted amounts have parts of a fen)."""
    return round(amount * 100) if amount else 0


def _grouped(rows: QuerySet[Any], by: Sequence[str], *sums: str) -> Rows:
    """Sums of the columns; the first is a count, the others are amounts (to fen)."""
    found = rows.values_list(*by).annotate(*(Sum(name) for name in sums)).order_by()
    size = len(by)
    return [(*row[:size], int(row[size]), *(fen(value) for value in row[size + 1 :])) for row in found]


def _by_owner_in(team: int | None, rows: Any) -> Any:
    """Adds `person`: the owner for rows of that team, null for the others."""
    return rows.annotate(person=Case(When(team_id=team, then=F("owner_id")), default=None))


def won(start: date, end: date, whose: Whose, *by: str, inside: int | None = None) -> Rows:
    """Won deals closed from `start` to `end`: rows (*by, count, fen).

    `by`: owner_id, team_id, day, month, and person: the owner for deals of the team `inside`, null for others.
    """
    rows: QuerySet[Any] = WonDay.objects.filter(whose.q(), day__range=(start, end))
    if "month" in by:
        rows = rows.annotate(month=TruncMonth("day"))
    rows = _by_owner_in(inside, rows) if "person" in by else rows
    # Whole numbers come from the database: thousands of decimals a board would cost more than their sums.
    count, value = Cast(Sum("count"), BigIntegerField()), Cast(Sum("amount") * 100, BigIntegerField())
    return list(rows.values_list(*by).annotate(sum_count=count, sum_fen=value).order_by())


def won_stamp() -> int | None:
    """Grows with every change of won deals: their daily sums are only ever added to (folding them changes nothing)."""
    return WonDay.objects.order_by("-id").values_list("id", flat=True).first()


def open_in_tree(start: date, end: date, whose: Whose, team: int | None) -> Rows:
    """Open deals expected to close in the months from `start` to `end`.

    Rows (team_id, person | None, count, fen, weighted fen); person as in `won`.
    """
    months = Q(close_month__range=(start, end))
    by, sums = ("team_id", "person"), [Sum(name) for name in ("count", "amount", "weighted")]
    if whose.owner is not None:
        return _grouped(_by_owner_in(team, OpenSummary.objects.filter(whose.q(), months)), by, *OPEN)
    nobody = Cast(Value(None), BigIntegerField())
    others = OpenTotal.objects.filter(whose.q(), months, grain="M").exclude(team_id=team or 0)
    people = OpenSummary.objects.filter(whose.q(), months, team_id=team or 0)
    rows = others.values_list("team_id").annotate(person=nobody).annotate(*sums).order_by().union(
        people.values_list("team_id", "owner_id").annotate(*sums).order_by(), all=True
    )  # fmt: skip
    return [(team_id, person, int(n), fen(amount), fen(weighted)) for team_id, person, n, amount, weighted in rows]


def open_deals(whose: Whose, *by: str, pipeline: int | None = None) -> Rows:
    """Open deals: rows (*by, count, fen, weighted fen); by: stage_id, close_month, owner_id, team_id."""
    rows: QuerySet[Any] = OpenSummary.objects.filter(whose.q())
    if whose.owner is None and set(by) <= {"stage_id", "team_id"}:
        rows = open_by_stage(whose)
    elif whose.owner is None and pipeline is None and set(by) <= {"close_month", "team_id"}:
        rows = OpenTotal.objects.filter(whose.q(), grain="M")
    if pipeline is not None:
        rows = rows.filter(pipeline_id=pipeline)
    return _grouped(rows, by, *OPEN)


def open_by_stage(whose: Whose) -> QuerySet[OpenTotal] | QuerySet[OpenSummary]:
    """Rows to sum of open deals by stage; several rows may share a key."""
    if whose.owner is not None:
        return OpenSummary.objects.filter(whose.q())
    return OpenTotal.objects.filter(whose.q(), grain="S")


def cohort(start: date, end: date, whose: Whose, pipeline: int) -> list[tuple[int, str, int, int, int]]:
    """Deals opened in the months from `start` to `end`: (furthest, status, count, fen, days from opening to closing).

    Of one owner they are counted themselves, since the sums know teams only.
    """
    if whose.owner is not None:
        return _owner_cohort(start, end, whose, pipeline)
    rows = CohortSummary.objects.filter(whose.q(), pipeline_id=pipeline, month__range=(start.replace(day=1), end))
    found = rows.values_list("furthest", "status").annotate(Sum("count"), Sum("amount"), Sum("cycle_days")).order_by()
    return [(furthest, status, int(n), fen(amount), int(days)) for furthest, status, n, amount, days in found]


def _owner_cohort(start: date, end: date, whose: Whose, pipeline: int) -> list[tuple[int, str, int, int, int]]:
    deals = Deal.objects.filter(whose.q(), pipeline_id=pipeline, opened_on__range=(start, end))
    sums: dict[tuple[int, str], list[int]] = {}
    for furthest, status, amount, opened, closed in deals.values_list(
        "furthest", "status", "amount", "opened_on", "closed_on"
    ):
        line = sums.setdefault((furthest, status), [0, 0, 0])
        line[0] += 1
        line[1] += fen(amount)
        line[2] += max((closed - opened).days, 0) if closed and opened else 0
    return [(furthest, status, *line) for (furthest, status), line in sums.items()]  # type: ignore[misc]


def owner_stays(start: date, end: date, whose: Whose, pipeline: int) -> Rows:
    """Ended stays of deals opened in the period, by stage: (stage_id, count, seconds)."""
    stays = StageEntry.objects.filter(
        deal__in=Deal.objects.filter(whose.q(), pipeline_id=pipeline, opened_on__range=(start, end)).values("id"),
        left_at__isnull=False,
    )
    found: dict[int, list[float]] = {}
    for stage, entered, left in stays.values_list("stage_id", "entered_at", "left_at"):
        line = found.setdefault(stage, [0, 0.0])
        line[0] += 1
        line[1] += (left - entered).total_seconds() if left else 0.0
    return [(stage, int(count), seconds) for stage, (count, seconds) in found.items()]
