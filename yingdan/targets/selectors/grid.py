"""The tree grid of a target: nodes × periods, opened level by level so that 10,000 people stay instant."""

from collections.abc import Collection
from dataclasses import dataclass

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid
from yingdan.org.models import Member
from yingdan.targets.models import Cell, Lock, Target
from yingdan.targets.rules import period
from yingdan.targets.rules.sheet import Span
from yingdan.targets.rules.tree import Node
from yingdan.targets.selectors import columns as sums
from yingdan.targets.selectors import nodes, parts
from yingdan.targets.selectors import tree as trees
from yingdan.targets.selectors.columns import Columns

MAX_ROWS = 3000
Line = tuple[int, int, int]  # team, member, part


@dataclass(slots=True)
class Row:
    """One line: a team (member 0) or a person in a team; of one part or (0) of all. `values` go by column, `total` is
    their sum; `locks` are periods, each with who locked it."""

    team: int
    member: int
    part: int
    parent: int | None
    name: str
    depth: int
    children: int
    values: list[int]
    total: int
    locks: dict[Span, str]
    editable: bool


@dataclass(slots=True)
class View:
    """What is shown: a target in columns, of one part or (0) of all, with the locks of its lines."""

    actor: Actor
    target: Target
    columns: Columns
    part: int = 0
    locks: dict[Node, dict[Span, str]] | None = None

    def row(self, node: Node, values: list[int], name: str, **more: int | bool | None) -> Row:
        """A line with its locks."""
        if self.locks is None:
            self.locks = locks(self.target)
        shown = {"parent": None, "depth": 0, "children": 0, "editable": False, **more}
        return Row(*node, name=name, values=values, total=sum(values), locks=self.locks.get(node, {}), **shown)  # type: ignore[arg-type]

    def may(self, team: int) -> bool:
        """Whether the actor may edit a team's lines."""
        return self.target.status == "draft" and self.actor.reaches_team("target.edit", team)


def start_team(actor: Actor, target: Target) -> int | None:
    """Where the grid opens: the target's root, else the actor's own team; None = only the actor's own line."""
    for team in (target.team_id, *actor.team_ids):
        if actor.reaches_team("target.read", team):
            return team
    return None


def rows(view: View, team: int | None, depth: int) -> list[Row]:
    """The node, its sub-teams and people, `depth` levels down."""
    team = team or start_team(view.actor, view.target)
    if team is None:
        return own_rows(view)
    tree = reached(view, team)
    levels = {one: node_depth(tree, team, one) for one in tree.nodes}
    shown = [one for one in tree.below(team) if levels[one] <= depth]
    opened = [one for one in shown if levels[one] < depth]
    if len(shown) > MAX_ROWS:
        raise invalid("depth", "too_large", max=depth - 1)
    return build(view, tree, shown, opened, None)


def reached(view: View, team: int) -> trees.Tree:
    """The tree below a team of the target that the actor may see (else `NotFound`)."""
    if not view.actor.reaches_team("target.read", team):
        raise NotFound
    tree = trees.of_team(team)
    node = tree.nodes.get(team)
    if node is None or str(view.target.team_id) not in node.path.split("."):
        raise NotFound
    return tree


def node_depth(tree: trees.Tree, top: int, team: int) -> int:
    """Levels from the top team down to a team."""
    return tree.nodes[team].path.count(".") - tree.nodes[top].path.count(".")


def own_rows(view: View) -> list[Row]:
    """What somebody who sees only the own target sees: the own lines, under the team's total where that is allowed."""
    me = view.actor.member_id or 0
    teams = set(Cell.objects.filter(target=view.target, member_id=me).values_list("team_id", flat=True).distinct())
    found = sums.person_sums(view.target, teams, view.columns, view.part, me)
    lines: list[Row] = []
    for (team, _), values in sorted(found.items(), key=lambda one: one[0][0] or 0):
        above = nodes.sees_total(view.actor, team or 0)
        if above:
            lines.append(_total(view, team or 0))
        mine = view.row(Node(team or 0, me, view.part), values, view.actor.name, parent=team, depth=int(above))
        lines.append(mine)
    return lines


def _total(view: View, team: int) -> Row:
    """What everything below a team adds up to."""
    tree = trees.of_team(team)
    own = sums.team_sums(view.target, list(tree.nodes), view.columns, view.part)
    values = [sum(column) for column in zip(*own.values(), strict=True)] or [0] * len(view.columns.periods)
    return view.row(Node(team, 0, view.part), values, tree.nodes[team].name)


def part_rows(view: View, team: int | None, member: int) -> list[Row]:
    """A node's total and its parts."""
    team = team or start_team(view.actor, view.target)
    if team is None:
        return _own_parts(view)
    tree = reached(view, team)
    teams = [team] if member else tree.below(team)
    found = sums.part_sums(view.target, teams, view.columns, member)
    name = tree.nodes[team].name
    if member:
        name = Member.objects.filter(id=member).values_list("name", flat=True).first() or ""
    return _parts(view, Node(team, member), name, found, view.may(team))


def _own_parts(view: View) -> list[Row]:
    me = view.actor.member_id or 0
    rows = Cell.objects.filter(target=view.target, member_id=me).values_list("team_id", flat=True).distinct()
    found: list[Row] = []
    for team in rows:
        found += _parts(
            view, Node(team, me), view.actor.name, sums.part_sums(view.target, [team], view.columns, me), False
        )
    return found


def _parts(view: View, node: Node, name: str, found: sums.Sums, may: bool) -> list[Row]:
    labels = parts.labels({part for (part,) in found if part})
    whole = [sum(column) for column in zip(*found.values(), strict=True)] or [0] * len(view.columns.periods)
    split = [(part, values) for (part,), values in found.items() if part]
    lines = [view.row(node, whole, name, children=len(split), editable=may)]
    for part, values in sorted(split, key=lambda one: (labels[one[0]], one[0])):
        line = view.row(
            Node(node.team, node.member, part), values, labels[part], parent=node.team, depth=1, editable=may
        )
        lines.append(line)
    return lines


def build(
    view: View, tree: trees.Tree, shown: Collection[int], opened: Collection[int], members: Collection[int] | None
) -> list[Row]:
    """Lines of the shown teams, and of the people of the opened ones (only `members` when given), in tree order."""
    width = len(view.columns.periods)
    own = {team or 0: values for (team,), values in
           sums.team_sums(view.target, list(tree.nodes), view.columns, view.part).items()}  # fmt: skip
    rolled = tree.rolled_up(own, width)
    people = person_rows(view, opened, members)
    heads = headcounts(view.target, shown)
    top = min((node.path.count(".") for node in tree.nodes.values()), default=0)
    shown = set(shown)
    lines: list[Row] = []
    for team in ordered(tree):
        node, may = tree.nodes[team], view.may(team)
        depth = node.path.count(".") - top
        if team in shown:
            count = len(tree.children.get(team, ())) + heads.get(team, 0)
            lines.append(view.row(Node(team, 0, view.part), rolled[team], node.name, parent=node.parent, depth=depth,
                                  children=count, editable=may))  # fmt: skip
        for member, name, values in people.get(team, []):
            lines.append(view.row(Node(team, member, view.part), values, name, parent=team, depth=depth + 1,
                                  editable=may))  # fmt: skip
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


def locks(target: Target) -> dict[Node, dict[Span, str]]:
    """Locked periods by line, each with who locked it."""
    found: dict[Node, dict[Span, str]] = {}
    rows = Lock.objects.filter(target=target).order_by("start", "end")
    for team, member, part, start, end, by in rows.values_list(
        "team_id", "member_id", "part_id", "start", "end", "by__name"
    ):
        found.setdefault(Node(team, member or 0, part or 0), {})[Span(start, end)] = by or ""
    return found


def headcounts(target: Target, teams: Collection[int]) -> dict[int, int]:
    """People with cells, by team."""
    rows = Cell.objects.filter(target=target, team_id__in=teams, month=1).values_list("team_id", "member_id").distinct()
    found: dict[int, int] = {}
    for team, _ in rows:
        found[team] = found.get(team, 0) + 1
    return found


def person_rows(
    view: View, teams: Collection[int], members: Collection[int] | None
) -> dict[int, list[tuple[int, str, list[int]]]]:
    """By team: (member, name, values), in order of name."""
    values = sums.person_sums(view.target, teams, view.columns, view.part) if teams else {}
    lines = [(team or 0, member or 0) for team, member in values if members is None or member in members]
    names = dict(Member.objects.filter(id__in={member for _, member in lines}).values_list("id", "name"))
    found: dict[int, list[tuple[int, str, list[int]]]] = {}
    for team, member in sorted(lines, key=lambda key: (key[0], names[key[1]], key[1])):
        found.setdefault(team, []).append((member, names[member], values[team, member]))
    return found


def months(target: Target) -> Columns:
    """The twelve months."""
    return Columns(period.within("month", period.year(target.year)))
