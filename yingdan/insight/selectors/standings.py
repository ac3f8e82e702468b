"""Who reached how much of a metric in a period: the whole company's figures, kept in the process until they change.

Nothing here depends on the reader, so one reading serves everybody; what a reader may open is decided by the caller.
Every change of what is counted moves the metric's stamp (the highest id of rows that are only added), which tells
whether a reading still holds. Two transactions may commit in the other order than they took their ids: a reading that
missed one of them is therefore given up after `TRUSTED` seconds in any case.
"""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from yingdan.insight.rules.ranking import Ladder
from yingdan.kernel.ports import Metric

TRUSTED = 10.0  # seconds
KEPT = 150_000  # persons or teams over all readings: some 45 MB
Sums = dict[int, tuple[int, int]]  # key → (count, value in smallest units)
Column = Literal["owner_id", "team_id"]
_Key = tuple[str, Column, date, date, tuple[int, ...] | None]


class Standing:
    """A period's figures by owner or team, and the order in which they stand."""

    def __init__(self, sums: Sums) -> None:
        self.sums = sums
        self._without: tuple[frozenset[int], Standing] | None = None

    def without(self, hidden: frozenset[int]) -> "Standing":
        """As if these had no part in it; the last answer is kept."""
        if not hidden:
            return self
        if self._without is None or self._without[0] != hidden:
            shown = {key: value for key, value in self.sums.items() if key not in hidden}
            self._without = hidden, Standing(shown)
        return self._without[1]

    @cached_property
    def by_count(self) -> Ladder[int]:
        """Ranked by the number of deals."""
        return Ladder({key: count for key, (count, _) in self.sums.items()})

    @cached_property
    def by_fen(self) -> Ladder[int]:
        """Ranked by amount."""
        return Ladder({key: fen for key, (_, fen) in self.sums.items()})

    @cached_property
    def by_least(self) -> Ladder[int]:
        """Ranked by value where less is better."""
        return Ladder({key: -fen for key, (_, fen) in self.sums.items()}, -1)

    @cached_property
    def total(self) -> tuple[int, int]:
        """Of all together."""
        return sum(count for count, _ in self.sums.values()), sum(fen for _, fen in self.sums.values())


@dataclass(frozen=True, slots=True)
class _Reading:
    stamp: int | None
    at: float
    standing: Standing


_readings: OrderedDict[_Key, _Reading] = OrderedDict()
_lock = threading.Lock()


def of(metric: Metric, column: Column, start: date, end: date, teams: list[int] | None, stamp: int | None) -> Standing:
    """The standing of a period; `teams` narrows it to what these hold. Not to be changed by the caller."""
    key = (metric.code, column, start, end, None if teams is None else tuple(teams))
    now = time.monotonic()
    with _lock:
        known = _readings.get(key)
        if known and known.stamp == stamp and now - known.at < TRUSTED:
            _readings.move_to_end(key)
            return known.standing
    standing = Standing(_read(metric, column, start, end, teams))
    with _lock:
        _readings[key] = _Reading(stamp, now, standing)
        _readings.move_to_end(key)
        while len(_readings) > 1 and sum(len(one.standing.sums) for one in _readings.values()) > KEPT:
            _readings.popitem(last=False)
    return standing


def stamp(metric: Metric) -> int | None:
    """Changes with every record; to be read before the figures. None: unknown, the reading lasts `TRUSTED` seconds."""
    return metric.stamp() if metric.stamp else None


def _read(metric: Metric, column: Column, start: date, end: date, teams: list[int] | None) -> Sums:
    rows = metric.totals(start=start, end=end, owner=None, teams=teams, by=[column])
    # Who gave everything back stays in the sums with nothing, until they are folded.
    return {key: (count, fen) for key, count, fen in rows if key is not None and (count or fen)}
