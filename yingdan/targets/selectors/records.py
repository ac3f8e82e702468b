"""Records of many people and teams at once for the reverse funnel: the same figures as `working.record`, each kind of
row read once however many people there are."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from django.db.models import Count, F, Q, QuerySet, Sum

from yingdan.customers.models import Customer, FollowUp
from yingdan.deals import figures
from yingdan.deals.models import CohortSummary, Deal, StageEntry
from yingdan.kernel import clock
from yingdan.targets.rules.reverse import Record
from yingdan.targets.selectors import working
from yingdan.targets.selectors.tree import Tree
from yingdan.targets.selectors.working import DAY, METHODS, Line

STAY = F("left_at") - F("entered_at")
By = Literal["owner_id", "team_id"]


@dataclass(slots=True)
class Raw:
    """What is added up for a person or a team."""

    reached: list[int]
    won: int = 0
    amount: int = 0
    days: int = 0
    stays: dict[int, tuple[int, float]] = field(default_factory=dict)
    opened: int = 0
    work: dict[str, int] = field(default_factory=lambda: dict.fromkeys([*METHODS.values(), "leads"], 0))

    def add(self, other: "Raw") -> None:
        """With what another one has done."""
        self.reached = [a + b for a, b in zip(self.reached, other.reached, strict=True)]
        self.won, self.amount, self.days = self.won + other.won, self.amount + other.amount, self.days + other.days
        self.opened += other.opened
        for kind, count in other.work.items():
            self.work[kind] += count


def of_people(members: Collection[int], line: Line) -> dict[int, Record]:
    """By member."""
    start, today = working.window()
    own = Q(owner_id__among=list(members))
    deals = Deal.objects.filter(own, pipeline_id=line.id, opened_on__range=(start, today))
    rows = deals.values_list("owner_id", "furthest", "status").annotate(Count("id"), Sum("amount")).order_by()
    raw = {member: Raw([0] * len(line.stages)) for member in members}
    for owner, furthest, status, count, amount in rows:
        _close(raw[owner], line, furthest, status, count, figures.fen(amount), 0)
    stays = StageEntry.objects.filter(deal__in=deals.values("id"), left_at__isnull=False)
    spent_in = stays.values_list("deal__owner_id", "stage_id").annotate(n=Count("id"), spent=Sum(STAY)).order_by()
    for owner, stage, count, spent in spent_in:
        raw[owner].stays[stage] = count, spent.total_seconds() / DAY
    _work(raw, own, "owner_id", today)
    return {
        member: Record(one.reached, one.won, one.amount, [one.stays.get(stage.id, (0, 0.0)) for stage in line.stages],
                       one.opened, one.work)
        for member, one in raw.items()
    }  # fmt: skip


def of_teams(tree: Tree, line: Line) -> dict[int, Record]:
    """By team, everything below it included."""
    start, today = working.window()
    own = Q(team_id__among=list(tree.nodes))
    raw = {team: Raw([0] * len(line.stages)) for team in tree.nodes}
    months = CohortSummary.objects.filter(own, pipeline_id=line.id, month__range=(start.replace(day=1), today))
    sums = months.values_list("team_id", "furthest", "status")
    for team, furthest, status, count, amount, days in sums.annotate(
        Sum("count"), Sum("amount"), Sum("cycle_days")
    ).order_by():
        _close(raw[team], line, furthest, status, int(count), figures.fen(amount), int(days))
    _work(raw, own, "team_id", today)
    for team in reversed(tree.nodes):
        parent = tree.nodes[team].parent
        if parent in raw:
            raw[parent].add(raw[team])
    norms = working.usual(line.stages).days
    return {
        team: Record(one.reached, one.won, one.amount,
                     [(one.won, one.days * norm / sum(norms)) for norm in norms], one.opened, one.work)
        for team, one in raw.items()
    }  # fmt: skip


def _close(raw: Raw, line: Line, furthest: int, status: str, count: int, fen: int, days: int) -> None:
    """Closed deals, all of which reached the first stage."""
    if status == "open":
        return
    won = status == "won"
    if won:
        raw.won, raw.amount, raw.days = raw.won + count, raw.amount + fen, raw.days + days
    for n, stage in enumerate(line.stages):
        if won or furthest >= stage.position or n == 0:
            raw.reached[n] += count


def _work(raw: dict[int, Raw], where: Q, by: By, today: date) -> None:
    """New deals and the work of the last 90 days."""
    first = today - timedelta(working.WORK_DAYS)
    days = clock.day_start(first), clock.day_start(today + timedelta(1)) - timedelta(microseconds=1)
    for key, count in _counted(Deal.objects.filter(where, opened_on__range=(first, today)), by):
        raw[key].opened = count
    ways = FollowUp.objects.filter(where, happened_at__range=days, method__in=METHODS)
    for key, method, count in ways.values_list(by, "method").annotate(Count("id")).order_by():
        raw[key].work[METHODS[method]] = count
    for key, count in _counted(Customer.objects.filter(where, created_at__range=days), by):
        raw[key].work["leads"] = count


def _counted(rows: QuerySet[Any], by: By) -> list[tuple[int, int]]:
    return list(rows.values_list(by).annotate(Count("id")).order_by())
