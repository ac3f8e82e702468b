"""The forecast against what came: by hand, without a database.

    PYTHONPATH=. python tests/load/forecast.py ../shared/data/crm_opportunities

At the start of each month May … October 2017 each method sees the file as it was on that morning – deals engaged
before, outcomes before, list prices – and says what the next three months bring. Printed beside what they brought, with
the mean absolute percentage error and the bias. Sections: what comes of the deals open then; the whole of the three
months; the chance of each deal on a time split.
"""

import csv
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from yingdan.forecast.rules import correcting, fresh, rates, risks, scoring, simulate, stays
from yingdan.forecast.rules.stays import GONE, NEVER, WON, Days, Numbers

Mask = NDArray[np.bool_]

WINDOW = 180
MONTHS = range(5, 11)
DRAWS = 2000


@dataclass(frozen=True)
class Deals:
    """Those with a day of engagement: the two days, whether won, list price, value closed."""

    began: Days
    ended: Days
    won: Mask
    price: Numbers
    value: Numbers

    def open_at(self, day: int) -> Mask:
        """Open on the morning of a day."""
        return (self.began < day) & (self.ended >= day)

    def won_in(self, first: int, last: int) -> Numbers:
        """Value won from one day to another by deal, else 0."""
        return np.where(self.won & (self.ended >= first) & (self.ended <= last), self.value, 0.0)


def read(folder: Path) -> Deals:
    """From the files as they are published."""
    with (folder / "products.csv").open(encoding="utf-8", newline="") as file:
        price = {row["product"]: float(row["sales_price"]) for row in csv.DictReader(file)}
    with (folder / "sales_pipeline.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["engage_date"]]
    return Deals(
        np.array([date.fromisoformat(row["engage_date"]).toordinal() for row in rows]),
        np.array([date.fromisoformat(row["close_date"]).toordinal() if row["close_date"] else NEVER for row in rows]),
        np.array([row["deal_stage"] == "Won" for row in rows]),
        np.array([price[row["product"].replace("GTXPro", "GTX Pro")] for row in rows]),
        np.array([float(row["close_value"] or 0) for row in rows]),
    )


def span(month: int) -> tuple[int, int]:
    """First and last day of three months from a month of 2017 on."""
    after = date(2017 + (month + 3 > 12), (month + 2) % 12 + 1, 1)
    return date(2017, month, 1).toordinal(), after.toordinal() - 1


def by_risks(deals: Deals, day: int, horizon: int) -> Numbers:
    """The chance of each open deal to be won within the horizon, corrected by the last call."""
    return plain_risks(deals, day, horizon) * correction(deals, day)


def plain_risks(deals: Deals, day: int, horizon: int) -> Numbers:
    """The same, as the rates of the window alone say."""
    known = deals.began < day
    nothing = np.zeros(int(known.sum()), dtype=np.int64)
    ended = np.where(deals.ended[known] < day, deals.ended[known], NEVER)
    how = np.where(deals.won[known], WON, GONE)
    seen = stays.Stays(nothing, deals.began[known], ended, how, nothing + 1)
    table = stays.count(seen, (day - WINDOW, day - 1), 1)
    chance = risks.chances(risks.rates(table), [horizon])[horizon][0]
    return np.asarray(chance[np.minimum(day - deals.began[deals.open_at(day)], risks.OLDEST)])


def correction(deals: Deals, day: int) -> float:
    """How far the call of 90 days ago was off."""
    then = day - correcting.LENGTH
    is_open, closed = deals.open_at(then), deals.ended < then
    called = float((deals.price[is_open] * plain_risks(deals, then, correcting.LENGTH)).sum())
    came = float(deals.won_in(then, day - 1)[is_open].sum())
    return correcting.factor(called, came, float(deals.price.mean()), int(closed.sum()), then - int(deals.ended.min()))


def weighted(deals: Deals, day: int, horizon: int) -> float:
    """The classic way: value of open deals × win rate of their stage until then."""
    closed = deals.ended < day
    rate = rates.shrunk(float(deals.won[closed].sum()), float(closed.sum()), 0.5)
    return float(deals.price[deals.open_at(day)].sum() * rate)


def uncorrected(deals: Deals, day: int, horizon: int) -> float:
    """Competing risks alone."""
    return float((deals.price[deals.open_at(day)] * plain_risks(deals, day, horizon)).sum())


def pipeline(deals: Deals, day: int, horizon: int) -> float:
    """Competing risks, corrected by the last call."""
    return float((deals.price[deals.open_at(day)] * by_risks(deals, day, horizon)).sum())


def recent(deals: Deals, day: int, days: int = WINDOW) -> tuple[Numbers, Numbers, int]:
    """Ages and values of what was won in the days before, and how many of these days the file covers."""
    covered = min(days, day - int(deals.ended[deals.won].min()))
    mask = deals.won & (deals.ended < day) & (deals.ended >= day - covered)
    return (deals.ended - deals.began)[mask].astype(float), deals.value[mask], covered


def run_rate(deals: Deals, day: int, horizon: int) -> float:
    """What was won a day in the recent window × days."""
    _, amounts, covered = recent(deals, day)
    return float(amounts.sum() / covered * horizon)


def newly(deals: Deals, day: int, horizon: int) -> float:
    """New business: run rate × the share that deals as young as these would be bring."""
    ages, amounts, covered = recent(deals, day)
    return float(amounts.sum() / covered * fresh.young(ages, amounts, horizon).sum())


def whole(deals: Deals, day: int, horizon: int) -> float:
    """Open deals by competing risks, and new business."""
    return pipeline(deals, day, horizon) + newly(deals, day, horizon)


def ranges(deals: Deals, day: int, horizon: int) -> tuple[float, float, float]:
    """P10, P50, P90 of the whole by simulation."""
    _, amounts, covered = recent(deals, day)
    weeks = np.array([deals.won_in(day - 30 * n - 30, day - 30 * n - 1).sum() for n in range(covered // 30)])
    shock = simulate.shocks(simulate.spread_of(weeks[weeks > 0] / weeks.mean()), DRAWS)
    is_open = deals.open_at(day)
    nobody = np.zeros(int(is_open.sum()), dtype=np.int64)
    draws = simulate.open_deals(by_risks(deals, day, horizon), deals.price[is_open], nobody, 1, shock)
    mean = np.array([amounts.mean()])
    draws += simulate.new_business(
        np.array([newly(deals, day, horizon)]), mean, float(amounts.std() / amounts.mean()), shock
    )
    low, middle, high = np.quantile(draws[0], [0.1, 0.5, 0.9])
    return float(low), float(middle), float(high)


def table(title: str, deals: Deals, methods: dict[str, Callable[[Deals, int, int], float]], only_open: bool) -> None:
    """One line for each month, and the scores."""
    print(f"\n{title}\n{'':9}{'came':>12}" + "".join(f"{name:>20}" for name in methods))
    said: dict[str, list[int]] = {name: [] for name in methods}
    came: list[int] = []
    for month in MONTHS:
        first, last = span(month)
        won = deals.won_in(first, last)
        came.append(round(float(won[deals.open_at(first)].sum() if only_open else won.sum())))
        for name, method in methods.items():
            said[name].append(round(method(deals, first, last - first + 1)))
        print(f"2017-{month:02}  {came[-1]:>12,}" + "".join(f"{calls[-1]:>20,}" for calls in said.values()))
    scores = [scoring.score(calls, came) for calls in said.values()]
    print(f"{'MAPE':9}{'':12}" + "".join(f"{one.mape:>20.1%}" for one in scores))
    print(f"{'bias':9}{'':12}" + "".join(f"{one.bias:>+20.1%}" for one in scores))


def main(folder: Path) -> None:
    """All sections."""
    deals = read(folder)
    methods = {"weighted": weighted, "competing risks": uncorrected, "corrected": pipeline}
    table("Won in three months out of the deals open at the start", deals, methods, True)
    table("Won in three months in all", deals, {"run rate": run_rate, "risks + new": whole}, False)
    print("\nRange of the whole (P10, P50, P90)")
    inside = 0
    for month in MONTHS:
        first, last = span(month)
        low, middle, high = ranges(deals, first, last - first + 1)
        came = float(deals.won_in(first, last).sum())
        inside += low <= came <= high
        print(f"2017-{month:02}  {low:>12,.0f}{middle:>14,.0f}{high:>14,.0f}   came {came:>12,.0f}")
    print(f"inside P10–P90: {inside} of {len(MONTHS)}")
    split(deals)


def split(deals: Deals) -> None:
    """Each deal open on 1 July and 1 October: won within 90 days or not, against the rate known before."""
    for month in (7, 10):
        first, _ = span(month)
        is_open = deals.open_at(first)
        chance = by_risks(deals, first, 90)
        came = (deals.won_in(first, first + 89) > 0)[is_open].astype(float)
        past = deals.open_at(first - 90)
        base = float((deals.won_in(first - 90, first - 1) > 0)[past].mean())
        found = scoring.skill(chance, came, base)
        print(
            f"\nWon within 90 days of 2017-{month:02}-01, {found.count} deals: Brier {found.brier:.4f}, base rate"
            f" {base:.3f}, skill {found.skill:+.1%} ({found.low:+.1%} … {found.high:+.1%})"
        )
        print("  " + "  ".join(f"{one.predicted:.0%}→{one.came:.0%}" for one in found.bins))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
