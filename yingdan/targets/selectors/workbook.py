"""What a target's workbook shows: every line in reach, and with parts every line by part, in tree order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from yingdan.kernel.actor import Actor
from yingdan.targets.models import Part, Target
from yingdan.targets.rules.sheet import Span
from yingdan.targets.rules.tree import Node
from yingdan.targets.selectors import columns as sums
from yingdan.targets.selectors import grid as grids
from yingdan.targets.selectors import tree as trees
from yingdan.targets.selectors.columns import Columns

Parts = Mapping[int, list[int]]  # values by part (0: of none)
PartNames = tuple[str, str, str]  # product, customer, channel
NO_PART = ("", "", "")


@dataclass(slots=True)
class Entry:
    """One row. `leaf`: its amounts can be set; the others are sums, of the rows `below` (numbers from, to; None where
    these are not shown)."""

    node: Node
    team: str
    name: str
    part: PartNames
    depth: int
    values: list[int]
    leaf: bool
    locks: tuple[Span, ...]
    below: tuple[int, int] | None = None


@dataclass(slots=True)
class Lines:
    """The finest lines of a target in columns, by team and person, and what teams add up to of each part."""

    people: dict[tuple[int, int], dict[int, list[int]]]
    teams: dict[int, dict[int, list[int]]]
    names: dict[int, PartNames]


def entries(actor: Actor, target: Target, columns: Columns) -> list[Entry]:
    """The rows of the workbook."""
    view = grids.View(actor, target, columns)
    top = grids.start_team(actor, target)
    if top is None:
        rows = grids.own_rows(view)
        lines = _lines(target, columns, None, {row.team for row in rows}, actor.member_id or 0)
    else:
        tree = trees.of_team(top)
        rows = grids.build(view, tree, list(tree.nodes), list(tree.nodes), None)
        lines = _lines(target, columns, tree, tree.nodes)
    locks = {node: tuple(spans) for node, spans in (view.locks or {}).items()}
    names = {row.team: row.name for row in rows if not row.member}
    found = [one for row in rows for one in _of(row, names.get(row.team, ""), lines, locks)]
    if top is not None:
        _find_below(found)
    return found


def _lines(target: Target, columns: Columns, tree: trees.Tree | None, teams: Iterable[int], member: int = 0) -> Lines:
    people: dict[tuple[int, int], dict[int, list[int]]] = {}
    own: dict[int, dict[int, list[int]]] = {}
    for (team, person, part), values in sums.line_sums(target, list(teams), columns, member).items():
        people.setdefault((team or 0, person or 0), {})[part or 0] = values
        if part:
            of = own.setdefault(part, {})
            before = of.get(team or 0, [0] * len(values))
            of[team or 0] = [a + b for a, b in zip(before, values, strict=True)]
    by_team: dict[int, dict[int, list[int]]] = {}
    for part, sums_of in own.items() if tree is not None else ():
        for team, values in tree.rolled_up(sums_of, len(columns.periods)).items():  # type: ignore[union-attr]
            by_team.setdefault(team, {})[part] = values
    return Lines(people, by_team, part_names(own))


def part_names(parts: Iterable[int]) -> dict[int, PartNames]:
    """Product, customer and channel of parts, by id."""
    rows = Part.objects.filter(id__in=parts).values_list("id", "product__name", "customer__name", "channel")
    return {part: (product or "", customer or "", channel) for part, product, customer, channel in rows}


def _of(row: grids.Row, team: str, lines: Lines, locks: Mapping[Node, tuple[Span, ...]]) -> Iterator[Entry]:
    """A line, and after it the same by part."""
    parts: Parts = lines.people.get((row.team, row.member), {}) if row.member else lines.teams.get(row.team, {})
    split = sorted((part for part in parts if part), key=lambda part: (lines.names[part], part))
    name, mine = row.name if row.member else "", tuple(row.locks)
    leaf = bool(row.member)
    yield Entry(Node(row.team, row.member), team, name, NO_PART, row.depth, row.values, leaf and not split, mine)
    for part in split:
        at = Node(row.team, row.member, part)
        locked = (*mine, *locks.get(at, ()))
        yield Entry(at, team, name, lines.names[part], row.depth, parts[part], leaf, locked)


def _find_below(found: list[Entry]) -> None:
    """Of each sum the rows under it: the deeper ones after a team and its parts, or the parts after a person."""
    above: list[tuple[int, list[Entry]]] = []  # number of the first row under it; the sums that share these rows

    def close(depth: int, end: int) -> None:
        while above and above[-1][1][0].depth >= depth:
            start, sums_of = above.pop()
            for one in sums_of:
                one.below = (start, end)

    for n, one in enumerate(found):
        if one.node.part and not one.node.member:
            start, sums_of = above.pop()
            above.append((start + 1, [*sums_of, one]))
        elif not one.node.part:
            close(one.depth, n)
            above.append((n + 1, [one]))
    close(0, len(found))
