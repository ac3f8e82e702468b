"""The part of the organisation tree that a question is about: one query, then everything in memory."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet, Subquery

from yingdan.org.models import Team


@dataclass(frozen=True, slots=True)
class Node:
    """A team as the tree knows it."""

    id: int
    parent: int | None
    path: str
    name: str
    kind: str
    manager: int | None
    closed: bool


@dataclass(slots=True)
class Tree:
    """The teams below a root (itself included), parents before children."""

    nodes: dict[int, Node]
    children: dict[int, list[int]] = field(default_factory=dict)
    roots: int = 0  # of the whole organisation

    @property
    def is_whole(self) -> bool:
        """Whether this is the whole organisation under its one root."""
        top = next(iter(self.nodes.values()), None)
        return self.roots == 1 and top is not None and top.parent is None

    @property
    def parents(self) -> dict[int, int | None]:
        """Team → parent within this tree; the root has none."""
        return {one.id: one.parent if one.parent in self.nodes else None for one in self.nodes.values()}

    def below(self, team: int) -> list[int]:
        """A team and all teams under it."""
        found = [team]
        for one in found:
            found.extend(self.children.get(one, ()))
        return found

    def above(self, team: int) -> list[int]:
        """The team and all teams over it within this tree, nearest first."""
        found = [team]
        while (parent := self.nodes[found[-1]].parent) is not None and parent in self.nodes:
            found.append(parent)
        return found

    def rolled_up(self, own: dict[int, list[int]], width: int) -> dict[int, list[int]]:
        """Sums of each team's whole subtree from the teams' own figures (lists of `width` numbers)."""
        sums = {team: [0] * width for team in self.nodes}
        for team in reversed(self.nodes):
            total = sums[team]
            for n, value in enumerate(own.get(team, ())):
                total[n] += value
            parent = self.nodes[team].parent
            if parent in sums:
                sums[parent] = [a + b for a, b in zip(sums[parent], total, strict=True)]
        return sums


def load(root_path: str | None = None) -> Tree:
    """The subtree at a path, or the whole organisation."""
    rows = Team.objects.all() if root_path is None else Team.objects.filter(path__within=root_path)
    return _tree(_columns(rows))


def of_team(team: int) -> Tree:
    """The subtree of a team; empty when there is no such team."""
    path = Team.objects.filter(id=team).values("path")[:1]
    return _tree(_columns(Team.objects.filter(path__within=Subquery(path))))


def _columns(rows: QuerySet[Team]) -> Iterable[tuple[Any, ...]]:
    roots = Subquery(Team.objects.filter(parent=None).values("parent").annotate(n=Count("id")).values("n"))
    columns = ("id", "parent_id", "path", "name", "kind", "manager_id", "closed_on", "position")
    return rows.values_list(*columns, roots)


def _node(row: tuple[Any, ...]) -> Node:
    key, parent, path, name, kind, manager, closed_on, _, _ = row
    return Node(key, parent, path, name, kind, manager, closed_on is not None)


def _tree(rows: Iterable[tuple[Any, ...]]) -> Tree:
    ordered = sorted(rows, key=lambda row: (row[2].count("."), row[7], row[0]))
    tree = Tree({row[0]: _node(row) for row in ordered}, roots=ordered[0][-1] if ordered else 0)
    for node in tree.nodes.values():
        if node.parent in tree.nodes and node.parent is not None:
            tree.children.setdefault(node.parent, []).append(node.id)
    return tree
