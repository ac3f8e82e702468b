"""Edits of the grid: set cells or whole nodes; the unlocked siblings, the other periods or the parent give."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from yingdan.targets.errors import Infeasible, Locked
from yingdan.targets.rules.split import Share, split
from yingdan.targets.rules.tree import Above, Leaf, Node

Rule = Literal["parent", "siblings", "months"]
Axis = Literal["org", "part"]


class Span(NamedTuple):
    """Days, first and last included."""

    start: date
    end: date

    def inside(self, other: "Span") -> bool:
        """Whether the other one covers all of it."""
        return other.start <= self.start and self.end <= other.end


class Held(NamedTuple):
    """A locked value: of a node over some days."""

    node: Node
    span: Span


@dataclass(frozen=True, slots=True)
class Change:
    """A value for a node over a period."""

    node: Node
    span: Span
    value: int


@dataclass(slots=True)
class Sheet:
    """The cells that an edit may touch, the locks, and the tree (team → parent; a missing one is the root).

    `slots` are the days that a cell's slot stands for: months, or single days when an edit is finer; `containers` what
    a slot's other periods make up together: the year, or for days their month. `floors` is what locks finer than a
    slot hold of a cell; it can only be kept by not going below.
    """

    cells: dict[Leaf, int]
    locks: frozenset[Held]
    tree: Above
    slots: Mapping[int, Span]
    containers: Mapping[int, Span]
    floors: Mapping[Leaf, int] = field(default_factory=dict)
    pinned: set[Leaf] = field(default_factory=set)
    _by_node: dict[Node, list[Span]] | None = None

    def covered(self, node: Node, span: Span) -> list[Leaf]:
        """The cells below a node in a span, in order."""
        slots = {n for n, one in self.slots.items() if one.inside(span)}
        return sorted(
            leaf
            for leaf in self.cells
            if leaf[3] in slots
            and (not node.part or leaf[2] == node.part)
            and ((leaf[0], leaf[1]) == node[:2] if node.member else node.team in self.tree.teams(leaf[0]))
        )

    def held(self, leaf: Leaf, top: Node, span: Span) -> bool:
        """Whether a lock strictly below the node, or of the node for a shorter time than the span, covers the cell."""
        slot = self.slots[leaf[3]]
        for node in self.tree.nodes(leaf):
            locked = self.locked(node)
            if node == top:
                return any(slot.inside(one) and one.inside(span) and one != span for one in locked)
            if any(slot.inside(one) for one in locked) and not self.beside(node, top):
                return True
        return False

    def beside(self, node: Node, top: Node) -> bool:
        """Whether a node that shares cells with the top is not below it (above, or a part across people)."""
        if top.part and not node.part:
            return True
        return bool(top.member and not node.member) or top.team not in self.tree.teams(node.team)

    def locked(self, node: Node) -> list[Span]:
        """The spans over which a node is locked."""
        if self._by_node is None:
            self._by_node = {}
            for one in self.locks:
                self._by_node.setdefault(one.node, []).append(one.span)
        return self._by_node.get(node, [])

    def spread(self, total: int, leaves: Iterable[Leaf], held: Callable[[Leaf], bool]) -> None:
        """Gives the cells a new sum in proportion to what they have; held ones keep theirs."""
        shares = [
            Share.locked(one, self.cells[one]) if held(one) else Share(one, self.cells[one], self.floors.get(one, 0))
            for one in leaves
        ]
        self.cells.update(split(total, shares))


def apply(sheet: Sheet, changes: list[Change], rule: Rule, axis: Axis = "org") -> dict[Leaf, tuple[int, int]]:
    """Sets all the values, lets the others give by the rule, and returns the changed cells: before and after.

    `axis` says who the siblings are: people and teams under the same parent, or the other parts of the same node.
    Raises `Locked` when a lock would be broken, `Infeasible` when those that should give cannot.
    """
    before = dict(sheet.cells)
    deltas = [(change, _delta(sheet, before, _set(sheet, change))) for change in changes]
    if rule != "parent":
        who = _parent(axis) if rule == "siblings" else _same
        _give(sheet, deltas, who, sheet.slots if rule == "siblings" else sheet.containers)
    changed = {leaf: (before[leaf], value) for leaf, value in sheet.cells.items() if before[leaf] != value}
    _check_locks(sheet, changed)
    return changed


def _set(sheet: Sheet, change: Change) -> list[Leaf]:
    """Sets one value; what earlier changes set stays. Returns the cells that it answers for."""
    here = Held(change.node, change.span)
    if here in sheet.locks:
        raise Locked(cells=[here])
    leaves = sheet.covered(change.node, change.span)
    if not leaves:
        raise Infeasible("target_no_room", [here], change.value, 0)
    sheet.spread(change.value, leaves, lambda leaf: leaf in sheet.pinned or sheet.held(leaf, change.node, change.span))
    new = [leaf for leaf in leaves if leaf not in sheet.pinned]
    sheet.pinned.update(new)
    return new


def _delta(sheet: Sheet, before: Mapping[Leaf, int], leaves: Iterable[Leaf]) -> dict[int, int]:
    """By slot, what a change added."""
    added: dict[int, int] = {}
    for leaf in leaves:
        added[leaf[3]] = added.get(leaf[3], 0) + sheet.cells[leaf] - before[leaf]
    return added


def _parent(axis: Axis) -> Callable[[Sheet, Change], Node]:
    """Whoever is under the same parent gives."""

    def who(sheet: Sheet, change: Change) -> Node:
        node = change.node
        if axis == "part" and node.part:
            return Node(node.team, node.member)
        top = node.team if node.member else sheet.tree.parents.get(node.team)
        if top is None or top not in sheet.tree.parents:
            raise Infeasible("target_no_siblings", [Held(node, change.span)], change.value, 0)
        return Node(top, 0, node.part)

    return who


def _same(sheet: Sheet, change: Change) -> Node:
    """The same node gives in its other periods."""
    return change.node


def _give(
    sheet: Sheet,
    deltas: list[tuple[Change, dict[int, int]]],
    who: Callable[[Sheet, Change], Node],
    when: Mapping[int, Span],
) -> None:
    """Takes what was added away from those who give, deepest groups first: in the same slot, or in its container."""
    groups: dict[Held, int] = {}
    for change, added in deltas:
        node = who(sheet, change)
        for slot, delta in added.items():
            key = Held(node, when[slot])
            groups[key] = groups.get(key, 0) + delta
    for group in sorted(groups, key=lambda one: (-len(sheet.tree.teams(one.node.team)), one)):
        leaves = [leaf for leaf in sheet.covered(*group) if leaf not in sheet.pinned]
        total = sum(sheet.cells[leaf] for leaf in leaves) - groups[group]
        if total and not leaves:
            raise Infeasible("target_no_siblings", [group], total, 0)
        if total < 0:
            raise Infeasible("target_minimum_above", [group], total + groups[group], groups[group])
        sheet.spread(total, leaves, lambda leaf, group=group: sheet.held(leaf, *group))  # type: ignore[misc]


def _check_locks(sheet: Sheet, changed: Mapping[Leaf, tuple[int, int]]) -> None:
    """No locked node may have another value than before."""
    moved: dict[Held, int] = {}
    for leaf, (old, new) in changed.items():
        slot = sheet.slots[leaf[3]]
        for node in sheet.tree.nodes(leaf):
            for span in sheet.locked(node):
                if slot.inside(span):
                    moved[Held(node, span)] = moved.get(Held(node, span), 0) + new - old
    broken = sorted(one for one, delta in moved.items() if delta)
    if broken:
        raise Locked(cells=broken)
