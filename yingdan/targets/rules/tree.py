"""The organisation tree as rules need it: which nodes a cell belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Leaf = tuple[int, int, int, int]  # team, member, part (0: none), slot


class Node(NamedTuple):
    """A person in a team, or (member 0) a whole team; of one part or (part 0) of all."""

    team: int
    member: int = 0
    part: int = 0


class PartKey(NamedTuple):
    """What a part stands for: a product, a customer, a channel or a combination."""

    product: int | None = None
    customer: int | None = None
    channel: str = ""


@dataclass(slots=True)
class Above:
    """Teams with their parents (a missing one is the root)."""

    parents: Mapping[int, int | None]
    _found: dict[int, list[int]] = field(default_factory=dict)

    def teams(self, team: int) -> list[int]:
        """The team and those over it, nearest first."""
        if team not in self._found:
            found: list[int] = []
            step: int | None = team
            while step is not None and step in self.parents:
                found.append(step)
                step = self.parents[step]
            self._found[team] = found
        return self._found[team]

    def nodes(self, leaf: Leaf) -> list[Node]:
        """All nodes that a cell belongs to, itself first."""
        team, member, part, _ = leaf
        parts = (part, 0) if part else (0,)
        found = [Node(team, member, one) for one in parts]
        return found + [Node(one, 0, p) for one in self.teams(team) for p in parts]
