"""Edits of the grid: set cells or whole nodes; the unlocked siblings, the other months or the parent give."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from yingdan.targets.errors import Infeasible, Locked
from yingdan.targets.rules.split import Share, split

Key = tuple[int, int, int]  # team, member, month
LockKey = tuple[int, int | None, int]  # team, member (None: the team), month (0: the year)
Rule = Literal["parent", "siblings", "months"]


@dataclass(frozen=True, slots=True)
class Change:
    """A value for a person in a team, or (member None) a whole team; in a month, or (month 0) the year."""

    team: int
    member: int | None
    month: int
    value: int

    @property
    def key(self) -> LockKey:
        """What it sets."""
        return self.team, self.member, self.month


@dataclass(slots=True)
class Sheet:
    """The cells that an edit may touch, the locks, and the tree (team → parent; a missing one is the root)."""

    cells: dict[Key, int]
    locks: frozenset[LockKey]
    parents: Mapping[int, int | None]
    pinned: set[Key] = field(default_factory=set)

    def above(self, team: int | None) -> list[int]:
        """The team and those over it."""
        found = []
        while team is not None and team in self.parents:
            found.append(team)
            team = self.parents[team]
        return found

    def covered(self, team: int, member: int | None, month: int) -> list[Key]:
        """The cells below a node in a month or the year, in order."""
        inside: dict[int, bool] = {}

        def within(one: int) -> bool:
            if one not in inside:
                inside[one] = team in self.above(one)
            return inside[one]

        return sorted(
            key
            for key in self.cells
            if (not month or key[2] == month)
            and ((key[1] == member and key[0] == team) if member is not None else within(key[0]))
        )

    def held(self, key: Key, top: int | None, member: int | None = None) -> bool:
        """Whether a lock strictly below the node (team `top`, or `member` in it) covers the cell."""
        team, person, month = key
        if (team, person, month) in self.locks or (member is None and (team, person, 0) in self.locks):
            return True
        if member is not None:
            return False
        for one in self.above(team):
            if one == top:
                return False
            if (one, None, month) in self.locks or (one, None, 0) in self.locks:
                return True
        return False

    def spread(self, total: int, keys: Iterable[Key], held: Callable[[Key], bool]) -> None:
        """Gives the cells a new sum in proportion to what they have; held ones keep theirs."""
        shares = [Share.locked(k, self.cells[k]) if held(k) else Share(k, self.cells[k]) for k in keys]
        self.cells.update(split(total, shares))


def apply(sheet: Sheet, changes: list[Change], rule: Rule) -> dict[Key, tuple[int, int]]:
    """Sets all the values, lets the others give by the rule, and returns the changed cells: before and after.

    Raises `Locked` when a lock would be broken, `Infeasible` when those that should give cannot.
    """
    before = dict(sheet.cells)
    touched = [(change, _set(sheet, change)) for change in changes]
    deltas = [(change, _delta(sheet, before, keys)) for change, keys in touched]
    if rule != "parent":
        _give(sheet, deltas, _siblings if rule == "siblings" else _other_months)
    changed = {key: (before[key], value) for key, value in sheet.cells.items() if before[key] != value}
    _check_locks(sheet, changed)
    return changed


def _set(sheet: Sheet, change: Change) -> list[Key]:
    """Sets one value; what earlier changes set stays. Returns the cells that it answers for."""
    if change.key in sheet.locks:
        raise Locked(cells=[change.key])
    keys = sheet.covered(*change.key)
    if not keys:
        raise Infeasible("target_no_room", [change.key], change.value, 0)
    sheet.spread(change.value, keys, lambda key: key in sheet.pinned or sheet.held(key, change.team, change.member))
    new = [key for key in keys if key not in sheet.pinned]
    sheet.pinned.update(new)
    return new


def _delta(sheet: Sheet, before: Mapping[Key, int], keys: Iterable[Key]) -> dict[int, int]:
    """By month, what a change added."""
    added: dict[int, int] = {}
    for key in keys:
        added[key[2]] = added.get(key[2], 0) + sheet.cells[key] - before[key]
    return added


Group = tuple[int, int | None, int]  # top team, person, month (0: any)


def _siblings(sheet: Sheet, change: Change, month: int) -> Group:
    """Whoever is under the same parent gives in the same month."""
    top = change.team if change.member is not None else sheet.parents.get(change.team)
    if top is None or top not in sheet.parents:
        raise Infeasible("target_no_siblings", [change.key], change.value, 0)
    return top, None, month


def _other_months(sheet: Sheet, change: Change, month: int) -> Group:
    """The same node gives in its other months."""
    return change.team, change.member, 0


def _give(
    sheet: Sheet, deltas: list[tuple[Change, dict[int, int]]], who: Callable[[Sheet, Change, int], Group]
) -> None:
    """Takes what was added away from those who give, deepest groups first."""
    groups: dict[Group, int] = {}
    for change, added in deltas:
        for month, delta in added.items():
            group = who(sheet, change, month)
            groups[group] = groups.get(group, 0) + delta
    for group in sorted(groups, key=lambda one: (-len(sheet.above(one[0])), one[0], one[1] or 0, one[2])):
        top, member, month = group
        keys = [key for key in sheet.covered(top, member, month) if key not in sheet.pinned]
        total = sum(sheet.cells[key] for key in keys) - groups[group]
        if total < 0:
            raise Infeasible("target_minimum_above", [group], total + groups[group], groups[group])
        sheet.spread(total, keys, lambda key, top=top, member=member: sheet.held(key, top, member))  # type: ignore[misc]


def _check_locks(sheet: Sheet, changed: Mapping[Key, tuple[int, int]]) -> None:
    """No locked node may have another value than before."""
    moved: dict[LockKey, int] = {}
    for (team, member, month), (old, new) in changed.items():
        nodes: list[LockKey] = [(team, member, m) for m in (month, 0)]
        nodes += [(one, None, m) for one in sheet.above(team) for m in (month, 0)]
        for node in nodes:
            if node in sheet.locks:
                moved[node] = moved.get(node, 0) + new - old
    broken = sorted((node for node, delta in moved.items() if delta), key=lambda node: (node[0], node[1] or 0, node[2]))
    if broken:
        raise Locked(cells=broken)
