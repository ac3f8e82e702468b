"""The reverse funnel 目标倒推: from what is still to be reached back to the work it means, week by week.

See docs/algorithms/reverse-funnel.md. Rates are shares of 1, times days, amounts the metric's smallest units.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp, log, prod, sqrt

RATE_TRUST = 10  # closed deals after which a person's own rate counts for half
MEAN_TRUST = 5  # the same of won deals for the average deal, and of stays for the days in a stage
WORK_TRUST = 10  # the same of new deals for visits, calls … a deal
Z = 1.2816  # eight times out of ten the truth lies between low and high
SPREAD = 1.0  # deals differ about as much as their average
WEEK = 7.0
LEAST = 0.001


@dataclass(frozen=True, slots=True)
class Record:
    """What happened: of the closed deals how many reached each stage, how many were won and for how much; ended stays
    (count, days) by stage; the new deals of a recent time and the work of that time by kind."""

    reached: Sequence[int]
    won: int = 0
    amount: int = 0
    stays: Sequence[tuple[int, float]] = ()
    opened: int = 0
    work: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rates:
    """What one can count on: the average deal, the share that goes on from each stage (from the last: is won), the
    days in each stage, the work for each new deal.

    `closed` and `wins` are how much evidence there is, base included.
    """

    deal: float
    onward: tuple[float, ...]
    days: tuple[float, ...]
    work: Mapping[str, float]
    closed: float = 0.0
    wins: float = 0.0

    def win(self, stage: int = 0) -> float:
        """The win rate of deals in a stage."""
        return prod(self.onward[stage:])

    def rest(self, stage: int = 0) -> float:
        """Days from entering a stage to being won."""
        return sum(self.days[stage:])


def blended(hits: float, count: float, base: float, trust: float) -> float:
    """Own mean of `count` cases blended with the base as if that were `trust` further cases (beta-binomial)."""
    return (hits + trust * base) / (count + trust)


def shrunk(own: Record, base: Rates) -> Rates:
    """The rates of a record, shrunk to those of the group around it: few own cases say little, many say all."""
    passed = [*own.reached[1:], own.won]
    stays = [*own.stays, *[(0, 0.0)] * (len(base.days) - len(own.stays))]
    onward = tuple(
        min(max(blended(passed[n], own.reached[n], rate, RATE_TRUST), LEAST), 1.0) for n, rate in enumerate(base.onward)
    )
    days = tuple(
        blended(total, count, usual, MEAN_TRUST) for (count, total), usual in zip(stays, base.days, strict=True)
    )
    kinds = sorted({*own.work, *base.work})
    work = {
        kind: blended(own.work.get(kind, 0), own.opened, base.work[kind], WORK_TRUST)
        if kind in base.work
        else (own.work[kind] / own.opened if own.opened else 0.0)
        for kind in kinds
    }
    deal = blended(own.amount, own.won, base.deal, MEAN_TRUST) if base.deal else _mean(own.amount, own.won)
    closed = own.reached[0] if own.reached else 0
    return Rates(deal, onward, days, work, closed + min(base.closed, RATE_TRUST), own.won + min(base.wins, MEAN_TRUST))


def _mean(total: float, count: int) -> float:
    return total / count if count else 0.0


def what_if(rates: Rates, win: float | None = None, deal: float | None = None, cycle: float | None = None) -> Rates:
    """The rates if the win rate, the average deal or the whole cycle were another one: every stage gives its part."""
    onward, days = rates.onward, rates.days
    if win is not None:
        win, now = min(max(win, LEAST), 1.0), rates.win()
        power = log(win) / log(now) if 0 < now < 1 else 0.0
        onward = tuple(one**power for one in onward) if power else (win ** (1 / len(onward)),) * len(onward)
    if cycle is not None:
        now = rates.rest()
        days = tuple(one * cycle / now for one in days) if now else (cycle / len(days),) * len(days)
    return replace(rates, onward=onward, days=days, deal=rates.deal if deal is None else max(deal, 0.0))


@dataclass(frozen=True, slots=True)
class Step:
    """Deals that must enter a stage: from new ones and from those open now; by when (days from today; negative: it
    should have been), and how many a week."""

    fresh: float
    open: float
    by: float
    per_week: float

    @property
    def late(self) -> bool:
        """Whether what is begun now comes too late at the usual pace."""
        return self.by < 0


@dataclass(frozen=True, slots=True)
class Work:
    """Work of a kind: how much in all, how much a week."""

    total: float
    per_week: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What it takes. `expected` is what open deals should bring in time, `gap` what new ones must; `wins` deals in
    all, `fresh` won from new ones; `low` and `high` are new deals to begin if things go well or badly."""

    expected: float
    gap: float
    wins: float
    fresh: float
    low: float
    likely: float
    high: float
    steps: tuple[Step, ...]
    work: Mapping[str, Work]


def plan(
    remaining: float, days: float, rates: Rates, open_: Sequence[tuple[float, float]], others: float = 0.0
) -> Plan | None:
    """What is needed to reach `remaining` in `days`, with open deals by stage (count, amount) and `others` that are
    expected from elsewhere counted against it. None when nothing says how large a deal is."""
    if rates.deal <= 0:
        return None
    in_time = [_in_time(rates.rest(n), days) for n in range(len(rates.onward))]
    expected = others + sum(amount * rates.win(n) * in_time[n] for n, (_, amount) in enumerate(open_))
    gap = max(remaining - expected, 0.0)
    wins, fresh = max(remaining, 0.0) / rates.deal, gap / rates.deal
    likely = fresh / rates.win()
    spread = exp(Z * uncertainty(rates))
    steps = tuple(_step(n, days, rates, likely, open_) for n in range(len(rates.onward)))
    under_way = sum(count * rates.rest(n) for n, (count, _) in enumerate(open_)) / (rates.rest() or 1.0)
    work = {kind: _work(kind, each, likely, under_way, days, steps[0]) for kind, each in rates.work.items()}
    return Plan(expected, gap, wins, fresh, likely / spread, likely, likely * spread, steps, work)


def _in_time(rest: float, days: float) -> float:
    """How much of a deal counts that usually takes `rest` more days: all of it, or less the later it comes."""
    return 1.0 if rest <= days else max(days, 0.0) / rest


def uncertainty(rates: Rates) -> float:
    """Standard deviation of the logarithm of the new deals needed, from how few deals the rates rest on."""
    win = rates.win()
    of_rate = (1 - win) / (win * (rates.closed + 1))
    of_deal = SPREAD**2 / (rates.wins + 1)
    return sqrt(of_rate + of_deal)


def _step(stage: int, days: float, rates: Rates, likely: float, open_: Sequence[tuple[float, float]]) -> Step:
    fresh = likely * prod(rates.onward[:stage])
    coming = sum(count * prod(rates.onward[n:stage]) for n, (count, _) in enumerate(open_[:stage]))
    by = days - rates.rest(stage)
    return Step(fresh, coming, by, (fresh + coming) / weeks(by))


def _work(kind: str, each: float, likely: float, under_way: float, days: float, first: Step) -> Work:
    """New customers must be there before the deals begin; visits, calls and demos go with deals until the end."""
    if kind == "leads":
        return Work(each * likely, each * likely / weeks(first.by))
    total = each * (likely + under_way)
    return Work(total, total / weeks(days))


def weeks(days: float) -> float:
    """Weeks of some days, at least one: what is late is all due this week."""
    return max(days, WEEK) / WEEK
