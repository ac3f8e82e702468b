"""The cockpit 驾驶舱: will the target be reached, who will not and why, which deals decide it, what is being done."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from yingdan.deal_health.selectors import signals
from yingdan.deals.figures import Whose, fen
from yingdan.deals.models import Deal
from yingdan.deals.selectors.deals import visible_deals
from yingdan.forecast.selectors import accuracy
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.remedies.models import Remedy
from yingdan.remedies.selectors import lines
from yingdan.remedies.selectors import people as below
from yingdan.remedies.selectors import remedies as given
from yingdan.remedies.selectors.lines import Gap, Line
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import nodes

WORST = 8
DEALS = 8
LOOKED_AT = 400  # the largest deals
EVEN = 2500  # p(100 − p) of a deal that may as well be won as lost: no deal of its size weighs more
REMEDIES = 6
METHODS = ("commit", "weighted", "statistical")


@dataclass(frozen=True, slots=True)
class Number:
    """What one kind of forecast says of the period, in fen, with its range, and how good it has been: the usual error
    (`mape`) and lean (`bias`) as shares, over `periods` that are over."""

    method: str
    amount: int | None
    low: int | None
    high: int | None
    mape: float | None
    bias: float | None
    periods: int


@dataclass(frozen=True, slots=True)
class Swing:
    """An open deal of the period whose outcome weighs most: it moves the result by `swing` fen either way (standard
    deviation). `warnings` are its signals of health."""

    deal: Deal
    swing: int
    warnings: list[str]


@dataclass(frozen=True, slots=True)
class Cockpit:
    """Everything on the page."""

    gap: Gap
    numbers: list[Number]
    worst: list[Line]
    people: below.People | None  # further down than one level
    verbs: dict[str, int]
    deals: list[Swing]
    remedies: dict[str, int]
    items: list[Remedy]


def read(actor: Actor, place: nodes.Place, period: Period) -> Cockpit:
    """Of a node in a period. A fixed number of queries."""
    gap = lines.read(actor, place, period)
    behind = sorted((one for one in gap.children if one.verdict.verb != "none"), key=lambda one: -one.split.gap)
    verbs = {verb: sum(one.verdict.verb == verb for one in behind) for verb in ("urge", "coach", "step_in")}
    deep = any(one.kind == "team" for one in gap.children)
    rows = _remedies(actor, place, period)
    return Cockpit(
        gap, numbers(actor, place, period, gap), behind[:WORST], below.read(actor, place, period) if deep else None,
        {**verbs, "of": len(gap.children)},
        _deals(actor, place, period) if actor.may("deal.read") else [], _counts(rows),
        list(rows.filter(status="open").select_related("member").order_by("due_on", "id")[:REMEDIES]),
    )  # fmt: skip


def numbers(actor: Actor, place: nodes.Place, period: Period, gap: Gap) -> list[Number]:
    """The calls side by side with their record; nothing of them for who may not read forecasts."""
    if not actor.may("forecast.read"):
        return []
    kind = period.kind if period.kind in ("month", "quarter", "year") else "quarter"
    scores = {one["method"]: one for one in accuracy.of(place, kind)["scores"]}
    ahead = gap.outlook
    amounts = {
        "commit": (ahead.commit, None, None), "weighted": (gap.line.counts.play.amount, None, None),
        "statistical": (ahead.p50, ahead.p10, ahead.p90),
    }  # fmt: skip
    found = []
    for method in METHODS:
        score = scores.get(method, {})
        found.append(Number(method, *amounts[method], score.get("mape"), score.get("bias"), score.get("periods") or 0))
    return found


def _deals(actor: Actor, place: nodes.Place, period: Period) -> list[Swing]:
    """Largest amount × √(p(1 − p)) first."""
    whose = Whose(place.owner, place.teams)
    rows = visible_deals(actor).filter(
        whose.q(), status="open", expected_close__range=(period.start, period.end), amount__gt=0
    )
    first = _heaviest(rows)
    deals = Deal.objects.filter(id__in=first).select_related("stage", "owner", "customer")
    found = sorted(deals, key=lambda one: first.index(one.id))
    known = signals([one.id for one in found])
    return [
        Swing(one, round(fen(one.amount) * (one.probability * (100 - one.probability)) ** 0.5 / 100),
              [signal["kind"] for signal in known.get(one.id, [])])
        for one in found
    ]  # fmt: skip


def _heaviest(rows: QuerySet[Deal]) -> list[int]:
    """Among the largest deals, which an index gives in order; of all of them only where smaller ones may weigh more."""
    largest = list(rows.order_by("-amount", "-id").values_list("id", "amount", "probability")[:LOOKED_AT])
    weighed = sorted((-amount * amount * chance * (100 - chance), deal) for deal, amount, chance in largest)[:DEALS]
    if len(largest) < LOOKED_AT or -weighed[-1][0] > largest[-1][1] ** 2 * EVEN:
        return [deal for _, deal in weighed]
    weight = F("amount") * F("amount") * F("probability") * (100 - F("probability"))
    return list(rows.annotate(weight=weight).order_by("-weight", "id").values_list("id", flat=True)[:DEALS])


def _remedies(actor: Actor, place: nodes.Place, period: Period) -> QuerySet[Remedy]:
    rows = given.visible(actor, "read").filter(starts_on__lte=period.end, ends_on__gte=period.start)
    if place.kind == "member":
        return rows.filter(member_id=place.id)
    return rows if place.teams is None else rows.filter(team_id__among=place.teams)


def _counts(rows: QuerySet[Remedy]) -> dict[str, int]:
    """How many are open and late, and what came of those that were measured."""
    outcomes = {name: Count("id", filter=Q(outcome=name)) for name in ("helped", "no_difference", "worse", "unknown")}
    late = Count("id", filter=Q(status="open", due_on__lt=clock.today()))
    opened = Count("id", filter=Q(status="open"))
    found: dict[str, int] = rows.order_by().aggregate(open=opened, late=late, **outcomes)
    return found


def drill(found: Cockpit) -> dict[str, Any]:
    """Where the remedies of the node are listed."""
    place, period = found.gap.place, found.gap.period
    rules = [{"field": "period", "operator": "=", "value": period.key}]
    if place.kind == "member":
        rules.append({"field": "member", "operator": "=", "value": place.id})  # type: ignore[dict-item]
    elif not place.tree.is_whole:
        rules.append({"field": "team", "operator": "in", "value": place.tree.below(place.id)})  # type: ignore[dict-item]
    return {"resource": "remedy", "filter": {"combinator": "and", "rules": rules}}
