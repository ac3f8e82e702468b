"""Routes: the grid of a target – read, split, set, lock, undo."""

import re
from collections.abc import Collection
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.kernel.http import Request, Router
from yingdan.targets.api.plans import shown
from yingdan.targets.api.schemas import CellsIn, GridOut, LocksIn, RowOut, SplitIn, SplitOut, UndoIn
from yingdan.targets.models import Target
from yingdan.targets.rules.sheet import Change
from yingdan.targets.selectors import grid as grids
from yingdan.targets.selectors import plans
from yingdan.targets.selectors import tree as trees
from yingdan.targets.services import grid
from yingdan.targets.services import split as splits

router = Router(tags=["targets"])
PERIOD = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")
MAX_DEPTH = 20


def month_of(target: Target, period: str) -> int:
    """0 for the target's year, else the month; `Invalid` for another year or form."""
    found = PERIOD.fullmatch(period)
    if not found or int(found[1]) != target.year:
        raise invalid("period", "bad_value")
    return int(found[2] or 0)


def answer(actor: Actor, target: Target, rows: list[grids.Row]) -> GridOut:
    """A grid as the client gets it."""
    names = [str(target.year), *grids.periods(target)]
    lines = [
        RowOut(
            key=f"team:{row.team}" if row.member is None else f"team:{row.team}/member:{row.member}",
            team=row.team, member=row.member, parent=row.parent, name=row.name, depth=row.depth,
            children=row.children, values=row.values, total=row.total,
            locks=[names[month] for month in row.locks], editable=row.editable,
        )
        for row in rows
    ]  # fmt: skip
    return GridOut(target=shown(actor, target), periods=names[1:], rows=lines)


def changed_rows(actor: Actor, target: Target, lines: Collection[tuple[int, int]], open_: list[int] | None) -> GridOut:
    """The lines that an edit changed, with all nodes over them, as far as the client shows them."""
    top = grids.start_team(actor, target)
    if top is None:
        return answer(actor, target, [])
    tree = trees.of_team(top)
    touched = {one for team, _ in lines if team in tree.nodes for one in tree.above(team)}
    visible = set(tree.nodes) if open_ is None else set(open_)
    shown_teams = {team for team in touched if team == top or tree.nodes[team].parent in visible or team in visible}
    opened = {team for team, _ in lines if team in visible}
    rows = grids.build(actor, target, tree, shown_teams, opened, {member for _, member in lines})
    return answer(actor, target, [row for row in rows if row.member is None or (row.team, row.member) in lines])


@router.get("/{int:target_id}/grid", permission="target.read", response=GridOut)
def read(request: Request, target_id: int, team: int | None = None, depth: int = 1) -> Any:
    """A node, its sub-teams and people; `depth` levels at once."""
    target = plans.get(request.actor, target_id)
    if not 1 <= depth <= MAX_DEPTH:
        raise invalid("depth", "bad_value")
    return answer(request.actor, target, grids.rows(request.actor, target, team, depth))


@router.patch("/{int:target_id}/cells", permission="target.edit", response=GridOut)
def set_cells(request: Request, target_id: int, payload: CellsIn) -> Any:
    """Sets values (also many, as pasted); answers with the lines that changed."""
    target = plans.get(request.actor, target_id)
    changes = [Change(one.team, one.member, month_of(target, one.period), one.value) for one in payload.cells]
    done = grid.set_values(
        actor=request.actor, target_id=target_id, version=payload.version, changes=changes, rule=payload.rule
    )
    return changed_rows(request.actor, done.target, done.lines, payload.open)


@router.post("/{int:target_id}/locks", permission="target.edit", response=GridOut)
def locks(request: Request, target_id: int, payload: LocksIn) -> Any:
    """Locks or unlocks cells, lines and nodes; answers with these lines."""
    target = plans.get(request.actor, target_id)
    keys = [(one.team, one.member, month_of(target, one.period)) for one in payload.cells]
    target = grid.set_locks(
        actor=request.actor, target_id=target_id, version=payload.version, keys=keys, locked=payload.locked
    )
    lines = {(team, member or 0) for team, member, _ in keys}
    return changed_rows(request.actor, target, lines, payload.open)


@router.post("/{int:target_id}/undo", permission="target.edit", response=GridOut)
def undo(request: Request, target_id: int, payload: UndoIn) -> Any:
    """Takes the last edit back."""
    done = grid.undo(actor=request.actor, target_id=target_id, version=payload.version)
    return changed_rows(request.actor, done.target, done.lines, payload.open)


@router.post("/{int:target_id}/split", permission="target.edit", response=SplitOut)
def split(request: Request, target_id: int, payload: SplitIn) -> Any:
    """Splits over people and months; `preview` only shows what would come."""
    wish = splits.Wish(
        people=payload.people,
        months=payload.months,
        weights={one.member: one.weight for one in payload.weights},
        month_weights=tuple(payload.month_weights),
        bounds={one.member: (one.minimum, one.maximum) for one in payload.bounds},
        members=None if payload.members is None else tuple(payload.members),
    )
    target, proposal = splits.split(
        actor=request.actor, target_id=target_id, version=payload.version, wish=wish, preview=payload.preview
    )
    total = target.amount if payload.preview else None
    return {"target": shown(request.actor, target, total), "carriers": proposal.carriers, "months": proposal.months}
