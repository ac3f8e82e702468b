"""Bottom-up: what people offer beside what they were given from above, one level of the tree at a time."""

from dataclasses import dataclass
from typing import Any

from yingdan.kernel import paging
from yingdan.kernel.actor import Actor
from yingdan.targets.models import Response, Target
from yingdan.targets.selectors import level, lines

PAGE = 100
# The last offer of every line; withdrawn ones do not count
SAID = """said as (
    select distinct on (team_id, member_id) id, team_id, member_id, amount, months, answer from targets_response
    where target_id = %(target)s and kind = 'offer' and answer <> 'withdrawn'
        and team_id in (select team_id from below)
    order by team_id, member_id, id desc)"""
LINES = """lines as (
    select team_id, member_id, sum(fen)::bigint as fen from targets_cell
    where target_id = %(target)s and team_id in (select team_id from below) group by 1, 2)"""
SUMS = f"""with {{below}}, {SAID}, {LINES}
select branch, sum(l.fen)::bigint, count(*), count(s.id), coalesce(sum(s.amount), 0)::bigint,
    coalesce(sum(l.fen) filter (where s.id is not null), 0)::bigint, count(*) filter (where s.answer = '')
from lines l join below using (team_id) left join said s using (team_id, member_id)
group by 1"""  # noqa: S608 - parts above
SILENT = f"""with {{below}}, {SAID}
select distinct l.member_id from targets_cell l left join said s using (team_id, member_id)
where l.target_id = %(target)s and l.team_id in (select team_id from below) and s.id is null"""  # noqa: S608 - parts above
TEAMS = "with {below} select team_id from below"
PEOPLE = """select member_id, name, fen from (
    select member_id, sum(fen)::bigint as fen from targets_cell
    where target_id = %(target)s and team_id = %(top)s group by 1) l
join org_member m on m.id = member_id
where %(name)s::text is null or (name, member_id) > (%(name)s, %(member)s::bigint)
order by name, member_id limit %(limit)s"""


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
    given: int = 0
    people: int = 0
    answered: int = 0
    offered: int = 0
    against: int = 0
    open: int = 0
    children: bool = False
    response: Response | None = None
    editable: bool = False


@dataclass(frozen=True, slots=True)
class Offers:
    """A team, those right below it, and a page of its own people; `next` leads to more of them."""

    rows: list[OfferRow]
    next: str | None


def read(actor: Actor, target: Target, team: int | None = None, after: str | None = None) -> Offers:
    """One level in reach; with `after` only more people of the team. Four queries whatever is below."""
    place = level.find(actor, target, team)
    top = place.top.id
    people, following = _people(target, place, after)
    rows = [*_teams(target, place), *people] if after is None else people
    draft = target.status == "draft"
    for row in rows:
        row.editable = draft and row.member != actor.member_id and actor.reaches_team("target.edit", row.team)
    return Offers([one for one in rows if one.people or one.team == top], following)


def _teams(target: Target, place: level.Level) -> list[OfferRow]:
    top = OfferRow(place.top.id, 0, place.parent, 0, place.top.name, children=True)
    known = {one.id: OfferRow(one.id, 0, top.team, 1, one.name, children=True) for one in place.below}
    for branch, *figures in level.rows(SUMS, {**place.params, "target": target.id}):
        for row in (top, *([known[branch]] if branch in known else [])):
            _add(row, figures)
    return [top, *known.values()]


def _add(row: OfferRow, figures: list[int]) -> None:
    names = ("given", "people", "answered", "offered", "against", "open")
    for name, value in zip(names, figures, strict=True):
        setattr(row, name, getattr(row, name) + value)


def _people(target: Target, place: level.Level, after: str | None) -> tuple[list[OfferRow], str | None]:
    top = place.top.id
    name, member = paging.decode(after, 2) if after else (None, 0)
    asked: dict[str, Any] = {"target": target.id, "top": top, "name": name, "member": member, "limit": PAGE + 1}
    found = level.rows(PEOPLE, asked)
    said = lines.latest([target.id], ["offer"], [top], members=[one for one, _, _ in found[:PAGE]])
    rows = [OfferRow(top, one, top, 1, called, given, 1) for one, called, given in found[:PAGE]]
    for row in rows:
        response = said.get((top, row.member))
        if response is not None:
            row.response, row.answered, row.offered, row.against = response, 1, response.amount, row.given
            row.open = 0 if response.answer else 1
    more = paging.encode([rows[-1].name, rows[-1].member]) if len(found) > PAGE else None
    return rows, more


def silent(actor: Actor, target: Target) -> list[int]:
    """People whom the actor may edit and who have offered nothing yet."""
    place = level.find(actor, target, None, "target.edit")
    return [one for (one,) in level.rows(SILENT, {**place.params, "target": target.id})]


def teams_of(place: level.Level) -> list[int]:
    """The top and every team below it."""
    return [one for (one,) in level.rows(TEAMS, place.params)]
