"""Two targets side by side: old, new and difference for every node and period."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.org.models import Member
from yingdan.targets.models import Target
from yingdan.targets.selectors import consent, lines, nodes
from yingdan.targets.selectors import grid as grids
from yingdan.targets.selectors import tree as trees

Zoom = Literal["year", "quarter", "month"]
WIDTH: dict[Zoom, int] = {"year": 12, "quarter": 3, "month": 1}
MAX_ROWS = 3000


@dataclass(frozen=True, slots=True)
class Difference:
    """A team (member 0) or a person in both; values go by period."""

    team: int
    member: int
    parent: int | None
    depth: int
    name: str
    children: int
    old: list[int]
    new: list[int]

    @property
    def changed(self) -> bool:
        """Whether any period differs."""
        return self.old != self.new


@dataclass(frozen=True, slots=True)
class Ask:
    """What is compared: a team and the levels below it (all when `depth` is None), perhaps only what differs."""

    zoom: Zoom = "quarter"
    team: int | None = None
    depth: int | None = 1
    changed: bool = False


def periods(year: int, zoom: Zoom) -> list[str]:
    """The columns' keys."""
    if zoom == "year":
        return [str(year)]
    return [f"{year}Q{n}" if zoom == "quarter" else f"{year}-{n:02}" for n in range(1, 12 // WIDTH[zoom] + 1)]


def read(actor: Actor, old: Target, new: Target, ask: Ask, limit: int | None = MAX_ROWS) -> list[Difference]:
    """The tree of the newer one; `Invalid` when they cannot be compared or the answer would be too long."""
    if old.metric != new.metric:
        raise invalid("other", "target_other_metric")
    tree = consent.top_of(actor, new, ask.team, "target.read")
    within = {one for one in tree.nodes if nodes.reaches_team(actor, "target.read", one)}
    both = [lines.months(one, within) for one in (old, new)]
    rows = _rows(tree, within, both, ask)
    if ask.changed:
        rows = [one for one in rows if one.changed]
    if limit is not None and len(rows) > limit:
        raise invalid("depth", "too_large", max=(ask.depth or 1) - 1 or 1)
    return rows


def _rows(tree: trees.Tree, within: set[int], both: list[dict[lines.Line, list[int]]], ask: Ask) -> list[Difference]:
    top = next(iter(tree.nodes))
    sums = [_team_sums(tree, one) for one in both]
    people: dict[int, list[int]] = {}
    for team, member in {**both[0], **both[1]}:
        people.setdefault(team, []).append(member)
    names = dict(
        Member.objects.filter(id__in={one for ones in people.values() for one in ones}).values_list("id", "name")
    )
    found: list[Difference] = []
    for team in grids.ordered(tree):
        depth = grids.node_depth(tree, top, team)
        if team not in within or (ask.depth is not None and depth > ask.depth):
            continue
        old, new = (_columns(one[team], ask.zoom) for one in sums)
        if not any(old) and not any(new):
            continue
        parent = tree.nodes[team].parent if team != top else None
        count = len(people.get(team, ())) + len(tree.children.get(team, ()))
        found.append(Difference(team, 0, parent, depth, tree.nodes[team].name, count, old, new))
        if ask.depth is not None and depth >= ask.depth:
            continue
        for member in sorted(people.get(team, ()), key=lambda one: (names[one], one)):
            old, new = (_columns(one.get((team, member), [0] * 12), ask.zoom) for one in both)
            found.append(Difference(team, member, team, depth + 1, names[member], 0, old, new))
    return found


def _team_sums(tree: trees.Tree, found: dict[lines.Line, list[int]]) -> dict[int, list[int]]:
    own: dict[int, list[int]] = {}
    for (team, _), months in found.items():
        own[team] = [a + b for a, b in zip(own.get(team, [0] * 12), months, strict=True)]
    return tree.rolled_up(own, 12)


def _columns(months: list[int], zoom: Zoom) -> list[int]:
    width = WIDTH[zoom]
    return [sum(months[n : n + width]) for n in range(0, 12, width)]


def family(target: Target, others: Iterable[Target]) -> list[Target]:
    """What a target can be compared with: the same metric, nearest first – its own versions, then other years'."""
    chain = lines.chain(target)
    same = [one for one in others if one.metric == target.metric and one.id != target.id]
    return sorted(same, key=lambda one: (one.id not in chain, one.team_id != target.team_id, -one.year, -one.id))
