"""Demand of a product at an outlet in pieces a day, and what to order. Formulas: docs/algorithms/outlet-ledger.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor


@dataclass(frozen=True, slots=True)
class Span:
    """What was sold between two counts, and in how many days; `ends_on` is the day of the later one."""

    sold: int
    days: float
    ends_on: date


def spans(entries: Sequence[tuple[float, date, int, bool]]) -> list[Span]:
    """From entries in order of time: (moment in days, business day, sold, counted). What was sold is known between
    counts only; entries without a count in between belong to the span."""
    made: list[Span] = []
    since: float | None = None
    sold = 0
    for moment, day, amount, counted in entries:
        sold += amount
        if not counted:
            continue
        if since is not None and moment > since:
            made.append(Span(sold, moment - since, day))
        since, sold = moment, 0
    return made


def window(found: Sequence[Span], days: int) -> list[Span]:
    """Spans that end within so many days before the last one does."""
    if not found:
        return []
    since = found[-1].ends_on - timedelta(days)
    return [one for one in found if one.ends_on > since]


def rate(sold: float, days: float, *, prior: float | None, prior_days: float) -> float:
    """(sold + prior_days × prior) / (days + prior_days): with few days near the rate of the outlet's class, with many
    its own. Without a prior the own rate; 0 when nothing is known."""
    own = max(0.0, float(sold))
    if prior is None:
        return own / days if days > 0 else 0.0
    return (own + prior_days * prior) / (days + prior_days)


def suggested(daily: float, *, cycle: float, safety: float, stock: float) -> int:
    """Demand × cycle + safety − stock, in whole pieces upward; never negative. `cycle` and `safety` are days, `stock`
    includes what was ordered and has not been counted yet."""
    return max(0, ceil(round(daily * (cycle + safety) - stock, 6)))


def supply_days(daily: float, stock: float) -> float | None:
    """How many days the stock lasts; None when nothing is sold."""
    return stock / daily if daily > 0 else None


def left(daily: float, stock: float, days: float) -> int:
    """What should be left after so many days; never below nothing."""
    return max(0, floor(stock - daily * max(0.0, days)))


def lasts_until(daily: float, stock: float, counted_on: date) -> date | None:
    """The day on which nothing should be left; None when nothing is sold, or in more than ten years."""
    days = supply_days(daily, stock)
    return None if days is None or days > 3650 else counted_on + timedelta(floor(days))
