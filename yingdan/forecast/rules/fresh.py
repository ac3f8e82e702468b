"""Business not yet in the pipeline: what is won a day × season × the share won by deals as young as they would be."""

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np

from yingdan.forecast.rules.stays import Days, Numbers

SEASON_TRUST = 2.0  # so many years of an even season weigh as much as the years seen
SEASON_YEARS = 2  # with fewer whole years a season cannot be told from growth


def season(months: Mapping[tuple[int, int], float]) -> list[float]:
    """Twelve indices with mean 1 from amounts by (year, month): each whole year's share × 12, shrunk towards 1."""
    years = [year for year in {year for year, _ in months} if all((year, n) in months for n in range(1, 13))]
    totals = {year: sum(months[year, n] for n in range(1, 13)) for year in years}
    years = [year for year in years if totals[year] > 0]
    if len(years) < SEASON_YEARS:
        return [1.0] * 12
    shares = [sum(months[year, n] * 12 / totals[year] for year in years) for n in range(1, 13)]
    return [(share + SEASON_TRUST) / (len(years) + SEASON_TRUST) for share in shares]


def young(ages: Numbers, amounts: Numbers, days: int) -> Numbers:
    """For τ = 0 … days − 1: the share of the amount won by deals that were won τ days old or younger."""
    total = float(amounts.sum())
    if total <= 0:
        return np.zeros(days)
    order = np.argsort(ages, kind="stable")
    summed = np.concatenate([[0.0], np.cumsum(amounts[order])])
    return np.asarray(summed[np.searchsorted(ages[order], np.arange(days), side="right")] / total)


def weights(origin: date, start: date, end: date, share: Numbers, index: list[float]) -> float:
    """Days' worth of the run rate that new business brings from `start` to `end`, seen on the morning of `origin`."""
    first, last = max((start - origin).days, 0), (end - origin).days
    days = range(first, last + 1)
    return float(sum(share[min(day, len(share) - 1)] * index[(origin + timedelta(day)).month - 1] for day in days))


def run_rate(won: Numbers, index: list[float], months: list[int], days: int) -> Numbers:
    """Amount a day without season: what was won in `days` days, whose months (1…12, one for each day) had an index."""
    weight = sum(index[month - 1] for month in months) if months else float(days)
    return np.asarray(won / max(weight, 1e-9))


def leaning(won: Numbers, count: Numbers, people: Days) -> Numbers:
    """Each one's share of a team's run rate, leaning on the team's mean the more, the fewer deals it was made of.

    `won`, `count` by person, `people` the number of the person's team. Sums of teams stay as they are.
    """
    result = np.array(won, dtype=float)
    for team in np.unique(people):
        inside = people == team
        deals = float(count[inside].sum())
        size = int(inside.sum())
        weight = size / (size + deals)  # one deal's worth of the mean for each person
        result[inside] = (1 - weight) * won[inside] + weight * won[inside].mean()
    return result
