"""Draws of what the period will bring: open deals won or not, new business, and how far all of it may be off together.

One joint simulation: a draw is one future of the whole company, so a team's draw is the sum of its people's draws and
quantiles agree at every node. `shock` is shared by everybody in a draw: without it the errors of ten thousand deals
would cancel out and the range of a large company would be far too narrow.
"""

from math import erf, sqrt

import numpy as np

from yingdan.forecast.rules.stays import Days, Numbers

DRAWS = 500
SEED = 20260101
LEVELS = np.linspace(0.025, 0.975, 20)  # quantiles that are kept of a distribution
CHUNK = 256  # deals at a time: half a megabyte stays in the processor's cache
WIDEST, NARROWEST = 0.5, 0.05
FEWEST, UNKNOWN = 3, 0.2  # with fewer totals than that the spread is taken to be this


def shocks(spread: float, draws: int = DRAWS, seed: int = SEED) -> Numbers:
    """Factors with mean 1 and the spread given, evenly laid over their distribution (log-normal), in random order."""
    even = (np.arange(draws) + 0.5) / draws
    sigma = np.sqrt(np.log1p(spread**2))
    found = np.exp(sigma * _normal_quantile(even) - sigma**2 / 2)
    return np.random.default_rng(seed).permutation(found)


def _normal_quantile(share: Numbers) -> Numbers:
    """Standard normal quantiles, interpolated between 4,001 points: no further library is needed."""
    points = np.linspace(-6, 6, 4001)
    cumulative = np.array([0.5 * (1 + erf(one / sqrt(2))) for one in points])
    return np.interp(share, cumulative, points)


def open_deals(
    chance: Numbers, amount: Numbers, person: Days, people: int, shock: Numbers, seed: int = SEED
) -> Numbers:
    """Draws (people, draws) of what each one's open deals bring.

    A deal with chance p is won in a draw with shock z with chance 1 − (1 − p)^z, which is the same as an exponential
    number falling below −ln(1 − p) · z.
    """
    random = np.random.default_rng(seed)
    result = np.zeros((people, len(shock)), dtype=np.float64)
    order = np.argsort(person, kind="stable")
    intensity = -np.log1p(-np.minimum(chance, 1 - 1e-9)).astype(np.float32)
    worth, futures = amount.astype(np.float32), shock.astype(np.float32)
    for first in range(0, len(order), CHUNK):
        rows = order[first : first + CHUNK]
        drawn = random.standard_exponential((len(rows), len(shock)), dtype=np.float32)
        won = drawn < np.multiply.outer(intensity[rows], futures)
        who = person[rows]
        starts = np.flatnonzero(np.concatenate([[True], who[1:] != who[:-1]]))
        sums = np.add.reduceat(won * worth[rows][:, None], starts, axis=0)
        result[who[starts]] += sums
    return result


def new_business(expected: Numbers, deal: Numbers, varied: float, shock: Numbers, seed: int = SEED) -> Numbers:
    """Draws (people, draws) of new business: a Poisson number of deals of mean size `deal`, whose sizes vary by
    `varied` (standard deviation ÷ mean)."""
    random = np.random.default_rng(seed + 1)
    rate = np.divide(expected, deal, out=np.zeros_like(expected), where=deal > 0)
    number = random.poisson(np.multiply.outer(rate, shock))
    shape = 1 / max(varied, 0.05) ** 2
    sizes = random.standard_gamma(np.maximum(number * shape, 1e-12)) / shape
    return np.asarray(np.where(number > 0, sizes, 0.0) * deal[:, None])


def quantiles(draws: Numbers) -> Numbers:
    """(…, draws) → (…, LEVELS)."""
    ordered = np.sort(draws, axis=-1)
    place = LEVELS * (ordered.shape[-1] - 1)
    low = np.floor(place).astype(int)
    part = place - low
    return np.asarray(ordered[..., low] * (1 - part) + ordered[..., np.minimum(low + 1, ordered.shape[-1] - 1)] * part)


def at(levels: Numbers, share: float) -> Numbers:
    """(…, LEVELS) → (…): the value of kept distributions at a share within those of LEVELS."""
    place = float(np.interp(share, LEVELS, np.arange(len(LEVELS))))
    low, part = int(place), place % 1
    return np.asarray(levels[..., low] * (1 - part) + levels[..., min(low + 1, len(LEVELS) - 1)] * part)


def reaching(draws: Numbers, needed: Numbers) -> Numbers:
    """(nodes, draws) and what each node still needs → the share of futures that bring as much."""
    return np.asarray((draws >= needed[:, None]).mean(axis=1))


def chance_of(levels: Numbers, needed: float) -> float:
    """The chance that at least `needed` comes, by a kept distribution, as near as its quantiles tell."""
    if needed <= levels[0]:
        return 1.0
    if needed > levels[-1]:
        return 0.0
    return float(1 - np.interp(needed, np.maximum.accumulate(levels + np.arange(len(levels)) * 1e-6), LEVELS))


def spread_of(ratios: Numbers, by_chance: float = 0.0) -> float:
    """The shared spread that past totals tell: the variance of log(actual ÷ usual) beyond `by_chance`, the variance
    that independent deals have anyway; within reason."""
    if len(ratios) < FEWEST:
        return UNKNOWN
    beyond = float(np.var(np.log(ratios), ddof=1)) - by_chance
    return float(np.clip(max(beyond, 0.0) ** 0.5, NARROWEST, WIDEST))
