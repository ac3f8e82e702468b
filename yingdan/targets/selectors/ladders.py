"""Which levels count for a node: those of the target that carries it, where that is one, or where all agree."""

from collections.abc import Sequence

from yingdan.org.models import Team
from yingdan.targets.models import Target
from yingdan.targets.rules import levels
from yingdan.targets.rules.levels import Level
from yingdan.targets.selectors import nodes


class Ladders:
    """Levels by node. Published targets of a metric never overlap, so a node has those of the one target over it; over
    several targets it has levels only when they are the same. No query unless targets differ."""

    def __init__(self, targets: Sequence[Target], place: nodes.Place) -> None:
        self.place = place
        self.all = [levels.loaded(one.levels) for one in targets]
        self.agreed = not self.all or all(one == self.all[0] for one in self.all)
        self.paths = [] if self.agreed else self._paths(targets)

    def _paths(self, targets: Sequence[Target]) -> list[str]:
        known = dict(Team.objects.filter(id__in={one.team_id for one in targets}).values_list("id", "path"))
        return [f"{known[one.team_id]}." for one in targets]

    def of(self, kind: nodes.Kind, key: int) -> list[Level]:
        """The levels of a team, or of a person in the place."""
        if self.agreed:
            return self.all[0] if self.all else []
        path = self._path(kind, key)
        found = [
            one
            for one, other in zip(self.all, self.paths, strict=True)
            if path.startswith(other) or other.startswith(path)
        ]
        return found[0] if found and all(one == found[0] for one in found) else []

    def _path(self, kind: nodes.Kind, key: int) -> str:
        if kind == "team" and key in self.place.tree.nodes:
            return f"{self.place.tree.nodes[key].path}."
        return f"{Team.objects.values_list('path', flat=True).get(id=self.place.team)}."
