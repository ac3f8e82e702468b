"""The edit history of a target: who changed how many cells when, and each cell before and after."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.org.models import Member, Team
from yingdan.targets.models import Edit, EditCell, Target
from yingdan.targets.selectors import parts

PAGE = 50
CELLS = 500
COUNTS = "select edit_id, count(*) from targets_editcell where edit_id = any(%s) group by 1"
# A cell after an edit is what the next edit of this cell found, or else what it is now.
BEFORE_AFTER = """with page as (
    select id, target_id, team_id, member_id, part_id, month, days from targets_editcell
    where edit_id = %(edit)s and {reach} order by team_id, member_id, part_id, month limit %(limit)s offset %(offset)s
), later as (
    select distinct on (l.team_id, l.member_id, l.part_id, l.month) l.team_id, l.member_id, l.part_id, l.month, l.days
    from targets_editcell l where l.edit_id = any(%(later)s)
        and (l.team_id, l.member_id, l.month) in (select team_id, member_id, month from page)
    order by l.team_id, l.member_id, l.part_id, l.month, l.id
)
select p.team_id, p.member_id, p.part_id, p.month, targets_day_sum(p.days), l.team_id is not null,
    targets_day_sum(l.days), c.fen
from page p
left join later l on (l.team_id, l.member_id, l.month) = (p.team_id, p.member_id, p.month)
    and l.part_id is not distinct from p.part_id
left join targets_cell c on c.target_id = p.target_id
    and (c.team_id, c.member_id, c.month) = (p.team_id, p.member_id, p.month)
    and c.part_id is not distinct from p.part_id
order by p.team_id, p.member_id, p.part_id, p.month"""


@dataclass(frozen=True, slots=True)
class Moved:
    """A cell that an edit changed; None = there was (or is) none."""

    team: int
    team_name: str
    member: int
    name: str
    part: str
    month: int
    before: int | None
    after: int | None


def rows(actor: Actor, target: Target) -> QuerySet[Edit]:
    """The edits that touched something in reach, newest first."""
    found = Edit.objects.filter(target=target).select_related("by", "reverts").order_by("-id")
    if actor.reaches_team("target.read", target.team_id):
        return found
    return found.filter(id__in=_cells(actor, EditCell.objects.filter(edit__target=target)).values("edit_id"))


def _cells(actor: Actor, cells: QuerySet[EditCell]) -> QuerySet[EditCell]:
    reach = actor.teams("target.read")
    return cells.filter(team_id__in=reach) if reach else cells.filter(member_id=actor.member_id or 0)


def counts(edits: list[Edit]) -> dict[int, int]:
    """How many cells each edit changed."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, [[one.id for one in edits]])
        return dict(cursor.fetchall())


def get(actor: Actor, target: Target, edit_id: int) -> Edit:
    """One of them."""
    found = rows(actor, target).filter(id=edit_id).first()
    if found is None:
        raise NotFound
    return found


def cells(actor: Actor, target: Target, edit: Edit, offset: int = 0) -> list[Moved]:
    """The cells in reach that an edit changed, a page at a time."""
    later = Edit.objects.filter(target=target, id__gt=edit.id).values_list("id", flat=True)
    params: dict[str, Any] = {"edit": edit.id, "later": list(later), "limit": CELLS, "offset": offset}
    reach = "true"
    if not actor.reaches_team("target.read", target.team_id):
        teams = list(actor.teams("target.read"))
        reach = "member_id = %(me)s" if not teams else "team_id = any(%(teams)s)"
        params |= {"me": actor.member_id or 0, "teams": teams}
    with connection.cursor() as cursor:
        cursor.execute(BEFORE_AFTER.format(reach=reach), params)
        found = cursor.fetchall()
    teams_by_id = dict(Team.objects.filter(id__in={row[0] for row in found}).values_list("id", "name"))
    names = dict(Member.objects.filter(id__in={row[1] for row in found}).values_list("id", "name"))
    labels = parts.labels({row[2] for row in found if row[2]})
    return [
        Moved(team, teams_by_id.get(team, ""), member, names.get(member, ""), labels.get(part, "") if part else "",
              month, _fen(before), _fen(after if changed_again else now))
        for team, member, part, month, before, changed_again, after, now in found
    ]  # fmt: skip


def _fen(value: Any) -> int | None:
    return None if value is None else int(value)
