"""The chance of being won by a day, given stage and age: competing risks 竞争风险 over stages, day by day.

Rates are events per day at risk by stage and band of age. Where little was seen they lean on the band before:
`SHRINK` events' worth of its rate is added to what was seen; the youngest band leans on the stage's rate over all ages.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from yingdan.forecast.rules.stays import EDGES, Numbers, Table

SHRINK = 1.0
OLDEST = EDGES[-1]  # from this age on rates stay as they are


@dataclass(frozen=True, slots=True)
class Rates:
    """Chances a day, by stage and age in days 0…OLDEST: `won` and `gone` (K, ages), `moved` (K, K, ages)."""

    won: Numbers
    gone: Numbers
    moved: Numbers


def _leaning(events: Numbers, days: Numbers, before: Numbers) -> Numbers:
    """Events per day, with SHRINK events' worth of the rate known before."""
    known = before > 0
    worth = np.divide(SHRINK, before, out=np.zeros_like(before), where=known)
    total = days + worth
    return np.divide(events + SHRINK * known, total, out=np.zeros_like(total), where=total > 0)


def _by_age(events: Numbers, days: Numbers) -> Numbers:
    """(…, bands) → (…, ages). The youngest leans on the rate over all ages, each older band on the one before it: ages
    that were hardly seen go on like the last that were."""
    seen = days.sum(axis=-1)
    rate = np.divide(events.sum(axis=-1), seen, out=np.zeros_like(seen), where=seen > 0)
    bands = np.empty_like(events)
    for number in range(events.shape[-1]):
        rate = bands[..., number] = _leaning(events[..., number], days[..., number], rate)
    return np.repeat(bands, _widths(), axis=-1)


def _widths() -> list[int]:
    """Days in each band, the last one for the oldest age only."""
    return [high - low for low, high in zip(EDGES, (*EDGES[1:], OLDEST + 1), strict=True)]


def rates(table: Table) -> Rates:
    """Chances a day; together never more than one."""
    won, gone = _by_age(table.won, table.days), _by_age(table.gone, table.days)
    if not table.stages:  # a company without a pipeline so far
        return Rates(won, gone, np.zeros((0, *won.shape)))
    moved = np.stack([_by_age(table.moved[:, to], table.days) for to in range(table.stages)], axis=1)
    over = np.maximum(won + gone + moved.sum(axis=1), 1.0)
    return Rates(won / over, gone / over, moved / over[:, None, :])


def chances(found: Rates, horizons: Iterable[int]) -> dict[int, Numbers]:
    """By horizon in days: the chance (K, ages) of being won within so many days, of a deal in a stage at an age.

    V(s, a, h) = won(s, a) + Σ moved(s → z, a) · V(z, 0, h − 1) + stayed(s, a) · V(s, a + 1, h − 1).
    """
    wanted = set(horizons)
    stayed = np.maximum(1.0 - found.won - found.gone - found.moved.sum(axis=1), 0.0)
    value = np.zeros_like(found.won)
    kept = {0: value} if 0 in wanted else {}
    for horizon in range(1, max(wanted, default=0) + 1):
        older = np.concatenate([value[:, 1:], value[:, -1:]], axis=1)
        value = found.won + np.einsum("sza,z->sa", found.moved, value[:, 0]) + stayed * older
        if horizon in wanted:
            kept[horizon] = value
    return kept
