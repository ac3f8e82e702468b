"""Writes cells in bulk and keeps the edit log; everything here runs under the target's lock."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection
from django.db.models import F

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict
from yingdan.targets.errors import NotDraft
from yingdan.targets.models import Cell, Edit, Target
from yingdan.targets.rules.sheet import Key

UPDATE = """update targets_cell c set fen = v.fen
from unnest(%s::bigint[], %s::bigint[], %s::smallint[], %s::bigint[]) as v(team_id, member_id, month, fen)
where c.target_id = %s and (c.team_id, c.member_id, c.month) = (v.team_id, v.member_id, v.month)"""
INSERT = """insert into targets_cell (target_id, team_id, member_id, month, fen)
select %s, * from unnest(%s::bigint[], %s::bigint[], %s::smallint[], %s::bigint[]) on conflict do nothing"""
MANY = 5_000
Changes = Mapping[Key, tuple[int | None, int | None]]


def check_draft(target: Target, version: int | None) -> None:
    """Only drafts change, and only in the version that the user has seen."""
    if target.status != "draft":
        raise NotDraft
    if version is not None and version != target.version:
        raise Conflict("target_changed_since", current_version=target.version)


def write(actor: Actor, target: Target, kind: str, changes: Changes, **detail: Any) -> Edit:
    """Stores changed cells (before → after; None = there is no such cell), logs them, and moves the version on."""
    put(target, changes)
    edit = Edit.objects.create(
        target=target,
        kind=kind,
        detail=detail,
        cells=[[*key, before, after] for key, (before, after) in sorted(changes.items())],
        by_id=actor.member_id,
    )
    touch(target)
    return edit


def put(target: Target, changes: Changes) -> None:
    """Inserts, updates and deletes cells, each kind in one statement."""
    new = [(key, after) for key, (before, after) in changes.items() if before is None and after is not None]
    old = [(key, after) for key, (before, after) in changes.items() if before is not None and after is not None]
    gone = [key for key, (before, after) in changes.items() if before is not None and after is None]
    with connection.cursor() as cursor:
        if new:
            cursor.execute(INSERT, [target.id, *_columns(new)])
        if old:
            cursor.execute(UPDATE, [*_columns(old), target.id])
    if gone:
        drop(target, gone)
    if len(changes) > MANY:
        refresh_statistics()


def refresh_statistics() -> None:
    """After a great change the planner would read the whole table to change one cell, until the next auto-analyze."""
    with connection.cursor() as cursor:
        cursor.execute("analyze targets_cell, targets_teamsum")


def drop(target: Target, keys: list[Key]) -> None:
    """Deletes cells."""
    teams, members, months = ([key[n] for key in keys] for n in range(3))
    with connection.cursor() as cursor:
        cursor.execute(
            "delete from targets_cell where target_id = %s and (team_id, member_id, month) in"
            " (select * from unnest(%s::bigint[], %s::bigint[], %s::smallint[]))",
            [target.id, teams, members, months],
        )


def _columns(rows: list[tuple[Key, int]]) -> list[list[int]]:
    return [*([key[n] for key, _ in rows] for n in range(3)), [fen for _, fen in rows]]


def touch(target: Target) -> None:
    """A new version."""
    Target.objects.filter(id=target.id).update(version=F("version") + 1)
    target.version += 1


def cells(target: Target, teams: Iterable[int] | None = None) -> dict[Key, int]:
    """Cells by (team, member, month)."""
    rows = Cell.objects.filter(target=target)
    if teams is not None:
        rows = rows.filter(team_id__in=list(teams))
    return {
        (team, member, month): fen
        for team, member, month, fen in rows.values_list("team_id", "member_id", "month", "fen")
    }
