"""Months to days: whole amounts over the days of a month by weights of the days, one month or very many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from yingdan.targets.errors import Infeasible

Amounts = NDArray[np.int64]
Kind = Literal["workday", "weekend", "holiday", "make_up"]
Day = tuple[str, int]  # kind of day, weekday (0 = Monday)
NONE: Mapping[int, int] = {}
SAFE = 1 << 50  # sums of weights below it are shared out exactly in 64 bits
PARTS = 10**6
TRUST_DAYS = 26  # half a year of one weekday: a whole year's record counts for two thirds


def spread(amount: int, weights: Sequence[int], locked: Mapping[int, int] = NONE) -> list[int]:
    """The amount over the days by weight; sums to `amount` exactly, every free day is floor or ceiling of its share.

    Running totals are rounded, not days: so four visits a month come one a week, where largest remainders would put
    them all on the first days, and a week too is within one unit of its share.

    `locked` holds the amounts of days (0 = the 1st) that keep theirs; the others share the rest. When all of these
    weigh 0 they share equally. Raises `Infeasible` naming the fewest locked days that cannot stand.
    """
    free = [day for day in range(len(weights)) if day not in locked]
    rest = amount - sum(locked.values())
    _check(amount, rest, free, locked)
    days = [locked.get(day, 0) for day in range(len(weights))]
    if free:
        parts = [weights[day] for day in free]
        for day, part in zip(free, _running(rest, parts if any(parts) else [1] * len(free)), strict=True):
            days[day] = part
    return days


def respread(
    amount: int, current: Sequence[int], weights: Sequence[int], locked: Mapping[int, int] = NONE
) -> list[int]:
    """A new amount over the days in proportion to what they have; by weight where all have 0.

    Days that stand just as the weights gave them are shared out by weight again, so that rounding never adds up: a
    month set to another amount and back has its old days.
    """
    free = [day for day in range(len(weights)) if day not in locked]
    have = [current[day] for day in free]
    by_weight = spread(sum(current[day] for day in free) + sum(locked.values()), weights, locked) if free else []
    if not any(have) or have == [by_weight[day] for day in free]:
        return spread(amount, weights, locked)
    return spread(amount, current, locked)


def _running(amount: int, weights: Sequence[int]) -> list[int]:
    """Differences of the rounded running totals."""
    whole = sum(weights)
    totals = [0, *((2 * amount * part + whole) // (2 * whole) for part in accumulate(weights))]
    return [end - start for start, end in pairwise(totals)]


def _check(amount: int, rest: int, free: Sequence[int], locked: Mapping[int, int]) -> None:
    """Refuses locks above the amount, and a rest that has no day to go to."""
    if rest < 0:
        named, held = [], 0
        for day in sorted(locked, key=lambda day: (-locked[day], day)):
            named.append(day)
            held += locked[day]
            if held > amount:
                break
        raise Infeasible("target_minimum_above", named, amount, held)
    if rest > 0 and not free:
        raise Infeasible("target_maximum_below", sorted(locked), amount, amount - rest)


def spread_many(amounts: Amounts, weights: Amounts) -> Amounts:
    """`spread` for many months of the same length at once: amounts [n], weights [n or 1, days] → [n, days]."""
    amounts, weights = np.asarray(amounts, np.int64), np.atleast_2d(np.asarray(weights, np.int64))
    weights = np.where(weights.any(axis=1, keepdims=True), weights, 1)
    if (weights.sum(axis=1, dtype=np.float64) >= SAFE).any():
        return _one_by_one(amounts, weights)
    return np.diff(_totals(amounts[:, None], weights.cumsum(axis=1)), axis=1, prepend=np.int64(0))


def respread_many(
    amounts: Amounts, current: Amounts, weights: Amounts, locked: NDArray[np.bool_] | None = None
) -> Amounts:
    """`respread` for many months at once; `locked` [n or 1, days] are days that keep their `current` [n, days].

    Raises `Infeasible` naming the row numbers of the first months whose locked days cannot stand.
    """
    amounts, current = np.asarray(amounts, np.int64), np.asarray(current, np.int64)
    shape = current.shape
    held = np.zeros(shape, bool) if locked is None else np.broadcast_to(np.asarray(locked, bool), shape)
    have = np.where(held, 0, current)
    # Locked days weigh 0; a month whose open days all weigh 0 shares equally over the open ones.
    parts = np.where(held, 0, np.broadcast_to(weights, shape))
    parts = np.where(parts.any(axis=1, keepdims=True), parts, ~held)
    kept = np.where(held, current, 0).sum(axis=1)
    rest = amounts - kept
    _check_many(amounts, kept, rest, held)
    plain = (spread_many(have.sum(axis=1), parts) == have).all(axis=1) | ~have.any(axis=1)
    found = spread_many(rest, np.where(plain[:, None], parts, have))
    return np.where(held, current, found)


def _check_many(amounts: Amounts, kept: Amounts, rest: Amounts, held: NDArray[np.bool_]) -> None:
    for code, bad in (("target_minimum_above", rest < 0), ("target_maximum_below", (rest > 0) & held.all(axis=1))):
        if bad.any():
            named: list[Any] = np.flatnonzero(bad)[:1].tolist()
            raise Infeasible(code, named, int(amounts[named[0]]), int(kept[named[0]]))


def _totals(amounts: Amounts, parts: Amounts) -> Amounts:
    """The rounded running totals amount·part / whole, exact in 64 bits although products are longer.

    With amount = q·whole + r this is q·part + r·part / whole. The last quotient is guessed in floating point, at most
    one off below 2⁵⁰; its remainder, small again, comes out right from products that wrap around, and corrects it.
    """
    whole = parts[:, -1:]
    quotient, rest = np.divmod(amounts, whole)
    guess = (rest * (parts / whole)).astype(np.int64)
    remainder = rest * parts - guess * whole
    return quotient * parts + guess + (2 * remainder + whole) // (2 * whole)


def _one_by_one(amounts: Amounts, weights: Amounts) -> Amounts:
    """In Python's long numbers, for weights beyond what 64 bits hold."""
    lines = np.broadcast_to(weights, (len(amounts), weights.shape[1])).tolist()
    rows = [_running(amount, line) for amount, line in zip(amounts.tolist(), lines, strict=True)]
    return np.array(rows, np.int64).reshape(len(amounts), weights.shape[1])


def profile(
    kinds: Sequence[str], weekdays: Sequence[int], weekday_weights: Sequence[float], make_up: float, holiday: float,
    weekend: Sequence[float] | None = None,
) -> list[int]:  # fmt: skip
    """Weights of days, from the kind of each day (`Kind`) and its weekday (0 = Monday), on one scale for every month.

    `weekday_weights` are seven numbers for workdays and, unless `weekend` gives its own seven, for weekends too:
    a Saturday may be a workday in one week and free in the next (大小周).
    """
    free = weekday_weights if weekend is None else weekend
    top = max(*weekday_weights, *free, make_up, holiday)
    by_kind = {"workday": weekday_weights, "weekend": free, "make_up": [make_up] * 7, "holiday": [holiday] * 7}
    weights = [by_kind[kind][weekday] for kind, weekday in zip(kinds, weekdays, strict=True)]
    return [max(round(weight * PARTS / top), 1) if weight > 0 else 0 for weight in weights]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a day weighs what it does: trust × own + (1 − trust) × base, all in units of an average workday."""

    own: float
    base: float
    days: int
    trust: float
    weight: float


@dataclass(frozen=True, slots=True)
class DayProfile:
    """What each kind of day weighs; `reasons` by kind and weekday, make-up days and holidays under weekday −1."""

    workday: tuple[float, ...]
    weekend: tuple[float, ...]
    make_up: float
    holiday: float
    reasons: Mapping[Day, Reason]

    def weights(self, kinds: Sequence[str], weekdays: Sequence[int]) -> list[int]:
        """The weights of the days of a period."""
        return profile(kinds, weekdays, self.workday, self.make_up, self.holiday, self.weekend)


def weekday_profile(history: Mapping[Day, tuple[int, int]]) -> DayProfile:
    """Day weights from the record: value and number of such days by kind and weekday.

    Without a record every workday and make-up workday weighs 1 and every other day 0; `days` of a kind in the record
    are trusted by days / (days + 26). The unit is all value per workday, so evidence and base describe the same total.
    """
    worked = sum(days for (kind, _), (_, days) in history.items() if kind in ("workday", "make_up"))
    total = sum(value for value, _ in history.values())
    unit = total / (worked or sum(days for _, days in history.values()) or 1)

    def reason(kind: str, weekday: int) -> Reason:
        cells = [cell for (k, d), cell in history.items() if k == kind and weekday in (d, -1)]
        value, days = sum(value for value, _ in cells), sum(days for _, days in cells)
        base = 1.0 if kind in ("workday", "make_up") else 0.0
        if unit <= 0 or not days:
            return Reason(0.0, base, 0, 0.0, base)
        own, trust = max(value / days / unit, 0.0), days / (days + TRUST_DAYS)
        return Reason(own, base, days, trust, trust * own + (1 - trust) * base)

    keys = [(kind, day) for kind in ("workday", "weekend") for day in range(7)] + [("make_up", -1), ("holiday", -1)]
    found = {key: reason(*key) for key in keys}
    workday, weekend = (tuple(found[kind, day].weight for day in range(7)) for kind in ("workday", "weekend"))
    return DayProfile(workday, weekend, found["make_up", -1].weight, found["holiday", -1].weight, found)
