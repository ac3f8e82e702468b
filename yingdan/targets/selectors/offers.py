"""Bottom-up: what people offer beside what they were given from above, for every node of the tree."""

from dataclasses import dataclass

from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.targets.models import Response, Target
from yingdan.targets.selectors import consent, lines, nodes
from yingdan.targets.selectors import grid as grids


@dataclass(slots=True)
class OfferRow:
    """A team or a person. `given` is the target from above; `people` carry it, `answered` of them have offered.

    `offered` sums the offers, `against` what those who offered were given: their difference is what is to be settled.
    `open` counts offers that are not settled yet.
    """

    team: int
    member: int
    parent: int | None
    depth: int
    name: str
    given: int
    people: int = 1
    answered: int = 0
    offered: int = 0
    against: int = 0
    open: int = 0
    response: Response | None = None
    editable: bool = False


def read(actor: Actor, target: Target, team: int | None = None) -> list[OfferRow]:
    """The tree below a team in reach, people after their team's sub-teams as the grid has them."""
    tree = consent.top_of(actor, target, team, "target.read")
    top = next(iter(tree.nodes))
    within = {one for one in tree.nodes if nodes.reaches_team(actor, "target.read", one)}
    known = lines.latest([target.id], ["offer"], within)
    found = lines.months(target, within)
    names = dict(Member.objects.filter(id__in={member for _, member in found}).values_list("id", "name"))
    people: dict[int, list[OfferRow]] = {}
    for (one, member), months in found.items():
        row = OfferRow(one, member, one, grids.node_depth(tree, top, one) + 1, names[member], sum(months))
        _take(row, known.get((one, member)))
        people.setdefault(one, []).append(row)
    rows: dict[int, OfferRow] = {
        one: OfferRow(one, 0, tree.nodes[one].parent if one != top else None, grids.node_depth(tree, top, one),
                      tree.nodes[one].name, 0, people=0)
        for one in tree.nodes if one in within
    }  # fmt: skip
    for one in reversed(list(rows)):
        parent = rows.get(tree.nodes[one].parent or 0)
        for row in people.get(one, []):
            _add(rows[one], row)
        if parent is not None:
            _add(parent, rows[one])
    draft = target.status == "draft"
    ordered: list[OfferRow] = []
    for one in grids.ordered(tree):
        if one in rows and rows[one].people:
            ordered.append(rows[one])
            ordered.extend(sorted(people.get(one, []), key=lambda row: (row.name, row.member)))
    for row in ordered:
        row.editable = draft and row.member != actor.member_id and nodes.reaches_team(actor, "target.edit", row.team)
    return ordered


def _take(row: OfferRow, response: Response | None) -> None:
    if response is not None:
        row.response, row.answered, row.offered, row.against = response, 1, response.amount, row.given
        row.open = 0 if response.answer else 1


def _add(team: OfferRow, row: OfferRow) -> None:
    for name in ("given", "people", "answered", "offered", "against", "open"):
        setattr(team, name, getattr(team, name) + getattr(row, name))
