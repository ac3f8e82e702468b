"""The cheapest flow of records to people: each record to one person, nobody above the upper load, those below the lower
load first, and the rest spread evenly by share. A linear programme whose corners are whole; HiGHS goes from corner to
corner."""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np

# In this order of weight: leave no record, fill up to the lower load, own territory, even load, ability.
LEFT = 10_000_000
UNDER = 1_000_000
MISFIT = 100_000
LOAD = 50_000  # between the emptiest and the fullest hands
ABILITY = 2


@dataclass(frozen=True, slots=True)
class Sink:
    """A person: what is held, the lower and the upper load, the share."""

    load: int
    lower: int
    upper: int | None
    share: int


@dataclass(frozen=True, slots=True)
class Arc:
    """A kind of record may go to a person at a cost."""

    source: int
    sink: int
    cost: int


def cheapest(amounts: Sequence[int], sinks: Sequence[Sink], arcs: Sequence[Arc]) -> dict[tuple[int, int], int]:
    """How many of each source go to each sink, by (source, sink); what cannot go anywhere stays."""
    total = sum(amounts)
    used = sorted({arc.sink for arc in arcs})
    if not total or not used:
        return {}
    steps = {sink: _steps(sinks[sink], total) for sink in used}
    most = max(max(costs) for costs in steps.values() if costs) if any(steps.values()) else 1
    row_of = {sink: len(amounts) + n for n, sink in enumerate(used)}
    columns = _Columns()
    for arc in arcs:  # out of the source, into the person
        columns.add(arc.cost, amounts[arc.source], (arc.source, 1.0), (row_of[arc.sink], 1.0))
    for source, amount in enumerate(amounts):  # what stays
        columns.add(LEFT, amount, (source, 1.0))
    for sink in used:  # the first, second, third … record of a person, each dearer than the one before
        for number, cost in enumerate(steps[sink]):
            bonus = UNDER if sinks[sink].load + number < sinks[sink].lower else 0
            columns.add(round(cost / most * LOAD, 3) - bonus, 1, (row_of[sink], -1.0))
    values = columns.solve([*map(float, amounts), *(0.0 for _ in used)])
    return {(arc.source, arc.sink): n for arc, value in zip(arcs, values, strict=False) if (n := round(value)) > 0}


def _steps(sink: Sink, total: int) -> list[float]:
    """What each further record costs: the square of load by share grows by this, so that loads become even."""
    room = total if sink.upper is None else min(total, max(0, sink.upper - sink.load))
    return [(2 * (sink.load + number) + 1) / sink.share for number in range(room)]


class _Columns:
    """A linear programme column by column."""

    def __init__(self) -> None:
        self.cost: list[float] = []
        self.upper: list[float] = []
        self.start: list[int] = [0]
        self.index: list[int] = []
        self.value: list[float] = []

    def add(self, cost: float, upper: int, *entries: tuple[int, float]) -> None:
        """A value between 0 and `upper` that counts in some rows."""
        self.cost.append(cost)
        self.upper.append(upper)
        for row, value in entries:
            self.index.append(row)
            self.value.append(value)
        self.start.append(len(self.index))

    def solve(self, sums: list[float]) -> list[float]:
        """The cheapest values whose sums are these."""
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.cost), len(sums)
        lp.col_cost_, lp.col_lower_ = np.array(self.cost), np.zeros(len(self.cost))
        lp.col_upper_ = np.array(self.upper, np.float64)
        lp.row_lower_ = lp.row_upper_ = np.array(sums)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = np.array(self.start)
        lp.a_matrix_.index_ = np.array(self.index)
        lp.a_matrix_.value_ = np.array(self.value)
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (("threads", 1), ("random_seed", 0)):
            solver.setOptionValue(option, value)
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("solver", "simplex")
        solver.passModel(lp)
        solver.run()
        if solver.getModelStatus() not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty):
            raise AssertionError(f"HiGHS: {solver.getModelStatus()}")
        return list(solver.getSolution().col_value)
