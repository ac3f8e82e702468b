"""Three and more dimensions with margins given: raked from a seed, rounded by an integer programme.

Unlike tables, cubes need not have a rounding that keeps every margin. Then the least important margin gives way by one
unit in as few places as possible, and the result says where.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yingdan.targets.errors import Infeasible
from yingdan.targets.rules.programme import Answer, Programme, solve

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
CELLS = 300_000  # that may hold something; more are refused at once
SECONDS = 20.0
ROUNDS = 3_000
CLOSE = 1e-3  # units: how far raked margins may be off and still decide what is floor and what is ceiling
PRECISE = 1e-9, 1e-14  # units, or of the largest margin: where raking is done, limited by floating point
MISSED = 0.01  # units: margins that miss by more contradict each other
SMALL = 200  # cells to round up to which the very nearest rounding is looked for
GAP = 0.2  # beyond: one whose squared distance is at most so much of Σ part·(1 − part) above the least
NAMED = 60  # sums up to which a conflict is narrowed down until none can be left out
CONFLICT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Margin:
    """Sums over all axes but `axes` (ascending); `totals` has one axis for each of these."""

    name: str
    axes: tuple[int, ...]
    totals: Ints


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Where a margin could not be kept, and what there is more (+1) or less (−1) than was given."""

    margin: str
    at: tuple[int, ...]
    by: int


@dataclass(frozen=True, slots=True)
class Cube:
    """Whole amounts; the margins that gave way; whether the rounding is the nearest looked for, or time ran out."""

    amounts: Ints
    relaxed: tuple[Relaxed, ...]
    nearest: bool


def fit(seed: Any, margins: Sequence[Margin], seconds: float = SECONDS) -> Cube:
    """Whole amounts with the margins given, the most important first, nearest to the raked seed.

    Cells of seed 0 stay 0; every cell is the floor or the ceiling of its ideal. Raises `Infeasible`: margins that
    contradict each other are named as (margin, place); `target_cube_too_large` or `target_cube_late` when it is more
    than can be done in `seconds`.
    """
    start = np.asarray(seed, np.float64)
    if (size := int(np.count_nonzero(start > 0))) > CELLS:
        raise Infeasible("target_cube_too_large", [], size, CELLS)
    _check(margins)
    return _Work(start, margins, time.monotonic() + seconds).run()


def _check(margins: Sequence[Margin]) -> None:
    """Two margins must agree on all sums that follow from both."""
    for one, other in combinations(margins, 2):
        common = tuple(axis for axis in one.axes if axis in other.axes)
        sums = [
            m.totals.sum(axis=tuple(n for n, axis in enumerate(m.axes) if axis not in common)) for m in (one, other)
        ]
        for place in np.argwhere(np.atleast_1d(sums[0] != sums[1]))[:1].tolist():
            at = tuple(place) if common else ()
            named = [(margin.name, dict(zip(common, at, strict=True))) for margin in (one, other)]
            raise Infeasible("target_margins_differ", named, *(int(total[at]) for total in sums))


class _Work:
    """The cells that may hold something, the margins' sums one after the other, and which cell counts where."""

    def __init__(self, seed: Floats, margins: Sequence[Margin], deadline: float) -> None:
        self.shape, self.margins, self.deadline = seed.shape, margins, deadline
        self.cells = np.flatnonzero(seed.ravel() > 0)
        self.seed = seed.ravel()[self.cells]
        self.goals = np.concatenate([margin.totals.ravel() for margin in margins]).astype(np.int64)
        self.starts = np.cumsum([0, *(margin.totals.size for margin in margins)])
        self.precise = max(PRECISE[0], PRECISE[1] * float(self.goals.max(initial=0)))
        places = np.unravel_index(self.cells, seed.shape)
        self.member = np.array([
            start + np.ravel_multi_index(tuple(places[axis] for axis in margin.axes), margin.totals.shape)
            for start, margin in zip(self.starts, margins, strict=False)
        ], np.int64).reshape(len(margins), len(self.cells))  # fmt: skip

    def run(self) -> Cube:
        """Rakes, makes exact what raking left, rounds."""
        ideal = self.raked()
        if self.worst(ideal) > max(CLOSE, 2 * self.precise):
            ideal = self.nearest(ideal)
        return self.rounded(ideal)

    def sums(self, values: Floats) -> Floats:
        """What the cells sum to, margin after margin."""
        weights = np.tile(values, len(self.member))
        return np.bincount(self.member.ravel(), weights, len(self.goals)).astype(np.float64)

    def worst(self, values: Floats) -> float:
        """The largest difference from a margin."""
        return float(np.abs(self.sums(values) - self.goals).max(initial=0))

    def raked(self) -> Floats:
        """Iterative proportional fitting, until it is close or no longer comes closer."""
        values: Floats = self.seed / self.seed.max(initial=1)
        before = np.inf
        for turn in range(1, ROUNDS + 1):
            for member in self.member:
                sums = np.bincount(member, values, len(self.goals))
                values = values * np.divide(self.goals, sums, out=np.zeros(len(sums)), where=sums > 0)[member]
            if turn % 20 == 0:
                worst = self.worst(values)
                if worst <= self.precise or worst > 0.99 * before or time.monotonic() > self.deadline:
                    break
                before = worst
        return values

    def solve(self, programme: Programme) -> Answer:
        """Within the time that is left."""
        answer = solve(programme, self.deadline - time.monotonic())
        if answer.status == "late":
            raise Infeasible("target_cube_late", [], len(self.cells), CELLS)
        return answer

    def nearest(self, ideal: Floats) -> Floats:
        """The cells with exact margins that differ the least in sum from where raking came to."""
        size = len(ideal)
        # Two values for each cell: up to the raked amount, which is worth keeping, and beyond, which costs.
        answer = self.solve(Programme(
            np.concatenate([-np.ones(size), np.ones(size)]), np.concatenate([ideal, np.full(size, np.inf)]),
            np.hstack([self.member, self.member]), self.goals.astype(np.float64), np.zeros(0, np.int64),
        ))  # fmt: skip
        if answer.status == "infeasible":
            raise self.conflict()
        return answer.values[:size] + answer.values[size:]

    def conflict(self) -> Infeasible:
        """Sums that cannot hold together; up to `NAMED` of them such that none can be left out."""
        self.deadline = time.monotonic() + CONFLICT_SECONDS
        named = np.flatnonzero(np.abs(self.missed(np.arange(len(self.goals))).prices) > MISSED)
        for one in named.tolist() if len(named) <= NAMED else []:
            fewer = named[named != one]
            if np.abs(self.missed(fewer).over).sum() > MISSED:
                named = fewer
        by = np.abs(self.missed(named).over).sum()
        total = int(self.goals[named].sum())
        return Infeasible("target_margins_differ", [self.place(n) for n in named.tolist()], total, total - round(by))

    def missed(self, some: Ints) -> Answer:
        """Some of the sums, missed as little as possible."""
        goals = np.full(len(self.goals), np.nan)
        goals[some] = self.goals[some]
        size = len(self.cells)
        return self.solve(Programme(np.zeros(size), np.full(size, np.inf), self.member, goals, some, 1.0, np.inf))

    def rounded(self, ideal: Floats) -> Cube:
        """Floors and ceilings; where there are none, margins give way, the least important first."""
        low = np.floor(ideal + 10 * self.precise)
        part = ideal - low
        loose = np.flatnonzero(part > 10 * self.precise)
        rest = self.goals - self.sums(low)
        gap = 0.0 if len(loose) <= SMALL else GAP * float((part[loose] * (1 - part[loose])).sum())
        for firm in range(len(self.margins), -1, -1):
            spare = np.arange(self.starts[firm], len(self.goals))
            answer = self.solve(Programme(
                1 - 2 * part[loose], np.ones(len(loose)), self.member[:, loose], rest, spare,
                spare_cost=2.0 * len(loose) + 1, spare_upper=1.0, whole=len(self.margins) > 2, gap=gap,
            ))  # fmt: skip
            if answer.status != "infeasible":
                low[loose] += np.rint(answer.values)
                return self.result(low, spare, answer)
        raise Infeasible("target_cube_late", [], len(self.cells), CELLS)

    def result(self, values: Floats, spare: Ints, answer: Answer) -> Cube:
        """The cube, after a last look at every margin."""
        over = np.zeros(len(self.goals), np.int64)
        over[spare] = np.rint(answer.over)
        if not (self.sums(values) == self.goals + over).all():
            raise AssertionError("the programme's answer does not have the margins it says")
        amounts = np.zeros(self.shape, np.int64)
        amounts.flat[self.cells] = values.astype(np.int64)
        relaxed = tuple(Relaxed(*self.place(n), int(over[n])) for n in np.flatnonzero(over).tolist())
        return Cube(amounts, relaxed, answer.status == "optimal")

    def place(self, n: int) -> tuple[str, tuple[int, ...]]:
        """The margin and the place in it of a sum."""
        which = int(np.searchsorted(self.starts, n, side="right")) - 1
        margin = self.margins[which]
        at = np.unravel_index(n - int(self.starts[which]), margin.totals.shape)
        return margin.name, tuple(int(one) for one in at)
