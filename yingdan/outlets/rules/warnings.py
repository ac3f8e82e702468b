"""What asks for attention at an outlet: a warning is a question to the rep, never a verdict."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Limits:
    """From when on it is asked: see the settings of the ledger. `ratio` and `month_end_share` are percent."""

    over_days: int = 60
    ratio: int = 150
    month_end_days: int = 5
    month_end_share: int = 60


@dataclass(frozen=True, slots=True)
class Flow:
    """One product at one outlet within the window: pieces ordered (of them at the end of a month), sold, the days that
    are covered by counts, and how long the stock lasts."""

    sell_in: int
    at_month_end: int
    sold: int
    days: float
    supply: float | None
    stock: int


def at_month_end(day: date, days: int) -> bool:
    """Among the last days of its month."""
    return day.day > monthrange(day.year, day.month)[1] - days


def over(flow: Flow, limits: Limits) -> bool:
    """More stock than sells within the limit; stock of which nothing sold for as long counts, too."""
    if flow.supply is None:
        return flow.stock > 0 and flow.days >= limits.over_days
    return flow.supply > limits.over_days


def stuffing(flow: Flow, limits: Limits) -> list[str]:
    """Reasons to ask about stuffing 压货; empty unless far more was sold in than sold through, and either most of it at
    the end of months or more stock than sells within the limit is there."""
    if flow.sell_in <= 0 or flow.days <= 0 or flow.sell_in * 100 < limits.ratio * max(0, flow.sold):
        return []
    found = []
    if flow.at_month_end * 100 >= limits.month_end_share * flow.sell_in:
        found.append("month_end")
    if over(flow, limits):
        found.append("supply")
    return ["sell_in", *found] if found else []


def below_floor(price: Decimal | None, floor: Decimal | None) -> bool:
    """Ordered for less than the company allows."""
    return price is not None and floor is not None and price < floor


def outside(territory: Iterable[int], own: Iterable[int]) -> bool:
    """Whether an outlet in a territory (it and all above) lies outside of all own ones. Nothing is outside of a region
    that was never fixed, and an outlet in no territory is in no other's."""
    line, mine = set(territory), set(own)
    return bool(line) and bool(mine) and not line & mine
