"""Edits of the grid: values with what gives, locks, undo."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Forbidden, NotFound, invalid
from yingdan.org.models import Member
from yingdan.targets.models import Edit, Lock, Target
from yingdan.targets.rules.sheet import Change, Key, LockKey, Rule, Sheet, apply
from yingdan.targets.selectors import nodes, plans
from yingdan.targets.selectors import tree as trees
from yingdan.targets.services import store
from yingdan.targets.services.naming import named

MAX_CHANGES = 20_000


@dataclass(slots=True)
class Done:
    """The target after an edit, and the (team, member) lines whose cells changed."""

    target: Target
    lines: set[tuple[int, int]]


def set_values(
    *, actor: Actor, target_id: int, version: int, changes: list[Change], rule: Rule, kind: str = "set"
) -> Done:
    """Sets cells and nodes in one step; who gives is said by the rule. All or nothing."""
    target = _writable(actor, target_id)
    store.check_draft(target, version)
    if not changes or len(changes) > MAX_CHANGES:
        raise invalid("changes", "too_large" if changes else "required", max=MAX_CHANGES)
    if any(change.value < 0 for change in changes):
        raise invalid("value", "too_small", min=0)
    tree = trees.of_team(target.team_id)
    _check_reach(actor, tree, changes, rule)
    sheet = Sheet(
        store.cells(target, _touched(tree, changes, rule)),
        frozenset(Lock.objects.filter(target=target).values_list("team_id", "member_id", "month")),
        {node.id: node.parent if node.parent in tree.nodes else None for node in tree.nodes.values()},
    )
    new = _new_lines(tree, sheet.cells, changes)
    sheet.cells.update(dict.fromkeys(new, 0))
    with named():
        changed = apply(sheet, changes, rule)
    stored = {key: (before, after) for key, (before, after) in changed.items()}
    written: dict[Key, tuple[int | None, int | None]] = {**stored}
    written.update({key: (None, sheet.cells[key]) for key in new})
    if written:
        store.write(actor, target, kind, written, rule=rule)
    return Done(target, {key[:2] for key in written})


def _writable(actor: Actor, target_id: int) -> Target:
    """A target of which the actor may change a part at least; the reach of each change is checked on its own."""
    target = plans.get(actor, target_id)
    return plans.lock(target.id)


def _check_reach(actor: Actor, tree: trees.Tree, changes: Iterable[Change], rule: Rule) -> None:
    """A change needs the reach of everything that it moves: up to the root when the parent changes."""
    for change in changes:
        if change.team not in tree.nodes:
            raise NotFound
        team: int | None = change.team
        if rule == "siblings" and change.member is None:
            team = tree.nodes[change.team].parent
        elif rule != "siblings":
            team = next(iter(tree.nodes))
        if team is None or not nodes.reaches_team(actor, "target.edit", team):
            raise Forbidden(permission="target.edit")


def _touched(tree: trees.Tree, changes: Iterable[Change], rule: Rule) -> set[int]:
    """The teams whose cells may change."""
    found: set[int] = set()
    tops: set[int] = set()
    for change in changes:
        parent = tree.nodes[change.team].parent
        above = parent if rule == "siblings" and change.member is None and parent in tree.nodes else None
        if rule == "siblings" or change.member is None:
            tops.add(above or change.team)
        else:
            found.add(change.team)
    for top in tops:
        found.update(tree.below(top))
    return found


def _new_lines(tree: trees.Tree, cells: Mapping[Key, int], changes: Iterable[Change]) -> list[Key]:
    """Empty cells for people of the tree who have none yet and get their first value."""
    wanted = {(c.team, c.member) for c in changes if c.member is not None and (c.team, c.member, 1) not in cells}
    members = dict(Member.objects.filter(id__in={member for _, member in wanted}).values_list("id", "team_id"))
    for team, member in wanted:
        if member is None or members.get(member) != team or team not in tree.nodes:
            raise NotFound
    return [(team, member, month) for team, member in sorted(wanted) if member for month in range(1, 13)]


def set_locks(*, actor: Actor, target_id: int, version: int, keys: list[LockKey], locked: bool) -> Target:
    """Locks or unlocks cells, lines (month 0) or nodes (member None)."""
    target = _writable(actor, target_id)
    store.check_draft(target, version)
    tree = trees.of_team(target.team_id)
    present = {key[:2] for key in store.cells(target, {team for team, member, _ in keys if member})}
    for team, member, month in keys:
        if team not in tree.nodes or (member is not None and (team, member) not in present):
            raise NotFound
        if not nodes.reaches_team(actor, "target.edit", team):
            raise Forbidden(permission="target.edit")
        if not 0 <= month <= 12:
            raise invalid("period", "bad_value")
    if locked:
        Lock.objects.bulk_create(
            [Lock(target=target, team_id=t, member_id=m, month=n, by_id=actor.member_id) for t, m, n in set(keys)],
            ignore_conflicts=True,
        )
    else:
        wanted = set(keys)
        rows = Lock.objects.filter(target=target, team_id__in={team for team, _, _ in keys})
        gone = [row.id for row in rows if (row.team_id, row.member_id, row.month) in wanted]
        Lock.objects.filter(id__in=gone).delete()
    store.touch(target)
    return target


def undo(*, actor: Actor, target_id: int, version: int) -> Done:
    """Takes back the last edit that is not taken back yet."""
    target = plans.to_change(actor, target_id)
    store.check_draft(target, version)
    edit = Edit.objects.filter(target=target, undone_at=None).order_by("-id").first()
    if edit is None:
        raise Conflict("target_nothing_to_undo")
    back: dict[Key, tuple[int | None, int | None]] = {
        (team, member, month): (after, before) for team, member, month, before, after in edit.cells
    }
    store.put(target, back)
    edit.undone_at, edit.undone_by_id = clock.now(), actor.member_id
    edit.save(update_fields=["undone_at", "undone_by"])
    store.touch(target)
    return Done(target, {key[:2] for key in back})
