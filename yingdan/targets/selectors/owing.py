"""Waterfall: what each team owes upwards, what it passed on, what its people carry – one level at a time."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from django.db.models import Count, Q

from yingdan.kernel.actor import Actor
from yingdan.org.models import Team
from yingdan.targets.models import Commitment, Target
from yingdan.targets.rules.owing import over, stage
from yingdan.targets.selectors import level
from yingdan.targets.selectors.tree import Node

# Sums of the teams below the top, and of those below these
SUMS = """with {below}
select branch, coalesce(nullif(split_part(t.path::text, '.', %(level)s + 1), '')::bigint, branch), sum(s.fen)::bigint
from targets_teamsum s join below using (team_id) join org_team t on t.id = s.team_id
where s.target_id = %(target)s group by 1, 2"""
Stage = Literal["none", "received", "passed", "changed"]


@dataclass(frozen=True, slots=True)
class Owed:
    """A team. `committed`: what it owes; `passed`: what its sub-teams owe and its own people carry (null: no sub-team
    was given a figure); `unsaid` sub-teams carry something and were given none. `added` = passed / committed − 1,
    `over` = assigned / committed − 1."""

    team: int
    parent: int | None
    depth: int
    name: str
    manager: str
    children: int
    committed: int | None
    passed: int | None
    unsaid: int
    assigned: int
    added: float | None
    over: float | None
    stage: Stage
    by: str
    at: datetime | None
    passed_by: str
    passed_at: datetime | None
    can_commit: bool
    can_pass: bool
    can_assign: bool


@dataclass(slots=True)
class Figures:
    """What carries what: by team, and by team below a team (own people under the team itself)."""

    assigned: dict[int, int] = field(default_factory=dict)
    below: dict[int, dict[int, int]] = field(default_factory=dict)


def figures(target: Target, place: level.Level) -> Figures:
    """Sums of the top and the two levels below it; one query."""
    found, top = Figures(), place.top.id
    for branch, twig, fen in level.rows(SUMS, {**place.params, "target": target.id}):
        for team in {top, branch}:
            found.assigned[team] = found.assigned.get(team, 0) + fen
        ones = found.below.setdefault(top, {})
        ones[branch] = ones.get(branch, 0) + fen
        if branch != top:
            found.below.setdefault(branch, {})[twig] = fen
    return found


def read(actor: Actor, target: Target, team: int | None = None) -> list[Owed]:
    """A team in reach and those right below it; closed ones without anything are left out. Five queries."""
    place = level.find(actor, target, team)
    ids = [one.id for one in place.teams]
    known = _commitments(target, ids)
    sums = figures(target, place)
    heads = {
        one: (manager or "", count)
        for one, manager, count in Team.objects.filter(id__in=ids)
        .annotate(count=Count("children", filter=Q(children__closed_on=None)))
        .values_list("id", "manager__name", "count")
    }
    return [
        _line(actor, target, place, node, sums, known, *heads[node.id])
        for node in place.teams
        if node is place.top or sums.assigned.get(node.id) or node.id in known or not node.closed
    ]


def _commitments(target: Target, teams: list[int]) -> dict[int, Commitment]:
    """Of these teams and of those right below them."""
    rows = Commitment.objects.filter(Q(team__in=teams) | Q(team__parent__in=teams), target=target)
    return {row.team_id: row for row in rows.select_related("by", "passed_by", "team")}


def _line(
    actor: Actor, target: Target, place: level.Level, node: Node, sums: Figures, known: dict[int, Commitment],
    manager: str, children: int,
) -> Owed:  # fmt: skip
    row, assigned = known.get(node.id), sums.assigned.get(node.id, 0)
    owed, draft = row.fen if row else None, target.status == "draft"
    carrying = dict(sums.below.get(node.id, {}))
    own = carrying.pop(node.id, 0)
    said = {one.team_id: one.fen for one in known.values() if one.team.parent_id == node.id and one.fen is not None}
    passed = sum(said.values()) + own if said or not carrying else None
    edits = draft and actor.reaches_team("target.edit", node.id)
    at, passed_at = (row.at, row.passed_at) if row else (None, None)
    return Owed(
        node.id, place.parent if node is place.top else place.top.id, int(node is not place.top), node.name, manager,
        children, owed, passed, sum(1 for one, fen in carrying.items() if fen and one not in said), assigned,
        over(passed, owed), over(assigned, owed), stage(owed, at, passed_at),
        row.by.name if row and row.by else "", at, row.passed_by.name if row and row.passed_by else "", passed_at,
        draft and may_commit(actor, target, node.id, node.parent), edits and children > 0,
        edits and owed is not None,
    )  # fmt: skip


def may_commit(actor: Actor, target: Target, team: int, parent: int | None) -> bool:
    """What a team owes is said by whoever leads the team above it; of the root, by whoever edits the whole."""
    above = team if team == target.team_id else parent
    return above is not None and actor.reaches_team("target.edit", above)
