"""Waterfall: what each team owes upwards beside what its people are assigned, and how far it was passed down."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum

from yingdan.kernel.actor import Actor
from yingdan.targets.models import Commitment, Target, TeamSum
from yingdan.targets.rules.owing import over
from yingdan.targets.selectors import consent, nodes
from yingdan.targets.selectors import grid as grids
from yingdan.targets.selectors import tree as trees


@dataclass(frozen=True, slots=True)
class Owed:
    """A team; `over` is the share by which its people carry more than it owes."""

    team: int
    parent: int | None
    depth: int
    name: str
    committed: int | None
    assigned: int
    over: float | None
    by: str
    at: datetime | None
    passed_by: str
    passed_at: datetime | None
    can_commit: bool
    can_pass: bool
    can_assign: bool


def assigned(target: Target, tree: trees.Tree) -> dict[int, int]:
    """The year of every team with all below it."""
    sums = TeamSum.objects.filter(target=target).values_list("team_id").annotate(Sum("fen")).order_by()
    rolled = tree.rolled_up({team: [int(fen)] for team, fen in sums}, 1)
    return {team: values[0] for team, values in rolled.items()}


def read(actor: Actor, target: Target, team: int | None = None) -> list[Owed]:
    """The tree below a team in reach, in the order of the grid. Closed teams without anything are left out."""
    tree = consent.top_of(actor, target, team, "target.read")
    top = next(iter(tree.nodes))
    sums = assigned(target, tree)
    rows = Commitment.objects.filter(target=target, team__in=list(tree.nodes)).select_related("by", "passed_by")
    known = {row.team_id: row for row in rows}
    draft = target.status == "draft"

    def line(one: int) -> Owed:
        node, row = tree.nodes[one], known.get(one)
        owed = row.fen if row else None
        edits = draft and nodes.reaches_team(actor, "target.edit", one)
        return Owed(
            one, node.parent if one != top else None, grids.node_depth(tree, top, one), node.name, owed, sums[one],
            over(sums[one], owed), row.by.name if row and row.by else "", row.at if row else None,
            row.passed_by.name if row and row.passed_by else "", row.passed_at if row else None,
            draft and may_commit(actor, target, one, node.parent), edits, edits and owed is not None,
        )  # fmt: skip

    within = [one for one in grids.ordered(tree) if nodes.reaches_team(actor, "target.read", one)]
    return [line(one) for one in within if sums[one] or one in known or not tree.nodes[one].closed]


def may_commit(actor: Actor, target: Target, team: int, parent: int | None) -> bool:
    """What a team owes is said by whoever leads the team above it; of the root, by whoever edits the whole."""
    above = team if team == target.team_id else parent
    return above is not None and nodes.reaches_team(actor, "target.edit", above)
