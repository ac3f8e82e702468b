"""Undo and redo: each is an edit of its own, so the history stays whole and can be replayed."""

from django.db import connection

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Forbidden
from yingdan.targets.models import Edit, EditCell, Target
from yingdan.targets.services import store
from yingdan.targets.services.grid import Done, writable

REVERTS = ("undo", "redo")
DROP = """delete from targets_cell c using targets_editcell o where o.edit_id = %s and o.days is null
and (c.target_id, c.team_id, c.member_id, c.month) = (o.target_id, o.team_id, o.member_id, o.month)
and c.part_id is not distinct from o.part_id"""
BACK = """insert into targets_cell (target_id, team_id, member_id, part_id, month, days)
select target_id, team_id, member_id, part_id, month, days from targets_editcell where edit_id = %s and days is not null
on conflict (target_id, team_id, member_id, part_id, month) do update set days = excluded.days"""


def undo(*, actor: Actor, target_id: int, version: int) -> Done:
    """Takes back the last edit that is not taken back yet."""
    target = _writable(actor, target_id, version)
    edit = last_edit(target)
    if edit is None:
        raise Conflict("target_nothing_to_undo")
    _need_reach(actor, target, edit)
    return _revert(actor, target, edit, "undo")


def redo(*, actor: Actor, target_id: int, version: int) -> Done:
    """Brings back what was undone last, as long as nothing else has been edited since."""
    target = _writable(actor, target_id, version)
    undone = last_undone(target)
    if undone is None:
        raise Conflict("target_nothing_to_redo")
    _need_reach(actor, target, undone)
    return _revert(actor, target, undone, "redo")


def last_edit(target: Target) -> Edit | None:
    """What undo takes back: the last edit that is not taken back yet."""
    return Edit.objects.filter(target=target, reverted=False).exclude(kind__in=REVERTS).order_by("-id").first()


def last_undone(target: Target) -> Edit | None:
    """What redo brings back: the last undo, as long as nothing else has been edited since."""
    undone = Edit.objects.filter(target=target, kind="undo", reverted=False).order_by("-id").first()
    if undone is None or Edit.objects.filter(target=target, id__gt=undone.id).exclude(kind__in=REVERTS).exists():
        return None
    return undone


def reaches(actor: Actor, target: Target, edit: Edit | None) -> bool:
    """Whether the actor may take an edit back or bring it back: all that it changed is theirs to change."""
    if edit is None or actor.reaches_team("target.edit", target.team_id):
        return edit is not None
    teams = EditCell.objects.filter(edit=edit).values_list("team_id", flat=True).distinct()
    return all(actor.reaches_team("target.edit", team) for team in teams)


def _need_reach(actor: Actor, target: Target, edit: Edit) -> None:
    if not reaches(actor, target, edit):
        raise Forbidden(permission="target.edit")


def _writable(actor: Actor, target_id: int, version: int) -> Target:
    target = writable(actor, target_id)
    store.check_draft(target)
    if version != target.version:
        raise Conflict("target_changed_since", current_version=target.version)
    return target


def _revert(actor: Actor, target: Target, edit: Edit, kind: str) -> Done:
    """Puts the cells of an edit back as they were before it."""
    mine = store.start_edit(actor, target, kind)
    mine.reverts = edit
    mine.save(update_fields=["reverts"])
    with connection.cursor() as cursor, store.remembering(mine):
        cursor.execute(DROP, [edit.id])
        cursor.execute(BACK, [edit.id])
    edit.reverted = True
    edit.save(update_fields=["reverted"])
    if kind == "redo" and edit.reverts_id is not None:
        Edit.objects.filter(id=edit.reverts_id).update(reverted=False)  # it stands again, and can be undone again
    lines = EditCell.objects.filter(edit=edit).values_list("team_id", "member_id", "part_id").distinct()
    return Done(target, {(team, member, part or 0) for team, member, part in lines})
