"""Linear and integer programmes over cells that each count in several sums, solved by HiGHS within a time limit."""

from dataclasses import dataclass
from typing import Literal

import highspy
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Status = Literal["optimal", "found", "infeasible", "late"]


@dataclass(frozen=True, slots=True)
class Programme:
    """Least cost of values between 0 and `upper`, such that sums are reached.

    Value n counts once in each of the sums `member[:, n]`; a goal of NaN means any sum. Beyond these there are pairs
    of `spare` values, at `spare_cost`: for each sum in `spare`, one by which it may be exceeded and one by which it may
    be missed, up to `spare_upper`. The cost of whole values may lie above the least by `gap`.
    """

    cost: Floats
    upper: Floats
    member: Ints
    goals: Floats
    spare: Ints
    spare_cost: float = 0.0
    spare_upper: float = 0.0
    whole: bool = False
    gap: float = 1e-6


@dataclass(frozen=True, slots=True)
class Answer:
    """The values, how far sums in `spare` are exceeded (+) or missed (−), and the price of each sum (not if whole)."""

    status: Status
    values: Floats
    over: Floats
    prices: Floats


def solve(programme: Programme, seconds: float) -> Answer:
    """The cheapest values; with status `found` when time ran out after some, `late` when before any."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in {
        "output_flag": False, "threads": 1, "random_seed": 0, "time_limit": max(seconds, 0.0),
        "mip_rel_gap": 0.0, "mip_abs_gap": programme.gap,
    }.items():  # fmt: skip
        solver.setOptionValue(option, value)
    solver.passModel(_model(programme))
    solver.run()
    solution, size, spare = solver.getSolution(), len(programme.cost), len(programme.spare)
    values = np.array(solution.col_value, np.float64)
    status = _status(solver.getModelStatus(), solution.value_valid)
    if status in ("infeasible", "late"):
        values = np.zeros(size + 2 * spare)
    over = values[size : size + spare] - values[size + spare :]
    return Answer(status, values[:size], over, np.array(solution.row_dual, np.float64))


def _status(status: highspy.HighsModelStatus, valid: bool) -> Status:
    if status in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty):
        return "optimal"
    if status == highspy.HighsModelStatus.kTimeLimit:
        return "found" if valid else "late"
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return "infeasible"  # values are bounded or cost nothing less: never unbounded
    raise AssertionError(f"HiGHS: {status}")


def _model(programme: Programme) -> highspy.HighsLp:
    """Columns are the values, then what exceeds, then what misses; rows are the sums."""
    kinds, size = programme.member.shape
    spare = len(programme.spare)
    columns = size + 2 * spare
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = columns, len(programme.goals)
    lp.col_cost_ = np.concatenate([programme.cost, np.full(2 * spare, programme.spare_cost)])
    lp.col_lower_ = np.zeros(columns)
    lp.col_upper_ = np.concatenate([programme.upper, np.full(2 * spare, programme.spare_upper)])
    any_ = np.isnan(programme.goals)
    lp.row_lower_ = np.where(any_, -np.inf, programme.goals)
    lp.row_upper_ = np.where(any_, np.inf, programme.goals)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.concatenate([np.arange(size) * kinds, size * kinds + np.arange(2 * spare + 1)])
    lp.a_matrix_.index_ = np.concatenate([programme.member.T.ravel(), programme.spare, programme.spare])
    lp.a_matrix_.value_ = np.concatenate([np.ones(size * kinds), -np.ones(spare), np.ones(spare)])
    if programme.whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * columns
    return lp
