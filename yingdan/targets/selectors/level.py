"""One level of the organisation: a team of a target and the teams right below it, whose figures the database sums.

Pages open a tree level by level, so what they cost does not grow with the number of people below.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q

from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import NotFound
from yingdan.org.models import Team
from yingdan.targets.models import Target
from yingdan.targets.selectors.tree import Node

# Every team in reach with the branch that it counts for: a team right below the top, or the top itself
BELOW = """below as (
    select id as team_id, coalesce(nullif(split_part(path::text, '.', %(level)s), '')::bigint, id) as branch
    from org_team where %(deep)s and path <@ %(path)s::ltree or id = %(top)s)"""


@dataclass(frozen=True, slots=True)
class Level:
    """The top and the teams below it, in order. Not `deep`: the actor sees the top's own people only."""

    top: Node
    below: list[Node]
    deep: bool
    whole: bool  # the top is the target's root

    @property
    def teams(self) -> list[Node]:
        """The top first."""
        return [self.top, *self.below]

    @property
    def params(self) -> dict[str, Any]:
        """What the statements need to know."""
        path = self.top.path
        return {"path": path, "level": path.count(".") + 2, "deep": self.deep, "top": self.top.id}

    @property
    def parent(self) -> int | None:
        """The team above, unless the target ends here."""
        return None if self.whole else self.top.parent


def find(actor: Actor, target: Target, team: int | None, permission: str = "target.read") -> Level:
    """The team asked for, else the target's root or the own team; one query for each that is tried."""
    for one in (target.team_id, *actor.team_ids) if team is None else (team,):
        if actor.reaches_team(permission, one):
            found = _load(one, actor.scope(permission) is not Scope.team)
            if found is not None and str(target.team_id) in found[0].path.split("."):
                top, *below = found
                return Level(top, below, actor.scope(permission) is not Scope.team, one == target.team_id)
    raise NotFound


def _load(team: int, deep: bool) -> list[Node] | None:
    rows = Team.objects.filter(Q(id=team) | Q(parent=team) if deep else Q(id=team)).order_by("position", "id")
    found = [
        Node(one.id, one.parent_id, one.path, one.name, one.kind, one.manager_id, one.closed_on is not None)
        for one in rows
    ]
    found.sort(key=lambda one: one.id != team)  # the top first, the others as they are
    return found if found and found[0].id == team else None


def rows(statement: str, params: dict[str, Any]) -> list[tuple[Any, ...]]:
    """What a statement finds; `{below}` in it stands for the teams by branch."""
    with connection.cursor() as cursor:
        cursor.execute(statement.replace("{below}", BELOW), params)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def names(teams: Iterable[int]) -> dict[int, str]:
    """What teams are called."""
    return dict(Team.objects.filter(id__in=set(teams)).values_list("id", "name"))
