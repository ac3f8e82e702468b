"""Rebalancing 动态调整: what is left of a target split anew over the people and days that are left; sums exact.

See docs/algorithms/rebalancing.md. A cell here is what of a stored cell may still move: its days from the day on that
no lock holds. All amounts are whole units.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from yingdan.targets.errors import Infeasible
from yingdan.targets.rules.split import Share, split, whole_parts
from yingdan.targets.rules.tree import Leaf

Line = tuple[int, int]  # team, member
Amounts = dict[Leaf, int]


@dataclass(frozen=True, slots=True)
class Room:
    """What of a cell may move (`open`), how readily it takes more (`weight`; 0: nobody is there), and what it may have
    at most (None: without limit)."""

    open: int
    weight: float
    most: int | None = None

    @property
    def top(self) -> int | None:
        """What it can hold; a cell where nobody is there takes no more than it has."""
        return self.open if self.weight <= 0 else None if self.most is None else max(self.most, self.open)


def ceiling(open_: int, month: int, growth: int | None) -> int | None:
    """The most an open amount may become when the month that it belongs to may grow by `growth` percent."""
    return None if growth is None else open_ + month * growth // 100


def handed_over(rooms: Mapping[Leaf, Room], gone: Collection[Line], takers: Collection[Line]) -> Amounts:
    """What those who are gone still carry goes to the takers by weight, part by part and month by month: the sum of
    every month and part stays. Raises `Infeasible` naming the takers' cells when these cannot hold it."""
    found: Amounts = {}
    groups: dict[tuple[int, int], int] = {}
    for leaf, room in rooms.items():
        if (leaf[0], leaf[1]) in gone and room.open:
            found[leaf] = 0
            groups[leaf[2:]] = groups.get(leaf[2:], 0) + room.open
    for group, amount in sorted(groups.items()):
        mine = {
            leaf: room
            for leaf, room in rooms.items()
            if leaf[2:] == group and (leaf[0], leaf[1]) in takers and (leaf[0], leaf[1]) not in gone
        }
        if not any(room.weight > 0 for room in mine.values()):
            given = [leaf for leaf in found if leaf[2:] == group]
            raise Infeasible("target_no_taker", [_cell(leaf) for leaf in given], amount, 0)
        found.update(carried(mine, amount))
    return found


def carried(rooms: Mapping[Leaf, Room], amount: int) -> Amounts:
    """The cells with `amount` more: growth goes by weight up to what each can hold, a reduction (negative) in
    proportion to what each has. Raises `Infeasible` naming the cells that cannot bear it."""
    if amount >= 0:
        parts = whole_parts({leaf: max(room.weight, 0.0) for leaf, room in rooms.items()})
        shares = [
            Share(leaf, parts[leaf], 0, None if room.top is None else room.top - room.open)
            for leaf, room in rooms.items()
        ]
        more = _named(amount, shares)
        return {leaf: room.open + more[leaf] for leaf, room in rooms.items()}
    have = sum(room.open for room in rooms.values())
    if have < -amount:
        raise Infeasible("target_minimum_above", [_cell(leaf) for leaf in sorted(rooms)], have, -amount)
    return _named(have + amount, [Share(leaf, room.open, 0, room.open) for leaf, room in rooms.items()])


def to_total(rooms: Mapping[Leaf, Room], total: int) -> Amounts:
    """The cells with a new sum, in proportion to what they have (by weight where all have nothing)."""
    if total <= sum(room.open for room in rooms.values()):
        return carried(rooms, total - sum(room.open for room in rooms.values()))
    shape = {leaf: float(room.open) for leaf, room in rooms.items() if room.weight > 0}
    if not any(shape.values()):
        shape = {leaf: room.weight for leaf, room in rooms.items()}
    parts = whole_parts(shape)
    return _named(total, [Share(leaf, parts.get(leaf, 0), 0, room.top) for leaf, room in rooms.items()])


def settled(planned: Mapping[Leaf, int], reached: Mapping[tuple[int, int, int], int]) -> Amounts:
    """Past cells as they were reached (by team, member, month), over parts in proportion to what was planned."""
    groups: dict[tuple[int, int, int], list[Leaf]] = {}
    for leaf in planned:
        groups.setdefault((leaf[0], leaf[1], leaf[3]), []).append(leaf)
    found: Amounts = {}
    for key, leaves in groups.items():
        amount = max(reached.get(key, 0), 0)
        found.update(split(amount, [Share(leaf, planned[leaf]) for leaf in leaves]))
    return found


def _named(total: int, shares: list[Share]) -> Amounts:
    try:
        return split(total, shares)
    except Infeasible as error:
        error.params["cells"] = sorted({_cell(leaf) for leaf in error.params["cells"]})
        raise


def _cell(leaf: Leaf) -> tuple[int, int, int]:
    """As errors name it: team, member, month."""
    return leaf[0], leaf[1], leaf[3]
