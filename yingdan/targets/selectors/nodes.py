"""Nodes that figures are asked for (`team:3`, `member:9`): finding them, and whether the actor may see them."""

from dataclasses import dataclass
from typing import Any, Literal

from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import NotFound, invalid
from yingdan.org.models import Member, Team
from yingdan.targets.errors import NoOrganisation, NotInOrganisation
from yingdan.targets.selectors import tree as trees

Kind = Literal["team", "member"]


@dataclass(slots=True)
class Place:
    """A node with its subtree. For a person, `id` is the member, `team` the main team, and the tree is empty.

    `only_total`: the actor may see what the team's figures add up to, and nothing of what is in it.
    """

    kind: Kind
    id: int
    name: str
    path: str
    tree: trees.Tree
    team: int
    only_total: bool = False

    @property
    def key(self) -> str:
        """As in addresses."""
        return f"{self.kind}:{self.id}"

    @property
    def teams(self) -> list[int] | None:
        """All teams of the subtree; None for a person, and for the whole organisation, where no list is needed."""
        return list(self.tree.nodes) if self.kind == "team" and not self.tree.is_whole else None

    @property
    def owner(self) -> int | None:
        """The person; None for a team."""
        return self.id if self.kind == "member" else None


def parse(key: str) -> tuple[Kind, int]:
    """Kind and id of a key; `Invalid` on `node` otherwise."""
    kind, _, number = key.partition(":")
    if kind not in ("team", "member") or not (number.isascii() and number.isdigit()) or len(number) > 18:
        raise invalid("node", "bad_value")
    return ("team" if kind == "team" else "member"), int(number)


def reaches_member(actor: Actor, permission: str, member: int, team: int) -> bool:
    """Whether it reaches a person whose main team is `team`."""
    granted = actor.scope(permission) is not None
    return granted and (member == actor.member_id or actor.reaches_team(permission, team))


def default_key(actor: Actor, permission: str) -> str:
    """The node that a person looks at first: the company, the own team, or oneself."""
    scope = actor.scope(permission)
    if scope is Scope.all:
        root = Team.objects.filter(parent=None, closed_on=None).order_by("position", "id").first()
        if root:
            return f"team:{root.id}"
        raise NoOrganisation
    if scope in (Scope.below, Scope.team) and actor.team_ids:
        return f"team:{actor.team_ids[0]}"
    if actor.member_id is None:
        raise NotInOrganisation
    return f"member:{actor.member_id}"


def find(actor: Actor, permission: str, key: str | None, *, totals: bool = False) -> Place:
    """The node, when the permission reaches all of it (else `NotFound`); with `totals` also one's own team of which
    only the total may be seen. Two queries at most."""
    kind, number = parse(key or default_key(actor, permission))
    return _team(actor, permission, number, totals) if kind == "team" else _member(actor, permission, number)


def sees_total(actor: Actor, team: int) -> bool:
    """Whether the actor may see the totals of a team of their own, though not what is in it."""
    return actor.may("target.total") and team in actor.team_ids


def _team(actor: Actor, permission: str, number: int, totals: bool) -> Place:
    only_total = not actor.reaches_team(permission, number)
    if only_total and not (totals and sees_total(actor, number)):
        raise NotFound
    tree = trees.of_team(number)
    if number not in tree.nodes:
        raise NotFound
    node = tree.nodes[number]
    members_see_no_further = not only_total and actor.scope(permission) is Scope.team
    if members_see_no_further:
        tree = trees.Tree({number: node})
    return Place("team", number, node.name, node.path, tree, number, only_total)


def _member(actor: Actor, permission: str, number: int) -> Place:
    member = Member.objects.filter(id=number).values_list("name", "team_id").first()
    if member is None or not reaches_member(actor, permission, number, member[1]):
        raise NotFound
    return Place("member", number, member[0], "", trees.Tree({}), member[1])


def rules(place: Place, person: int | None = None, team: int | None = None) -> list[dict[str, Any]]:
    """The rules of a condition that keep to a node; or to a team below it, or to a person within its own team."""
    if place.kind == "member":
        return [{"field": "owner", "operator": "=", "value": place.id}]
    if person is not None:
        within = [{"field": "team", "operator": "=", "value": place.id}]
        return [{"field": "owner", "operator": "=", "value": person}, *within]
    if team is None and place.tree.is_whole:
        return [{"field": "team", "operator": "notNull"}]
    return [{"field": "team", "operator": "in", "value": place.tree.below(team or place.id)}]
