"""A year's amount down the organisation tree to persons and months: every level exact, everything locked left alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from yingdan.targets.errors import Infeasible
from yingdan.targets.rules import table
from yingdan.targets.rules.split import Share, split, whole_parts

MONTHS = range(1, 13)
ROUNDING = 12  # units by which rounding alone may ask too much of a person
Year = dict[int, int]


@dataclass(slots=True)
class Branch:
    """A node: a team with children, or a person (no children).

    `weight` is what the person should carry of a year, `seed` the same by month (0 where not in post). `fixed` are
    locked months (of a person: cells; of a team: its sum in that month), `fixed_year` a locked year of a team.
    """

    key: Any
    weight: float = 0.0
    seed: dict[int, float] = field(default_factory=dict)
    fixed: Year = field(default_factory=dict)
    fixed_year: int | None = None
    minimum: int = 0
    maximum: int | None = None
    children: list["Branch"] = field(default_factory=list)


@dataclass(slots=True)
class _Load:
    """What a branch must carry already (`base`), and how it takes more."""

    branch: Branch
    base: Year
    weight: float
    seed: dict[int, float]
    minimum: int
    maximum: int | None
    below: list["_Load"]


def decompose(amount: int, months: Mapping[int, float], root: Branch, *, strict: bool = False) -> dict[Any, Year]:
    """Amount by month for every branch key, persons and teams; children of a node add up to it in every month.

    `months` are weights of the months at the root. People whose months in post cannot hold their share of the year
    get what these months hold and the others take the rest; `strict` (weights given by hand) refuses that, but for
    rounding. Raises `Infeasible`.
    """
    load = _load(root)
    parts = whole_parts(months)
    wanted = split(amount, [_month_share(load, month, parts[month]) for month in MONTHS])
    found: dict[Any, Year] = {}
    _hand_down(load, wanted, found, strict)
    return found


def _month_share(load: _Load, month: int, weight: int) -> Share:
    if month in load.branch.fixed:
        return Share.locked(month, load.branch.fixed[month])
    minimum = load.base.get(month, 0)
    return Share(month, weight if load.seed.get(month) else 0, minimum, None if load.seed.get(month) else minimum)


def _load(branch: Branch) -> _Load:
    """Sums up what is fixed and what is wished below a branch."""
    if not branch.children:
        seed = {month: branch.seed.get(month, 0.0) for month in MONTHS if month not in branch.fixed}
        free = branch.weight if any(seed.values()) else 0.0
        fixed = sum(branch.fixed.values())
        top = branch.maximum if any(seed.values()) else fixed
        return _Load(branch, dict(branch.fixed), free, seed, max(branch.minimum, fixed), top, [])
    below = [_load(child) for child in branch.children]
    base = {month: sum(_carried(one, month) for one in below) for month in MONTHS}
    seed = {month: sum(one.seed.get(month, 0.0) for one in below) for month in MONTHS}
    tops = [one.maximum for one in below]
    top = None if None in tops else sum(top for top in tops if top is not None)
    weight, minimum = sum(one.weight for one in below), sum(one.minimum for one in below)
    if branch.fixed_year is not None:
        minimum = top = branch.fixed_year
    seed = {month: 0.0 if month in branch.fixed else value for month, value in seed.items()}
    return _Load(branch, base, weight, seed, max(minimum, sum(branch.fixed.values())), top, below)


def _carried(load: _Load, month: int) -> int:
    """What a branch is bound to carry in a month."""
    return load.branch.fixed.get(month, load.base.get(month, 0))


def _hand_down(load: _Load, wanted: Year, found: dict[Any, Year], strict: bool) -> None:
    """Gives a node its months and splits them over its children: first their years, then the table of months."""
    found[load.branch.key] = wanted
    if not load.below:
        return
    bound = {month: sum(_carried(one, month) for one in load.below) for month in MONTHS}
    rest = {month: wanted[month] - bound[month] for month in MONTHS}
    short = [month for month in MONTHS if rest[month] < 0]
    if short:
        named = [one.branch.key for one in load.below if _carried(one, short[0])]
        raise Infeasible("target_minimum_above", named, wanted[short[0]], bound[short[0]])
    spread = _spread(load, sum(wanted.values()), rest, strict)
    for one in load.below:
        key = one.branch.key
        _hand_down(one, {month: _carried(one, month) + spread[key, month] for month in MONTHS}, found, strict)


def _spread(load: _Load, year: int, rest: Year, strict: bool) -> dict[tuple[Any, int], int]:
    """The free amounts of the children by month: years by weight, then the table with both margins."""
    carried = {one.branch.key: sum(_carried(one, month) for month in MONTHS) for one in load.below}
    seed = {(one.branch.key, month): value for one in load.below for month, value in one.seed.items()}
    caps: dict[Any, int] = {}
    while True:
        years = split(year, _year_shares(load.below, carried, caps))
        free = {key: years[key] - carried[key] for key in years}
        try:
            return table.fit(seed, free, rest)
        except Infeasible as error:
            named, excess = error.params["cells"], error.params["total"] - error.params["limit"]
            if not named or (strict and excess > ROUNDING * len(named)) or set(named) <= set(caps):
                raise
            room = split(error.params["limit"], [Share(key, free[key]) for key in named])
            caps.update({key: carried[key] + amount for key, amount in room.items()})


def _year_shares(loads: list[_Load], carried: Mapping[Any, int], caps: Mapping[Any, int]) -> list[Share]:
    """What is bound comes first; the total goes by weight, within bounds and caps."""
    parts = whole_parts({load.branch.key: load.weight for load in loads})
    shares = []
    for load in loads:
        key = load.branch.key
        top = load.maximum if any(load.seed.values()) else carried[key]
        if key in caps:
            top = caps[key] if top is None else min(top, caps[key])
        shares.append(Share(key, parts[key], max(load.minimum, carried[key]), top))
    return shares
