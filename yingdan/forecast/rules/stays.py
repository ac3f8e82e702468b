"""What stays of deals in stages tell: days at risk and what ended them, by stage and age, within a window of days.

A stay is (stage, day it began, day it ended, how it ended). On the day it ends it was still at risk; one that has not
ended by the end of the window is censored there, one that began before the window counts from its age then.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

EDGES = (0, 3, *range(7, 183, 7), 210, 240, 270, 365)  # ages in days at which bands begin: weeks for half a year
BANDS = len(EDGES)
NEVER = 10**7  # the end of a stay that has not ended
WON, GONE = -1, -2  # how a stay may end, beside moving to a stage: won, or lost and given up

Days = NDArray[np.int64]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """Of K stages: `days` (K, bands) at risk; `won`, `gone` (K, bands) and `moved` (K, K, bands) how often it ended."""

    days: Numbers
    won: Numbers
    gone: Numbers
    moved: Numbers

    @property
    def stages(self) -> int:
        """K."""
        return len(self.days)


def empty(stages: int) -> Table:
    """Nothing seen."""
    flat = (stages, BANDS)
    return Table(np.zeros(flat), np.zeros(flat), np.zeros(flat), np.zeros((stages, stages, BANDS)))


def band(age: Days) -> Days:
    """The band of an age."""
    return np.searchsorted(np.array(EDGES), age, side="right") - 1


@dataclass(frozen=True, slots=True)
class Stays:
    """Stays in columns: stage, day begun, day ended (or NEVER), how (stage moved to, WON, GONE), how many alike."""

    stage: Days
    began: Days
    ended: Days
    how: Days
    number: Days


def count(stays: Stays, window: tuple[int, int], stages: int) -> Table:
    """The table of stays within the days of a window, first and last included."""
    stage, began, ended, how, number = stays.stage, stays.began, stays.ended, stays.how, stays.number
    table = empty(stages)
    first, last = window
    uppers = (*EDGES[1:], NEVER)
    for place, (low, high) in enumerate(zip(EDGES, uppers, strict=True)):
        start = np.maximum(began + low, first)
        end = np.minimum(np.minimum(began + high - 1, ended), last)
        np.add.at(table.days[:, place], stage, np.maximum(end - start + 1, 0) * number)
    seen = (ended >= first) & (ended <= last)
    at, kind, age, alike = stage[seen], how[seen], band(ended[seen] - began[seen]), number[seen]
    for result, mask in ((table.won, kind == WON), (table.gone, kind == GONE)):
        np.add.at(result, (at[mask], age[mask]), alike[mask])
    on = kind >= 0
    np.add.at(table.moved, (at[on], kind[on], age[on]), alike[on])
    return table
