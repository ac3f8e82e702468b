"""The whole comparison of two targets for a file: every team and person in reach, in the order of the tree."""

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid
from yingdan.org.models import Member
from yingdan.targets.models import Target
from yingdan.targets.selectors import compare, level, lines
from yingdan.targets.selectors import grid as grids
from yingdan.targets.selectors import tree as trees
from yingdan.targets.selectors.compare import Ask, Difference

LIMIT = 100_000


def read(actor: Actor, old: Target, new: Target, ask: Ask) -> list[Difference]:
    """All levels below a team; `Invalid` when they cannot be compared or there is too much for a sheet."""
    compare.check(old, new)
    place = level.find(actor, new, ask.team)
    tree = trees.of_team(place.top.id)
    within = {one for one in tree.nodes if actor.reaches_team("target.read", one)}
    rows = _rows(tree, within, [lines.months(one, within) for one in (old, new)], ask)
    rows = [one for one in rows if one.changed] if ask.changed else rows
    if len(rows) > LIMIT:
        raise invalid("team", "too_large", max=LIMIT)
    return rows


def _rows(tree: trees.Tree, within: set[int], both: list[dict[lines.Line, list[int]]], ask: Ask) -> list[Difference]:
    top = next(iter(tree.nodes), None)
    if top is None:
        raise NotFound
    sums = [_team_sums(tree, one) for one in both]
    people: dict[int, list[int]] = {}
    for team, member in {**both[0], **both[1]}:
        people.setdefault(team, []).append(member)
    ids = {one for ones in people.values() for one in ones}
    names = dict(Member.objects.filter(id__in=ids).values_list("id", "name"))
    found: list[Difference] = []
    for team in grids.ordered(tree):
        old, new = (compare.columns(one[team], ask.zoom) for one in sums)
        if team not in within or not (any(old) or any(new)):
            continue
        depth = grids.node_depth(tree, top, team)
        parent = tree.nodes[team].parent if team != top else None
        found.append(Difference(team, 0, parent, depth, tree.nodes[team].name, 1, old, new))
        for member in sorted(people.get(team, ()), key=lambda one: (names[one], one)):
            old, new = (compare.columns(one.get((team, member), [0] * 12), ask.zoom) for one in both)
            found.append(Difference(team, member, team, depth + 1, names[member], 0, old, new, tree.nodes[team].name))
    return found


def _team_sums(tree: trees.Tree, found: dict[lines.Line, list[int]]) -> dict[int, list[int]]:
    own: dict[int, list[int]] = {}
    for (team, _), months in found.items():
        own[team] = [a + b for a, b in zip(own.get(team, [0] * 12), months, strict=True)]
    return tree.rolled_up(own, 12)
