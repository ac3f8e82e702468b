"""A year's amount down the organisation tree to persons and months: every level exact, everything locked left alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from yingdan.targets.errors import Infeasible
from yingdan.targets.rules import room
from yingdan.targets.rules.split import Share, split, whole_parts
from yingdan.targets.rules.table import Ints, Table, fit_many

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
    """What a branch must carry already by month (`bound`), and how it takes more (`seed` by month)."""

    branch: Branch
    bound: list[int]
    weight: float
    seed: list[float]
    minimum: int
    maximum: int | None
    below: list["_Load"]

    @property
    def key(self) -> Any:
        """The branch's key."""
        return self.branch.key


def decompose(amount: int, months: Mapping[int, float], root: Branch, *, strict: bool = False) -> dict[Any, Year]:
    """Amount by month for every branch key, persons and teams; children of a node add up to it in every month.

    `months` are weights of the months at the root. People whose months in post cannot hold their share of the year
    get what these months hold and the others take the rest; `strict` (weights given by hand) refuses that, but for
    rounding. Raises `Infeasible`.
    """
    load = _load(root)
    parts = whole_parts(months)
    wanted = split(amount, [_month_share(load, month, parts[month]) for month in MONTHS])
    return _hand_down([(load, [wanted[month] for month in MONTHS])], strict)


def hand_down(nodes: Iterable[tuple[Branch, Sequence[int]]], *, strict: bool = False) -> dict[Any, Year]:
    """The same for nodes whose twelve months are known."""
    return _hand_down([(_load(branch), list(months)) for branch, months in nodes], strict)


def _month_share(load: _Load, month: int, weight: int) -> Share:
    if month in load.branch.fixed:
        return Share.locked(month, load.branch.fixed[month])
    minimum, takes = load.bound[month - 1], load.seed[month - 1] > 0
    return Share(month, weight if takes else 0, minimum, None if takes else minimum)


def _load(branch: Branch) -> _Load:
    """Sums up what is fixed and what is wished below a branch."""
    fixed = sum(branch.fixed.values())
    if not branch.children:
        seed = [0.0 if month in branch.fixed else branch.seed.get(month, 0.0) for month in MONTHS]
        takes = any(seed)
        bound = [branch.fixed.get(month, 0) for month in MONTHS]
        top = branch.maximum if takes else fixed
        return _Load(branch, bound, branch.weight if takes else 0.0, seed, max(branch.minimum, fixed), top, [])
    below = [_load(child) for child in branch.children]
    bound = [sum(amounts) for amounts in zip(*(one.bound for one in below), strict=True)]
    seed = [sum(values) for values in zip(*(one.seed for one in below), strict=True)]
    for month in branch.fixed:
        bound[month - 1], seed[month - 1] = branch.fixed[month], 0.0
    tops = [one.maximum for one in below]
    top = None if None in tops else sum(top for top in tops if top is not None)
    weight, minimum = sum(one.weight for one in below), sum(one.minimum for one in below)
    if branch.fixed_year is not None:
        minimum = top = branch.fixed_year
    return _Load(branch, bound, weight, seed, max(minimum, fixed), top, below)


def _hand_down(level: list[tuple[_Load, list[int]]], strict: bool) -> dict[Any, Year]:
    """Gives nodes their months and splits them over their children, one level of the tree after the other."""
    found: dict[Any, Year] = {}
    while level:
        found.update((load.key, dict(zip(MONTHS, months, strict=True))) for load, months in level)
        families = [_Family(load.below, months) for load, months in level if load.below]
        for family, whole in zip(families, fit_many([one.table() for one in families]), strict=True):
            family.whole = whole if whole is not None else family.within_room(strict)
        level = [member for family in families for member in family.members()]
    return found


class _Family:
    """The children of a node whose months are known: first their years are split, then a table child × month is fit."""

    def __init__(self, below: list[_Load], months: list[int]) -> None:
        self.below = sorted(below, key=lambda one: one.key)
        self.keys = [one.key for one in self.below]
        self.year = sum(months)
        self.bound = [sum(one.bound) for one in self.below]
        self.rest = self.unbound(months)
        self.parts = whole_parts({one.key: one.weight for one in self.below})
        self.free = self.years(self.tops())
        self.whole: Ints | None = None

    def unbound(self, months: list[int]) -> list[int]:
        """By month, what is left beside what the children are bound to carry. Refused when that is less than 0."""
        rest = []
        for month, amount in enumerate(months):
            bound = [one.bound[month] for one in self.below]
            rest.append(amount - sum(bound))
            if rest[-1] < 0:  # split names the fewest
                split(amount, [Share.locked(key, b) for key, b in zip(self.keys, bound, strict=True)])
        return rest

    def tops(self) -> list[int | None]:
        """By child the most it may carry; who takes nothing more has what is bound."""
        return [one.maximum if any(one.seed) else bound for one, bound in zip(self.below, self.bound, strict=True)]

    def years(self, tops: Sequence[int | None]) -> list[int]:
        """The years by weight, within bounds, without what is bound."""
        shares = [
            Share(one.key, self.parts[one.key], max(one.minimum, bound), top)
            for one, bound, top in zip(self.below, self.bound, tops, strict=True)
        ]
        years = split(self.year, shares)
        return [years[key] - bound for key, bound in zip(self.keys, self.bound, strict=True)]

    def table(self) -> Table:
        """Child × month, with both margins."""
        return Table.of([one.seed for one in self.below], self.free, self.rest)

    def within_room(self, strict: bool) -> Ints:
        """Children whose months cannot hold their years get what these hold; the others take the rest."""
        wish = self.table()
        tops = self.tops()
        settled = np.zeros(len(self.below), bool)
        while True:
            now = self.table()
            can = room.most(now.seed > 0, now.rows, now.columns, settled)
            capped = can < now.rows
            if not capped.any() or (strict and (now.rows - can).max() > ROUNDING):
                raise wish.conflict(self.keys)
            settled |= capped
            for n in np.flatnonzero(capped).tolist():
                tops[n] = self.bound[n] + int(can[n])
            try:
                self.free = self.years(tops)
            except Infeasible:  # the others are at their maxima, or locked
                error = wish.conflict(self.keys)
                full = {
                    key for key, top, own in zip(self.keys, tops, settled, strict=True) if top is not None and not own
                }
                error.params["cells"] = sorted(full | set(error.params["cells"]))
                raise error from None
            whole = fit_many([self.table()])[0]
            if whole is not None:
                return whole

    def members(self) -> Iterable[tuple[_Load, list[int]]]:
        """The children with their months."""
        if self.whole is None:
            raise AssertionError("a family without its table")
        for one, more in zip(self.below, self.whole.tolist(), strict=True):
            yield one, [bound + amount for bound, amount in zip(one.bound, more, strict=True)]
