"""Routes: the grid of a target – read, set, lock, undo, redo."""

from collections.abc import Collection
from typing import Any, Literal

from ninja import Query, Schema

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid
from yingdan.kernel.http import Request, Router
from yingdan.targets.api.plans import shown
from yingdan.targets.api.schemas import CellsIn, GridOut, LocksIn, Ref, RowOut, Shown, UndoIn
from yingdan.targets.models import Target
from yingdan.targets.rules import period
from yingdan.targets.rules.sheet import Change, Held, Span
from yingdan.targets.rules.tree import Node
from yingdan.targets.selectors import columns, parts, plans
from yingdan.targets.selectors import grid as grids
from yingdan.targets.selectors import tree as trees
from yingdan.targets.services import grid, history

router = Router(tags=["targets"])
MAX_DEPTH = 20


class Ask(Schema):
    """Lines and columns: sub-teams and people of a team `depth` levels down, or (`by=part`) a node's parts."""

    team: int | None = None
    member: int | None = None
    depth: int = 1
    by: Literal["org", "part"] = "org"
    zoom: Literal["year", "quarter", "month", "week", "day"] = "month"
    within: str | None = None
    part: int | None = None


def span_of(target: Target, key: str) -> Span:
    """The days of a period of the target's year; `Invalid` for another year or form."""
    found = period.parse(key)
    if found.year != target.year:
        raise invalid("period", "bad_value")
    return Span(found.start, found.end)


def view_of(actor: Actor, target: Target, ask: Ask | Shown) -> grids.View:
    """What the client looks at."""
    if ask.part is not None and ask.part not in parts.of(target):
        raise NotFound
    return grids.View(actor, target, columns.parse(target, ask.zoom, ask.within), ask.part or 0)


def key_of(span: Span) -> str:
    """The key of a locked period."""
    kinds = ("day", "week", "month", "quarter", "year")
    found = (period.containing(kind, span.start) for kind in kinds)  # type: ignore[arg-type]
    return next((one.key for one in found if (one.start, one.end) == span), f"{span.start}/{span.end}")


def row_key(row: grids.Row) -> str:
    """A name for a line, the same in every answer."""
    key = f"team:{row.team}" + (f"/member:{row.member}" if row.member else "")
    return key + (f"/part:{row.part}" if row.part else "")


def answer(view: grids.View, rows: list[grids.Row]) -> GridOut:
    """A grid as the client gets it."""
    lines = [
        RowOut(
            key=row_key(row), team=row.team, member=row.member or None, part=row.part or None, parent=row.parent,
            name=row.name, depth=row.depth, children=row.children, values=row.values, total=row.total,
            locks=[key_of(span) for span in row.locks], locked_by=list(row.locks.values()), editable=row.editable,
        )
        for row in rows
    ]  # fmt: skip
    draft = view.target.status == "draft"
    undo, redo = history.last_edit(view.target), history.last_undone(view.target)
    return GridOut(
        target=shown(view.actor, view.target), periods=[one.key for one in view.columns.periods], rows=lines,
        parts=[Ref(id=part, name=name) for part, name in _labels(view.target).items()],
        dimensions=view.target.dimensions, can_undo=draft and history.reaches(view.actor, view.target, undo),
        can_redo=draft and history.reaches(view.actor, view.target, redo),
    )  # fmt: skip


def _labels(target: Target) -> dict[int, str]:
    return parts.labels([part for part in parts.of(target) if part]) if target.dimensions else {}


def changed_rows(view: grids.View, lines: Collection[tuple[int, int, int]], ask: Shown) -> GridOut:
    """The lines that an edit changed, with all nodes over them, as far as the client shows them."""
    if ask.by == "part":
        return answer(view, grids.part_rows(view, ask.team, ask.member or 0))
    top = grids.start_team(view.actor, view.target)
    if top is None:
        return answer(view, [])
    tree = trees.of_team(top)
    people = {(team, member) for team, member, _ in lines}
    touched = {one for team, _ in people if team in tree.nodes for one in tree.above(team)}
    visible = set(tree.nodes) if ask.open is None else set(ask.open)
    shown_teams = {team for team in touched if team == top or tree.nodes[team].parent in visible or team in visible}
    opened = {team for team, _ in people if team in visible}
    rows = grids.build(view, tree, shown_teams, opened, {member for _, member in people})
    return answer(view, [row for row in rows if not row.member or (row.team, row.member) in people])


@router.get("/{int:target_id}/grid", permission="target.read", response=GridOut)
def read(request: Request, target_id: int, ask: Query[Ask]) -> Any:
    """A node, its sub-teams and people, or its parts."""
    target = plans.get(request.actor, target_id)
    if not 1 <= ask.depth <= MAX_DEPTH:
        raise invalid("depth", "bad_value")
    view = view_of(request.actor, target, ask)
    rows = (
        grids.part_rows(view, ask.team, ask.member or 0) if ask.by == "part" else grids.rows(view, ask.team, ask.depth)
    )
    return answer(view, rows)


@router.patch("/{int:target_id}/cells", permission="target.edit", response=GridOut)
def set_cells(request: Request, target_id: int, payload: CellsIn) -> Any:
    """Sets values (also many, as pasted); answers with the lines that changed."""
    target = plans.get(request.actor, target_id)
    changes = [
        Change(Node(one.team, one.member or 0, one.part or 0), span_of(target, one.period), one.value)
        for one in payload.cells
    ]
    done = grid.set_values(
        actor=request.actor, target_id=target_id, version=payload.version, changes=changes, rule=payload.rule,
        axis=payload.by,
    )  # fmt: skip
    return changed_rows(view_of(request.actor, done.target, payload), done.lines, payload)


@router.post("/{int:target_id}/locks", permission="target.edit", response=GridOut)
def locks(request: Request, target_id: int, payload: LocksIn) -> Any:
    """Locks or unlocks cells, lines and nodes; answers with these lines."""
    target = plans.get(request.actor, target_id)
    keys = [Held(Node(one.team, one.member or 0, one.part or 0), span_of(target, one.period)) for one in payload.cells]
    target = grid.set_locks(actor=request.actor, target_id=target_id, keys=keys, locked=payload.locked)
    return changed_rows(view_of(request.actor, target, payload), {(*key.node,) for key in keys}, payload)


@router.post("/{int:target_id}/undo", permission="target.edit", response=GridOut)
def undo(request: Request, target_id: int, payload: UndoIn) -> Any:
    """Takes the last edit back."""
    done = history.undo(actor=request.actor, target_id=target_id, version=payload.version)
    return changed_rows(view_of(request.actor, done.target, payload), done.lines, payload)


@router.post("/{int:target_id}/redo", permission="target.edit", response=GridOut)
def redo(request: Request, target_id: int, payload: UndoIn) -> Any:
    """Brings back what was undone last."""
    done = history.redo(actor=request.actor, target_id=target_id, version=payload.version)
    return changed_rows(view_of(request.actor, done.target, payload), done.lines, payload)
