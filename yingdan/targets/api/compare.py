"""Routes: two targets side by side, and the edits that made one."""

from datetime import datetime
from typing import Any, Literal
from urllib.parse import quote

from django.http import HttpResponse
from ninja import Query, Schema

from yingdan.kernel.http import Request, Router
from yingdan.targets.api.exchange import XLSX
from yingdan.targets.models import Edit, Target
from yingdan.targets.selectors import compare, edits, plans
from yingdan.targets.services import comparing

router = Router(tags=["targets"])


class CompareAsk(Schema):
    """What to show."""

    team: int | None = None
    zoom: Literal["year", "quarter", "month"] = "quarter"
    changed: bool = False
    after: str | None = None


class VersionRef(Schema):
    """A target by name and version."""

    id: int
    name: str
    year: int
    revision: int
    status: str


class DifferenceOut(Schema):
    """A line in both. With `changed`: a person's team, and how many people below a team changed."""

    team: int
    member: int | None
    parent: int | None
    depth: int
    name: str
    children: int
    old: list[int]
    new: list[int]
    changed: bool
    team_name: str
    moved: int


class LevelSide(Schema):
    """A level in one of two targets: basis points, and what they come to for the whole."""

    bp: int
    amount: int


class LevelDifference(Schema):
    """A level in both; null where one has none of this name."""

    label: dict[str, str]
    old: LevelSide | None
    new: LevelSide | None


class ComparisonOut(Schema):
    """Two targets by node and period, one level of the tree at a time (`next` leads to more people), and their levels
    (with the target itself; empty where neither has any)."""

    old: VersionRef
    new: VersionRef
    old_periods: list[str]
    periods: list[str]
    levels: list[LevelDifference]
    rows: list[DifferenceOut]
    next: str | None


class OthersOut(Schema):
    """What a target can be compared with, nearest first."""

    items: list[VersionRef]


class EditOut(Schema):
    """An edit: who, when, what kind, how many cells. `reverts` is the edit that it took back."""

    id: int
    kind: str
    detail: dict[str, Any]
    version: int
    by: str
    at: datetime
    cells: int
    reverted: bool
    reverts: int | None


class EditsOut(Schema):
    """Edits, newest first."""

    items: list[EditOut]
    next: int | None


class MovedOut(Schema):
    """A cell before and after; null = there was none."""

    team: int
    team_name: str
    member: int
    name: str
    part: str
    month: int
    before: int | None
    after: int | None


class EditCellsOut(Schema):
    """An edit with its cells, up to 500 a page."""

    edit: EditOut
    cells: list[MovedOut]
    next: int | None


@router.get("/{int:target_id}/comparable", permission="target.read", response=OthersOut)
def others(request: Request, target_id: int) -> Any:
    """What the target can be compared with."""
    target = plans.get(request.actor, target_id)
    rows = plans.visible(request.actor).filter(metric=target.metric).order_by("-year", "-id")[:200]
    return {"items": [ref(one) for one in compare.family(target, rows)]}


@router.get("/{int:target_id}/compare/{int:other_id}", permission="target.read", response=ComparisonOut)
def read(request: Request, target_id: int, other_id: int, ask: Query[CompareAsk]) -> Any:
    """This target against another one (the old)."""
    new, old, wish = _both(request, target_id, other_id, ask)
    found = compare.read(request.actor, old, new, wish)
    return {
        "old": ref(old), "new": ref(new),
        "old_periods": compare.periods(old.year, ask.zoom), "periods": compare.periods(new.year, ask.zoom),
        "levels": [step_out(one) for one in compare.steps(old, new)],
        "rows": [
            {"team": one.team, "member": one.member or None, "parent": one.parent, "depth": one.depth,
             "name": one.name, "children": one.children, "old": one.old, "new": one.new, "changed": one.changed,
             "team_name": one.team_name, "moved": one.moved}
            for one in found.rows
        ],
        "next": found.next,
    }  # fmt: skip


def step_out(step: compare.Step) -> dict[str, Any]:
    """A level in both as the client gets it."""
    zh, en = step.level.label
    old, new = (one and {"bp": one[0], "amount": one[1]} for one in (step.old, step.new))
    return {"label": {"zh": zh, "en": en}, "old": old, "new": new}


@router.get("/{int:target_id}/compare/{int:other_id}/export", permission="target.read", response={200: bytes})
def export(request: Request, target_id: int, other_id: int, ask: Query[CompareAsk]) -> HttpResponse:
    """The same as xlsx, all levels."""
    new, old, wish = _both(request, target_id, other_id, ask)
    response = HttpResponse(comparing.export(request.actor, old, new, wish), content_type=XLSX)
    name = f"{new.name} v{new.revision} – {old.name} v{old.revision}.xlsx"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def _both(request: Request, target_id: int, other_id: int, ask: CompareAsk) -> tuple[Target, Target, compare.Ask]:
    new, old = plans.get(request.actor, target_id), plans.get(request.actor, other_id)
    return new, old, compare.Ask(ask.zoom, ask.team, ask.changed, ask.after)


def ref(target: Target) -> dict[str, Any]:
    """A target by name and version."""
    return {name: getattr(target, name) for name in VersionRef.model_fields}


@router.get("/{int:target_id}/edits", permission="target.read", response=EditsOut)
def history(request: Request, target_id: int, before: int | None = None) -> Any:
    """The edits that touched something in reach."""
    rows = edits.rows(request.actor, plans.get(request.actor, target_id))
    if before is not None:
        rows = rows.filter(id__lt=min(before, 2**62))
    found = list(rows[: edits.PAGE + 1])
    counts = edits.counts(found)
    shown = found[: edits.PAGE]
    return {
        "items": [edit_out(one, counts.get(one.id, 0)) for one in shown],
        "next": shown[-1].id if len(found) > edits.PAGE else None,
    }


@router.get("/{int:target_id}/edits/{int:edit_id}", permission="target.read", response=EditCellsOut)
def cells(request: Request, target_id: int, edit_id: int, offset: int = 0) -> Any:
    """An edit's cells before and after."""
    actor, start = request.actor, min(max(offset, 0), 10**9)
    target = plans.get(actor, target_id)
    edit = edits.get(actor, target, edit_id)
    found = edits.cells(actor, target, edit, start)
    return {
        "edit": edit_out(edit, edits.counts([edit]).get(edit.id, 0)),
        "cells": [{name: getattr(one, name) for name in MovedOut.model_fields} for one in found],
        "next": start + edits.CELLS if len(found) == edits.CELLS else None,
    }


def edit_out(edit: Edit, count: int) -> dict[str, Any]:
    """An edit as the client gets it."""
    return {
        "id": edit.id, "kind": edit.kind, "detail": edit.detail, "version": edit.version,
        "by": edit.by.name if edit.by else "", "at": edit.at, "cells": count, "reverted": edit.reverted,
        "reverts": edit.reverts_id,
    }  # fmt: skip
