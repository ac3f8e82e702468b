"""The tree grid of a target: nodes × months, opened level by level so that 10,000 people stay instant."""

from collections.abc import Collection
from dataclasses import dataclass

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid
from yingdan.org.models import Member
from yingdan.targets.models import Cell, Lock, Target, TeamSum
from yingdan.targets.selectors import nodes
from yingdan.targets.selectors import tree as trees

MONTHS = range(1, 13)
MAX_ROWS = 3000


@dataclass(slots=True)
class Row:
    """One line: a team (member null) or a person in a team. `locks` are months, 0 = the year."""

    team: int
    member: int | None
    parent: int | None
    name: str
    depth: int
    children: int
    values: list[int]
    total: int
    locks: list[int]
    editable: bool


def periods(target: Target) -> list[str]:
    """Keys of the columns. Months today; a finer grain adds keys, not another form."""
    return [f"{target.year}-{month:02}" for month in MONTHS]


def start_team(actor: Actor, target: Target) -> int | None:
    """Where the grid opens: the target's root, else the actor's own team; None = only the actor's own line."""
    for team in (target.team_id, *actor.team_ids):
        if nodes.reaches_team(actor, "target.read", team):
            return team
    return None


def rows(actor: Actor, target: Target, team: int | None, depth: int) -> list[Row]:
    """The node, its sub-teams and people, `depth` levels down."""
    team = team or start_team(actor, target)
    if team is None:
        return own_rows(actor, target)
    if not nodes.reaches_team(actor, "target.read", team):
        raise NotFound
    tree = trees.of_team(team)
    node = tree.nodes.get(team)
    if node is None or str(target.team_id) not in node.path.split("."):
        raise NotFound
    levels = {one: node_depth(tree, team, one) for one in tree.nodes}
    shown = [one for one in tree.below(team) if levels[one] <= depth]
    opened = [one for one in shown if levels[one] < depth]
    if len(shown) > MAX_ROWS:
        raise invalid("depth", "too_large", max=depth - 1)
    return build(actor, target, tree, shown, opened, None)


def node_depth(tree: trees.Tree, top: int, team: int) -> int:
    """Levels from the top team down to a team."""
    return tree.nodes[team].path.count(".") - tree.nodes[top].path.count(".")


def own_rows(actor: Actor, target: Target) -> list[Row]:
    """What somebody who sees only the own target sees."""
    cells = Cell.objects.filter(target=target, member_id=actor.member_id or 0)
    found: dict[int, list[int]] = {}
    for team, month, fen in cells.values_list("team_id", "month", "fen"):
        found.setdefault(team, [0] * 12)[month - 1] = fen
    locks = Lock.objects.filter(target=target, member_id=actor.member_id or 0).values_list("team_id", "month")
    held = [(team, month) for team, month in locks]
    return [
        Row(team, actor.member_id, None, actor.name, 0, 0, values, sum(values),
            sorted(month for one, month in held if one == team), False)
        for team, values in sorted(found.items())
    ]  # fmt: skip


def build(
    actor: Actor,
    target: Target,
    tree: trees.Tree,
    shown: Collection[int],
    opened: Collection[int],
    members: Collection[int] | None,
) -> list[Row]:
    """Lines of the shown teams, and of the people of the opened ones (only `members` when given), in tree order."""
    sums = tree.rolled_up(own_sums(target, list(tree.nodes)), 12)
    held = locks(target)
    people = person_rows(target, opened, members)
    heads = headcounts(target, shown)
    top = min((tree.nodes[team].path.count(".") for team in tree.nodes), default=0)
    shown = set(shown)
    lines: list[Row] = []
    for team in ordered(tree):
        node = tree.nodes[team]
        depth = node.path.count(".") - top
        may = target.status == "draft" and nodes.reaches_team(actor, "target.edit", team)
        if team in shown:
            count = len(tree.children.get(team, ())) + heads.get(team, 0)
            lines.append(Row(team, None, node.parent, node.name, depth, count, sums[team], sum(sums[team]),
                             held.get((team, None), []), may))  # fmt: skip
        for member, name, values in people.get(team, []):
            lines.append(Row(team, member, team, name, depth + 1, 0, values, sum(values),
                             held.get((team, member), []), may))  # fmt: skip
    return lines


def ordered(tree: trees.Tree) -> list[int]:
    """Teams depth first, so that a line follows its parent."""
    found: list[int] = []
    stack = [team for team, node in reversed(tree.nodes.items()) if node.parent not in tree.nodes]
    while stack:
        team = stack.pop()
        found.append(team)
        stack.extend(reversed(tree.children.get(team, [])))
    return found


def own_sums(target: Target, teams: list[int]) -> dict[int, list[int]]:
    """Each team's own people by month."""
    found: dict[int, list[int]] = {}
    for team, month, fen in TeamSum.objects.filter(target=target, team_id__in=teams).values_list(
        "team_id", "month", "fen"
    ):
        found.setdefault(team, [0] * 12)[month - 1] = fen
    return found


def locks(target: Target) -> dict[tuple[int, int | None], list[int]]:
    """Locked months by line."""
    found: dict[tuple[int, int | None], list[int]] = {}
    for team, member, month in Lock.objects.filter(target=target).values_list("team_id", "member_id", "month"):
        found.setdefault((team, member), []).append(month)
    return {key: sorted(months) for key, months in found.items()}


def headcounts(target: Target, teams: Collection[int]) -> dict[int, int]:
    """People with cells, by team."""
    rows = Cell.objects.filter(target=target, team_id__in=teams, month=1).values_list("team_id", flat=True)
    found: dict[int, int] = {}
    for team in rows:
        found[team] = found.get(team, 0) + 1
    return found


def person_rows(
    target: Target, teams: Collection[int], members: Collection[int] | None
) -> dict[int, list[tuple[int, str, list[int]]]]:
    """By team: (member, name, months), in order of name."""
    cells = Cell.objects.filter(target=target, team_id__in=teams)
    if members is not None:
        cells = cells.filter(member_id__in=members)
    values: dict[tuple[int, int], list[int]] = {}
    for team, member, month, fen in cells.values_list("team_id", "member_id", "month", "fen"):
        values.setdefault((team, member), [0] * 12)[month - 1] = fen
    names = dict(Member.objects.filter(id__in={member for _, member in values}).values_list("id", "name"))
    found: dict[int, list[tuple[int, str, list[int]]]] = {}
    for team, member in sorted(values, key=lambda key: (key[0], names[key[1]], key[1])):
        found.setdefault(team, []).append((member, names[member], values[team, member]))
    return found
