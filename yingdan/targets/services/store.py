"""Writes cells in bulk and keeps the edit log; everything here runs under the target's lock."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet

from yingdan.kernel.actor import Actor
from yingdan.targets.errors import NotDraft
from yingdan.targets.models import Cell, Edit, Target
from yingdan.targets.rules.tree import Leaf

PUT = """insert into targets_cell (target_id, team_id, member_id, part_id, month, days)
select %s, team_id, member_id, nullif(part_id, 0), month, days::bigint[]
from unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::smallint[], %s::text[])
    as v(team_id, member_id, part_id, month, days)
on conflict (target_id, team_id, member_id, part_id, month) do update set days = excluded.days
where targets_cell.days <> excluded.days"""
DROP = """delete from targets_cell c
using unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::smallint[]) as v(team_id, member_id, part_id, month)
where c.target_id = %s and (c.team_id, c.member_id, c.month) = (v.team_id, v.member_id, v.month)
    and c.part_id is not distinct from nullif(v.part_id, 0)"""
MANY = 5_000
Days = Sequence[int]
Changes = Mapping[Leaf, Days | None]  # None: the cell goes


def check_draft(target: Target) -> None:
    """Only drafts change."""
    if target.status != "draft":
        raise NotDraft


def write(actor: Actor, target: Target, kind: str, changes: Changes, **detail: Any) -> Edit:
    """Stores changed cells, remembers what they were as one edit, and moves the version on."""
    edit = start_edit(actor, target, kind, **detail)
    put(target, changes, edit)
    return edit


def start_edit(actor: Actor, target: Target, kind: str, **detail: Any) -> Edit:
    """The next version of the target, and the edit that makes it."""
    touch(target)
    return Edit.objects.create(target=target, kind=kind, detail=detail, by_id=actor.member_id, version=target.version)


def put(target: Target, changes: Changes, edit: Edit | None = None) -> None:
    """Inserts, updates and deletes cells, two statements in all; a trigger remembers what they were."""
    new = {leaf: days for leaf, days in changes.items() if days is not None}
    gone = [leaf for leaf, days in changes.items() if days is None]
    with connection.cursor() as cursor, remembering(edit):
        if new:
            values = ["{" + ",".join(map(str, days)) + "}" for days in new.values()]
            cursor.execute(PUT, [target.id, *_keys(list(new)), values])
        if gone:
            cursor.execute(DROP, [*_keys(gone), target.id])
    if len(changes) > MANY:
        refresh_statistics()


class remembering:
    """Names the edit that the changes inside belong to, for the trigger that remembers them."""

    def __init__(self, edit: Edit | None) -> None:
        self.edit = edit

    def __enter__(self) -> None:
        self._name("" if self.edit is None else str(self.edit.id))

    def __exit__(self, *error: object) -> None:
        if not connection.needs_rollback and error[0] is None:
            self._name("")

    def _name(self, value: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("select set_config('yingdan.edit', %s, true)", [value])


def _keys(leaves: Sequence[Leaf]) -> list[list[int]]:
    return [[leaf[n] for leaf in leaves] for n in range(4)]


def refresh_statistics() -> None:
    """After a great change the planner would read the whole table to change one cell, until the next auto-analyze."""
    with connection.cursor() as cursor:
        cursor.execute("analyze targets_cell, targets_teamsum")


def touch(target: Target) -> None:
    """A new version."""
    Target.objects.filter(id=target.id).update(version=F("version") + 1)
    target.version += 1


def amounts(target: Target, teams: Iterable[int] | None = None) -> dict[Leaf, int]:
    """Months by (team, member, part or 0, month)."""
    rows = _rows(target, teams).values_list("team_id", "member_id", "part_id", "month", "fen")
    return {(team, member, part or 0, month): fen for team, member, part, month, fen in rows.iterator(20_000)}


def days(target: Target, teams: Collection[int] | None, months: Collection[int] = ()) -> dict[Leaf, list[int]]:
    """The same day by day, perhaps of some months only."""
    rows = _rows(target, teams)
    if months:
        rows = rows.filter(month__in=months)
    found = rows.values_list("team_id", "member_id", "part_id", "month", "days")
    return {(team, member, part or 0, month): values for team, member, part, month, values in found.iterator(20_000)}


def _rows(target: Target, teams: Iterable[int] | None) -> QuerySet[Cell]:
    return Cell.objects.filter(Q() if teams is None else Q(team_id__in=list(teams)), target=target)
