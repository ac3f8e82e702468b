"""Persons' months split further over parts (products, customers, channels): both margins exact at every step."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from yingdan.targets.errors import Infeasible
from yingdan.targets.rules.decompose import MONTHS, Branch, Year, hand_down
from yingdan.targets.rules.split import Share, split
from yingdan.targets.rules.table import Table, fit_many

K = TypeVar("K", bound=Hashable)
P = TypeVar("P", bound=Hashable)
NONE: Mapping[Any, int] = {}
LEAST = 0.01  # of its weight: the least that a part whose locks exceed its share still weighs


def decompose_parts(
    cells: Mapping[tuple[K, int], int],
    mix: Mapping[K, Mapping[P, float]],
    part_totals: Mapping[P, int] | None = None,
    locked: Mapping[tuple[K, P, int], int] = NONE,
    locked_years: Mapping[tuple[K, P], int] = NONE,
) -> dict[tuple[K, P, int], int]:
    """Amounts by (key, part, month) that add up to `cells` by (key, month); months are 1–12, every part has all twelve.

    `mix` weighs the parts of each key; a part that weighs 0 or is missing gets only what is locked. With
    `part_totals` the years of all keys add up to these: a table key × part is fitted from the mix. Without, each key's
    year is split by its mix, and a part whose open months cannot hold its share leaves it to the others. Then each
    key's table part × month is fitted. Raises `Infeasible`, naming keys, (key, part)s, (key, part, month)s or parts.
    """
    people = _people(cells, mix, locked, locked_years)
    if part_totals is not None:
        _give_years(people, part_totals)
    nodes = [(one.branch(), one.months) for one in people]
    found = hand_down(nodes, strict=part_totals is not None)
    return {
        (one.key, part, month): amount
        for one in people
        for part in one.parts
        for month, amount in found[one.key, part].items()
    }


@dataclass(slots=True)
class _Person(Generic[K, P]):
    """A key with its months, the weights of its parts, locked cells by part, and the years of parts that are known."""

    key: K
    months: list[int]
    mix: Mapping[P, float]
    held: dict[P, Year]
    years: dict[P, int]

    @property
    def parts(self) -> list[P]:
        """All its parts in order."""
        return sorted({*self.mix, *self.held, *self.years})  # type: ignore[type-var]

    def bound(self, part: P) -> int:
        """What a part is bound to carry."""
        return self.years[part] if part in self.years else sum(self.held.get(part, NONE).values())

    def seed(self, part: P) -> float:
        """The weight of what is not bound yet."""
        weight, cells = self.mix.get(part, 0.0), self.held.get(part, NONE)
        if weight <= 0 or part in self.years or all(month in cells for month in MONTHS if self.months[month - 1]):
            return 0.0
        share = sum(self.months) * weight / sum(self.mix.values())
        return max(share - self.bound(part), LEAST * share)

    def branch(self) -> Branch:
        """For the rules of trees: the parts are the children."""
        children = []
        for part in self.parts:
            one, weight = Branch((self.key, part), fixed=self.held.get(part, {})), self.mix.get(part, 0.0)
            if part in self.years:
                one.minimum = self.years[part]
                one.maximum = self.years[part]
            if weight > 0 or part in self.years:
                one.weight = max(weight, 0.0)
                one.seed = dict.fromkeys(MONTHS, weight if weight > 0 else 1.0)
            children.append(one)
        return Branch(self.key, children=children)


def _people(
    cells: Mapping[tuple[K, int], int],
    mix: Mapping[K, Mapping[P, float]],
    locked: Mapping[tuple[K, P, int], int],
    locked_years: Mapping[tuple[K, P], int],
) -> list[_Person[K, P]]:
    """In order of key. Refuses who has an amount and no part to put it in."""
    people: dict[K, _Person[K, P]] = {}
    for key, month in sorted(cells):
        one = people.get(key)
        if one is None:
            one = people[key] = _Person(key, [0] * len(MONTHS), mix.get(key, {}), {}, {})
        one.months[month - 1] = cells[key, month]
    for (key, part, month), amount in locked.items():
        people[key].held.setdefault(part, {})[month] = amount
    for (key, part), amount in locked_years.items():
        people[key].years[part] = amount
    for one in people.values():
        if any(one.months) and not one.parts:
            raise Infeasible("target_no_room", [one.key], sum(one.months), 0)
    return list(people.values())


def _give_years(people: list[_Person[K, P]], part_totals: Mapping[P, int]) -> None:
    """The years of all parts of all keys, from the table key × part with both margins."""
    total, wanted = sum(sum(one.months) for one in people), sum(part_totals.values())
    if total != wanted:
        raise Infeasible("target_parts_differ", sorted(part_totals), wanted, total)
    parts: list[P] = sorted({*part_totals, *(part for one in people for part in one.parts)})  # type: ignore[type-var]
    bound = [[one.bound(part) for part in parts] for one in people]
    rows = [_rest(sum(one.months), {(one.key, part): amount for part, amount in zip(parts, line, strict=True)})
            for one, line in zip(people, bound, strict=True)]  # fmt: skip
    columns = [
        _rest(part_totals.get(part, 0), {(one.key, part): line[n] for one, line in zip(people, bound, strict=True)})
        for n, part in enumerate(parts)
    ]
    table = Table.of([[one.seed(part) for part in parts] for one in people], rows, columns)
    whole = fit_many([table])[0]
    if whole is None:
        raise table.conflict([one.key for one in people])
    for one, line, more in zip(people, bound, whole.tolist(), strict=True):
        one.years = {part: b + m for part, b, m in zip(parts, line, more, strict=True) if b + m or part in one.parts}


def _rest(total: int, bound: Mapping[tuple[K, P], int]) -> int:
    """What is left beside what is bound; less than 0 is refused, naming the fewest."""
    rest = total - sum(bound.values())
    if rest < 0:
        split(total, [Share.locked(key, amount) for key, amount in bound.items()])
    return rest
