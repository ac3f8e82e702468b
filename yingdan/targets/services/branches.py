"""The tree that a split works on: persons with what they should carry, teams, and what locks hold of both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from yingdan.targets.rules import period
from yingdan.targets.rules.decompose import Branch
from yingdan.targets.rules.sheet import Held, Span
from yingdan.targets.rules.tree import Leaf, Node
from yingdan.targets.selectors import tree as trees

Locks = Mapping[tuple[int, int], list[Span]]


@dataclass(frozen=True, slots=True)
class Line:
    """A person in a team: the weight of the year, the same by month (0 where not in post), and bounds of the year."""

    team: int
    member: int
    weight: float
    seed: dict[int, float]
    minimum: int = 0
    maximum: int | None = None


def branches(tree: trees.Tree, lines: Iterable[Line], present: Mapping[Leaf, int], held: Iterable[Held]) -> Branch:
    """The tree for the rules; teams with nobody are left out. A lock holds every month that it touches, of a part too:
    a new split never moves anything of a month in which something is locked."""
    locks: dict[tuple[int, int], list[Span]] = {}
    for node, span in held:
        locks.setdefault((node.team, node.member), []).append(span)
    own: dict[tuple[int, int, int], int] = {}
    for (team, member, _, month), fen in present.items():
        own[team, member, month] = own.get((team, member, month), 0) + fen
    leaves: dict[int, list[Branch]] = {}
    for one in lines:
        fixed = _locked_cells(Node(one.team, one.member), own, locks)
        leaves.setdefault(one.team, []).append(
            Branch((one.team, one.member), one.weight, one.seed, fixed, None, one.minimum, one.maximum)
        )
    known = {(one.team, one.member) for one in lines}
    for team, member in sorted({(team, member) for team, member, _ in own} - known):
        fixed = _locked_cells(Node(team, member), own, locks)
        if fixed and team in tree.nodes:
            leaves.setdefault(team, []).append(Branch((team, member), fixed=fixed))
    return _teams(tree, leaves, own, locks)


def _teams(
    tree: trees.Tree, leaves: Mapping[int, list[Branch]], own: Mapping[tuple[int, int, int], int], locks: Locks
) -> Branch:
    by_team: dict[int, list[int]] = {}
    for (team, _, month), fen in own.items():
        by_team.setdefault(team, [0] * 12)[month - 1] += fen
    sums = tree.rolled_up(by_team, 12)
    found: dict[int, Branch] = {}
    for team in reversed(tree.nodes):
        below = [found[child] for child in tree.children.get(team, []) if child in found]
        if children := leaves.get(team, []) + below:
            found[team] = Branch((team, 0), children=children, **_locked_team(team, sums[team], locks))
    return found[next(iter(tree.nodes))]


def _touched(spans: Iterable[Span]) -> set[int]:
    """The months in which something is locked."""
    return {month for span in spans for month in range(span.start.month, span.end.month + 1)}


def _locked_cells(node: Node, own: Mapping[tuple[int, int, int], int], locks: Locks) -> dict[int, int]:
    """A line's locked months; a locked year holds them all."""
    months = _touched(locks.get((node.team, node.member), ()))
    return {month: own.get((node.team, node.member, month), 0) for month in sorted(months)}


def _locked_team(team: int, sums: list[int], locks: Locks) -> dict[str, Any]:
    """A team's locked months, and its locked year, within which months may shift."""
    spans = locks.get((team, 0), [])
    years = [span for span in spans if period.is_year(span.start, span.end)]
    months = _touched(span for span in spans if span not in years)
    fixed = {month: sums[month - 1] for month in sorted(months)}
    return {"fixed": fixed, "fixed_year": sum(sums) if years else None}
