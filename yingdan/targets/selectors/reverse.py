"""What it takes: a node's remaining target turned into deals and work a week, with the evidence for each figure."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

from yingdan.deals.figures import Whose
from yingdan.deals.selectors import pipelines
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.targets import metrics
from yingdan.targets.models import ActivityTarget
from yingdan.targets.rules import reverse
from yingdan.targets.rules.period import Period
from yingdan.targets.rules.reverse import MEAN_TRUST, RATE_TRUST, Plan, Rates
from yingdan.targets.selectors import attainment, nodes, working
from yingdan.targets.selectors.working import Found, Line


@dataclass(frozen=True, slots=True)
class Ask:
    """Which pipeline, and what if the win rate, the average deal or the cycle were another one."""

    pipeline: int | None = None
    win: float | None = None
    deal: float | None = None
    cycle: float | None = None


def read(actor: Actor, place: nodes.Place, period: Period, ask: Ask) -> dict[str, Any]:
    """Everything on the page (`api.reverse.ReverseOut`)."""
    whose = Whose(place.owner, place.teams)
    line = working.line(whose, ask.pipeline)
    found = working.rates(place, line)
    rates = reverse.what_if(found.rates, ask.win, ask.deal, ask.cycle)
    progress = attainment.read(actor, place, period, metrics.DEFAULT).line.progress
    today = clock.today()
    first = max(today, period.start)
    days = max((period.end - first).days + 1, 0)
    opened, others = working.open_deals(whose, line, period.end)
    plan = reverse.plan(max(progress.gap, 0), days, rates, opened, others)
    return {
        "node": {"key": place.key, "kind": place.kind, "id": place.id, "name": place.name},
        "period": {"key": period.key, "start": period.start, "end": period.end},
        "pipeline": line.id,
        "pipelines": [{"id": one.id, "name": one.name} for one in pipelines.active()],
        "target": progress.target, "actual": progress.actual, "remaining": max(progress.gap, 0), "days": days,
        "rates": {"win": _win(found, rates), "deal": _deal(found, rates), "cycle": _cycle(found, rates)},
        "stages": _stages(line, rates, opened, plan, first, _opens(actor, place)),
        "plan": plan and {name: getattr(plan, name) for name in PLAN},
        "activities": activities(line, plan, rates, period, first) if plan else [],
    }  # fmt: skip


PLAN = ("expected", "gap", "wins", "fresh", "low", "likely", "high")


def _rate(value: float, usual: float, own: float | None, base: float, count: int, trust: int) -> dict[str, Any]:
    return {
        "value": value, "usual": usual, "own": own, "base": base, "count": count, "trust": count / (count + trust),
    }  # fmt: skip


def _win(found: Found, rates: Rates) -> dict[str, Any]:
    closed = found.own.reached[0]
    own = found.own.won / closed if closed else None
    return _rate(rates.win(), found.rates.win(), own, found.base.win(), closed, RATE_TRUST)


def _deal(found: Found, rates: Rates) -> dict[str, Any]:
    own = found.own.amount / found.own.won if found.own.won else None
    return _rate(rates.deal, found.rates.deal, own, found.base.deal, found.own.won, MEAN_TRUST)


def _cycle(found: Found, rates: Rates) -> dict[str, Any]:
    counts = [count for count, _ in found.own.stays]
    own = sum(days / count for count, days in found.own.stays) if counts and all(counts) else None
    return _rate(rates.rest(), found.rates.rest(), own, found.base.rest(), min(counts, default=0), MEAN_TRUST)


def _stages(
    line: Line, rates: Rates, opened: list[tuple[int, int]], plan: Plan | None, first: date,
    where: list[dict[str, Any]] | None,
) -> list[dict[str, Any]]:  # fmt: skip
    rows = []
    for n, stage in enumerate(line.stages):
        step = plan.steps[n] if plan else None
        rows.append(
            {
                "id": stage.id, "name": stage.name, "onward": rates.onward[n], "win": rates.win(n),
                "days": rates.days[n], "open_count": opened[n][0], "open_fen": opened[n][1],
                "fresh": step.fresh if step else None, "coming": step.open if step else None,
                "by": _day(first, step.by) if step else None, "late": bool(step and step.late),
                "per_week": step.per_week if step else None,
                "drill": None if where is None else _drill(stage.id, where),
            }
        )  # fmt: skip
    return rows


def _opens(actor: Actor, place: nodes.Place) -> list[dict[str, Any]] | None:
    """The rules that keep to the node's deals, for those who may read them."""
    if place.kind == "team":
        may = actor.reaches_team("deal.read", place.id)
    else:
        may = nodes.reaches_member(actor, "deal.read", place.id, place.team)
    return nodes.rules(place) if may else None


def _drill(stage: int, where: list[dict[str, Any]]) -> dict[str, Any]:
    """The open deals of a stage."""
    rules = [
        {"field": "stage", "operator": "=", "value": str(stage)},
        {"field": "status", "operator": "=", "value": "open"},
    ]
    return {"resource": "deal", "filter": {"combinator": "and", "rules": [*rules, *where]}}


def _day(first: date, days: float) -> date:
    return first + timedelta(int(days // 1))


def activities(line: Line, plan: Plan, rates: Rates, period: Period, first: date) -> list[dict[str, Any]]:
    """By kind, in the order of the work: how much in all, how much a week (rounded up), by when."""
    begin = plan.steps[0]
    found: dict[str, tuple[float, float, date, bool]] = {
        "deals": (begin.fresh, begin.per_week, _day(first, begin.by), begin.late)
    }
    if line.quote is not None:
        step = plan.steps[line.quote]
        found["quotes"] = (step.fresh + step.open, step.per_week, _day(first, step.by), step.late)
    for kind, work in plan.work.items():
        leads = kind == "leads"
        until = _day(first, begin.by) if leads else period.end
        found[kind] = (work.total, work.per_week, until, leads and begin.late)
    rows = []
    for kind in ActivityTarget.KINDS:
        if kind in found and (kind == "deals" or found[kind][0] > 0):
            total, per_week, by, late = found[kind]
            rows.append(
                {
                    "kind": kind, "total": total, "per_week": ceil(round(per_week, 6)), "exact": per_week, "by": by,
                    "late": late and total > 0, "each": rates.work.get(kind),
                }
            )  # fmt: skip
    return rows
