"""Edits of the grid: values with what gives, locks, undo and redo."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Forbidden, NotFound, invalid
from yingdan.org.models import Member
from yingdan.targets.models import Lock, Target
from yingdan.targets.rules import period
from yingdan.targets.rules.sheet import Axis, Change, Held, Rule, Sheet, Span, apply
from yingdan.targets.rules.tree import Above, Leaf, Node
from yingdan.targets.selectors import parts, plans
from yingdan.targets.selectors import tree as trees
from yingdan.targets.selectors.locks import held
from yingdan.targets.services import clashes, daily, store
from yingdan.targets.services.naming import named

MAX_CHANGES = 20_000
MONTHS = range(1, 13)
Line = tuple[int, int, int]  # team, member, part


@dataclass(slots=True)
class Done:
    """The target after an edit, and the (team, member, part) lines whose cells changed."""

    target: Target
    lines: set[Line]


def set_values(
    *, actor: Actor, target_id: int, version: int, changes: list[Change], rule: Rule, axis: Axis = "org",
    kind: str = "set",
) -> Done:  # fmt: skip
    """Sets cells and nodes in one step; who gives is said by the rule. All or nothing."""
    target = writable(actor, target_id)
    store.check_draft(target)
    _check(changes)
    tree = trees.of_team(target.team_id)
    _check_reach(actor, tree, changes, rule, axis)
    clashes.check(actor, target, version, [(one.node, one.span) for one in changes], Above(tree.parents))
    work = _Work(target, tree, changes, rule, axis)
    with named(actor):
        stored = work.run(changes, rule, axis)
    if stored:
        store.write(actor, target, kind, stored, rule=rule)
    return Done(target, {leaf[:3] for leaf in stored})


def writable(actor: Actor, target_id: int) -> Target:
    """A target of which the actor may change a part at least; the reach of each change is checked on its own."""
    target = plans.get(actor, target_id)
    return plans.lock(target.id)


def _check(changes: list[Change]) -> None:
    if not changes or len(changes) > MAX_CHANGES:
        raise invalid("changes", "too_large" if changes else "required", max=MAX_CHANGES)
    if any(change.value < 0 for change in changes):
        raise invalid("value", "too_small", min=0)


def _check_reach(actor: Actor, tree: trees.Tree, changes: Iterable[Change], rule: Rule, axis: Axis) -> None:
    """A change needs the reach of everything that it moves: up to the root when the parent changes."""
    for change in changes:
        if change.node.team not in tree.nodes:
            raise NotFound
        team: int | None = change.node.team
        if rule == "siblings" and axis == "org" and not change.node.member:
            team = tree.nodes[change.node.team].parent
        elif rule == "parent":
            team = next(iter(tree.nodes))
        if team is None or not actor.reaches_team("target.edit", team):
            raise Forbidden(permission="target.edit")


class _Work:
    """What one edit works on: months, or the days of the months that it touches when it is finer than a month."""

    def __init__(self, target: Target, tree: trees.Tree, changes: list[Change], rule: Rule, axis: Axis) -> None:
        self.target, self.above = target, Above(tree.parents)
        self.locks = held(target)
        self.teams = _touched(tree, changes, rule, axis)
        self.fine = any(not period.is_whole_months(*one.span) for one in changes)
        touched = {m for one in changes for m in range(one.span.start.month, one.span.end.month + 1)}
        self.months = sorted(touched) if self.fine else list(MONTHS)
        self.fine_locks = daily.FineLocks(self.locks, self.above, target.year)
        self.new = _new_lines(target, tree, changes)

    def run(self, changes: list[Change], rule: Rule, axis: Axis) -> dict[Leaf, list[int]]:
        """The cells that change, day by day."""
        days = self._by_day if self.fine else self._by_month
        return days(changes, rule, axis)

    def _by_month(self, changes: list[Change], rule: Rule, axis: Axis) -> dict[Leaf, list[int]]:
        spans = {month: _span(period.month(month, self.target.year)) for month in MONTHS}
        whole = _span(period.year(self.target.year))
        cells = store.amounts(self.target, self.teams)
        cells.update({(*line, month): 0 for line in self.new for month in MONTHS})
        before = store.days(self.target, self.teams) if self.fine_locks else {}
        floors = self.fine_locks.floors(before) if self.fine_locks else {}
        sheet = Sheet(cells, self.locks, self.above, spans, dict.fromkeys(MONTHS, whole), floors)
        changed = apply(sheet, changes, rule, axis)
        after = {leaf: new for leaf, (_, new) in changed.items()}
        after.update({(*line, month): cells[*line, month] for line in self.new for month in MONTHS})
        if not before and after:
            before = store.days(self.target, {leaf[0] for leaf in after}, {leaf[3] for leaf in after})
        return daily.fill(self.target, after, before, self.locks, self.above)

    def _by_day(self, changes: list[Change], rule: Rule, axis: Axis) -> dict[Leaf, list[int]]:
        year = self.target.year
        before = store.days(self.target, self.teams, self.months)
        lengths = {month: period.month(month, year).end.day for month in MONTHS}
        before.update({(*line, month): [0] * lengths[month] for line in self.new for month in self.months})
        slots, months, cells = {}, {}, {}
        for month in self.months:
            span = _span(period.month(month, year))
            for n in range(lengths[month]):
                when = span.start + timedelta(n)
                slots[when.toordinal()], months[when.toordinal()] = Span(when, when), span
        for (team, member, part, month), values in before.items():
            first = date(year, month, 1).toordinal()
            cells.update({(team, member, part, first + n): value for n, value in enumerate(values)})
        changed = apply(Sheet(cells, self.locks, self.above, slots, months), changes, rule, axis)
        found: dict[Leaf, list[int]] = {(*line, month): [0] * lengths[month] for line in self.new for month in MONTHS}
        for (team, member, part, number), (_, new) in changed.items():
            when = date.fromordinal(number)
            leaf = team, member, part, when.month
            found.setdefault(leaf, list(before.get(leaf, ())))[when.day - 1] = new
        return found


def _span(one: period.Period) -> Span:
    return Span(one.start, one.end)


def _touched(tree: trees.Tree, changes: Iterable[Change], rule: Rule, axis: Axis) -> set[int]:
    """The teams whose cells may change."""
    found: set[int] = set()
    tops: set[int] = set()
    for change in changes:
        team, member = change.node.team, change.node.member
        parent = tree.nodes[team].parent
        above = parent if rule == "siblings" and axis == "org" and not member and parent in tree.nodes else None
        if (rule == "siblings" and axis == "org") or not member:
            tops.add(above or team)
        else:
            found.add(team)
    for top in tops:
        found.update(tree.below(top))
    return found


def _new_lines(target: Target, tree: trees.Tree, changes: Iterable[Change]) -> list[Line]:
    """Empty lines for people of the tree who have none yet and get their first value: one for each part."""
    wanted = {(one.node.team, one.node.member) for one in changes if one.node.member}
    if not wanted:
        return []
    rows = target.cells.filter(team_id__in={t for t, _ in wanted}, member_id__in={m for _, m in wanted}, month=1)
    wanted -= set(rows.values_list("team_id", "member_id"))
    members = dict(Member.objects.filter(id__in={member for _, member in wanted}).values_list("id", "team_id"))
    if any(members.get(member) != team or team not in tree.nodes for team, member in wanted):
        raise NotFound
    split_by = parts.of(target) if wanted else []
    return [(team, member, part) for team, member in sorted(wanted) for part in split_by]


def set_locks(*, actor: Actor, target_id: int, keys: list[Held], locked: bool) -> Target:
    """Locks or unlocks nodes (people, teams, perhaps of one part) over periods."""
    target = writable(actor, target_id)
    store.check_draft(target)
    tree = trees.of_team(target.team_id)
    _check_lines(actor, target, tree, keys)
    if locked:
        rows = [
            Lock(target=target, team_id=node.team, member_id=node.member or None, part_id=node.part or None,
                 start=span.start, end=span.end, by_id=actor.member_id)
            for node, span in set(keys)
        ]  # fmt: skip
        Lock.objects.bulk_create(rows, ignore_conflicts=True)
    else:
        wanted = set(keys)
        rows = list(Lock.objects.filter(target=target, team_id__in={key.node.team for key in keys}))
        gone = [row.id for row in rows if key_of(row) in wanted]
        Lock.objects.filter(id__in=gone).delete()
    store.touch(target)
    return target


def key_of(row: Lock) -> Held:
    """A stored lock as the rules know it."""
    return Held(Node(row.team_id, row.member_id or 0, row.part_id or 0), Span(row.start, row.end))


def _check_lines(actor: Actor, target: Target, tree: trees.Tree, keys: Iterable[Held]) -> None:
    """Lines that exist in this target and that the actor may change."""
    people = {(node.team, node.member) for node, _ in keys if node.member}
    rows = target.cells.filter(team_id__in={team for team, _ in people}, month=1)
    present = set(rows.values_list("team_id", "member_id"))
    known = set(parts.of(target))
    for node, _ in keys:
        if node.team not in tree.nodes or (node.member and (node.team, node.member) not in present):
            raise NotFound
        if node.part and node.part not in known:
            raise NotFound
        if not actor.reaches_team("target.edit", node.team):
            raise Forbidden(permission="target.edit")
