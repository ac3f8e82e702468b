"""Rebalancing: a new split of what is left of a target; approved, it becomes the next version from a day on."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Literal

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Forbidden, NotFound, invalid
from yingdan.org.models import Member
from yingdan.platform.services import events
from yingdan.targets.errors import Locked
from yingdan.targets.models import Target
from yingdan.targets.rules import period, rebalance
from yingdan.targets.rules.rebalance import Line
from yingdan.targets.rules.sheet import Held, Span
from yingdan.targets.rules.tree import Above, Leaf
from yingdan.targets.selectors import parts, plans, remainder
from yingdan.targets.selectors import tree as trees
from yingdan.targets.selectors.locks import held
from yingdan.targets.selectors.remainder import Remainder
from yingdan.targets.services import plans as life
from yingdan.targets.services import store
from yingdan.targets.services.naming import named

Kind = Literal["handover", "shortfall", "amount"]
Carriers = Literal["person", "team", "all"]
MAX_GROWTH = 1000


@dataclass(frozen=True, slots=True)
class Wish:
    """What to rebalance, from a day on.

    `handover`: what `member` still carries until `until` (None: the rest of the year) goes to `takers` (None: the own
    team). `shortfall`: months that are over are settled at what was reached by the node (`member` or `team`), the
    difference goes to `carriers`. `amount`: the node gets `amount` for its rest. `growth` is by how many percent a
    person's month may grow at most.
    """

    kind: Kind
    since: date
    until: date | None = None
    member: int | None = None
    team: int | None = None
    takers: tuple[int, ...] | None = None
    carriers: Carriers = "team"
    growth: int | None = None
    amount: int | None = None


@dataclass(slots=True)
class Proposal:
    """The cells as they would be, and what moved: `given` are lines that hand over, `settled` past months' (planned,
    reached) by line, `added` the change of the target's amount."""

    wish: Wish
    target: Target
    ahead: Remainder
    changes: dict[Leaf, list[int]] = field(default_factory=dict)
    given: set[Line] = field(default_factory=set)
    settled: dict[Line, tuple[int, int]] = field(default_factory=dict)
    added: int = 0
    new: set[Line] = field(default_factory=set)

    @property
    def digest(self) -> str:
        """Names the very result, so that nothing else than what was seen can be approved."""
        lines = (f"{leaf}:{days}" for leaf, days in sorted(self.changes.items()))
        return sha256("\n".join([f"{self.target.id}.{self.target.version}", *lines]).encode()).hexdigest()[:32]


def propose(*, actor: Actor, target_id: int, wish: Wish) -> Proposal:
    """The new split; stores nothing. Raises `Infeasible` or `Locked` naming what stands in the way."""
    target = plans.get(actor, target_id)
    if not actor.reaches_team("target.edit", target.team_id):
        raise Forbidden(permission="target.edit")
    return _propose(actor, target, wish)


def approve(*, actor: Actor, target_id: int, wish: Wish, digest: str, publish: bool = False, note: str = "") -> Target:
    """A new draft version with the proposal as one edit, effective from its day; published at once when asked for."""
    source = plans.to_change(actor, target_id)
    proposal = _propose(actor, source, wish)
    if proposal.digest != digest:
        raise Conflict("target_proposal_changed")
    target = life.revise(actor=actor, target_id=source.id)
    target.effective_from = max(wish.since, date(target.year, 1, 1))
    target.amount += proposal.added
    target.note = note.strip() or target.note
    target.save(update_fields=["effective_from", "amount", "note"])
    store.write(actor, target, "rebalance", proposal.changes, why=wish.kind, since=wish.since.isoformat())
    events.record(
        actor=actor, verb="target.rebalanced", resource="target", object_id=target.id, name=target.name,
        why=wish.kind, since=wish.since.isoformat(), about=[f"team:{target.team_id}"],
    )  # fmt: skip
    return life.publish(actor=actor, target_id=target.id, version=target.version) if publish else target


def _propose(actor: Actor, target: Target, wish: Wish) -> Proposal:
    _check(target, wish)
    tree = trees.of_team(target.team_id)
    days = store.days(target, None)
    span = Span(wish.since, min(wish.until or date.max, date(target.year, 12, 31)))
    takers = _takers(target, tree, wish, days)
    new = _new_lines(target, days, takers)
    ahead = remainder.load(target, days, {member for _, member in takers}, span, held(target))
    found = Proposal(wish, target, ahead, new=new)
    with named(actor):
        work = {"handover": _handover, "shortfall": _shortfall, "amount": _amount}[wish.kind]
        work(found, tree, takers)
        _check_locks(found, tree)
    for line in new:
        leaves = {leaf: values for leaf, values in days.items() if leaf[:2] == line}
        if any(leaf in found.changes for leaf in leaves):
            found.changes = leaves | found.changes  # a line has all its months
    return found


def _check(target: Target, wish: Wish) -> None:
    if target.status != "published":
        raise Conflict("target_not_published")
    if wish.since.year != target.year or wish.since < clock.today():
        raise invalid("since", "target_since")
    if wish.until is not None and wish.until < wish.since:
        raise invalid("until", "bad_value")
    if wish.growth is not None and not 0 <= wish.growth <= MAX_GROWTH:
        raise invalid("growth", "bad_value")
    if (wish.member is None) == (wish.team is None) or (wish.kind == "handover" and wish.member is None):
        raise invalid("member", "required")
    if wish.kind == "amount" and (wish.amount is None or wish.amount < 0):
        raise invalid("amount", "required")


def _node(tree: trees.Tree, wish: Wish, days: Mapping[Leaf, list[int]]) -> set[Line]:
    """The people that the wish is about."""
    lines = {(leaf[0], leaf[1]) for leaf in days}
    if wish.member is not None:
        found = {line for line in lines if line[1] == wish.member}
    else:
        if wish.team not in tree.nodes:
            raise NotFound
        below = set(tree.below(wish.team or 0))
        found = {line for line in lines if line[0] in below}
    if not found:
        raise NotFound
    return found


def _takers(target: Target, tree: trees.Tree, wish: Wish, days: Mapping[Leaf, list[int]]) -> set[Line]:
    """Who may get more: of a handover the chosen people or the own team, else as `carriers` says."""
    about = _node(tree, wish, days)
    lines = {(leaf[0], leaf[1]) for leaf in days}
    if wish.kind == "amount" or (wish.kind == "shortfall" and wish.carriers == "person"):
        return about
    if wish.kind == "shortfall" and wish.carriers == "all":
        return lines
    if wish.takers is None:
        teams = {team for team, _ in about}
        people = plans.carriers(sorted(teams), target.year) if wish.kind == "handover" else []
        return {line for line in lines if line[0] in teams} | {(one.team_id, one.id) for one in people}
    members = list(Member.objects.filter(id__in=wish.takers, team_id__in=list(tree.nodes)))
    if len(members) != len(set(wish.takers)) or wish.member in wish.takers:
        raise invalid("takers", "unknown_choice")
    return {(one.team_id, one.id) for one in members}


def _new_lines(target: Target, days: dict[Leaf, list[int]], takers: Collection[Line]) -> set[Line]:
    """Empty cells for takers who have none yet."""
    known = {(leaf[0], leaf[1]) for leaf in days}
    new = {line for line in takers if line not in known}
    split_by = parts.of(target) if new else []
    for line in new:
        for month in range(1, 13):
            empty = [0] * period.month(month, target.year).end.day
            days.update({(*line, part, month): list(empty) for part in split_by})
    return new


def _handover(found: Proposal, tree: trees.Tree, takers: set[Line]) -> None:
    ahead, wish = found.ahead, found.wish
    found.given = _node(tree, wish, ahead.days)
    stuck = [
        lock for lock in sorted(ahead.locks)
        if (lock.node.team, lock.node.member) in found.given and lock.span.end >= wish.since
    ]  # fmt: skip
    if stuck:
        raise Locked(cells=stuck)
    groups = [(found.given, takers)]
    if wish.takers is None:  # each team keeps its own total
        groups = [({one}, {line for line in takers if line[0] == one[0]}) for one in sorted(found.given)]
    opened: dict[Leaf, int] = {}
    for gone, mine in groups:
        opened |= rebalance.handed_over(ahead.rooms(gone | mine, wish.growth), gone, mine - found.given)
    found.changes = ahead.filled(opened)


def _shortfall(found: Proposal, tree: trees.Tree, takers: set[Line]) -> None:
    ahead, wish = found.ahead, found.wish
    past = remainder.settled_months(found.target.year, wish.since)
    if not past:
        raise invalid("since", "target_nothing_over")
    about = _node(tree, wish, ahead.days)
    planned = {
        leaf: sum(days) for leaf, days in ahead.days.items()
        if (leaf[0], leaf[1]) in about and leaf[3] in past and not _is_locked(ahead, leaf)
    }  # fmt: skip
    teams = sorted({team for team, _ in about})
    reached = remainder.reached(found.target, teams, period.month(past[-1], found.target.year).end)
    settled = rebalance.settled(planned, reached)
    for leaf, fen in planned.items():
        before = found.settled.get((leaf[0], leaf[1]), (0, 0))
        found.settled[leaf[0], leaf[1]] = before[0] + fen, before[1] + settled[leaf]
    opened: dict[Leaf, int] = {}
    for line_group, amount in _carriers(found, takers):
        opened |= rebalance.carried(ahead.rooms(line_group, wish.growth), amount)
    found.changes = ahead.filled(opened) | ahead.settled(settled)


def _carriers(found: Proposal, takers: set[Line]) -> list[tuple[set[Line], int]]:
    """Who carries what difference together."""
    missing = {line: planned - got for line, (planned, got) in found.settled.items()}
    if found.wish.carriers == "person":
        return [({line}, amount) for line, amount in sorted(missing.items()) if amount]
    if found.wish.carriers == "all":
        return [(takers, sum(missing.values()))]
    return [
        ({line for line in takers if line[0] == team}, sum(n for line, n in missing.items() if line[0] == team))
        for team in sorted({team for team, _ in missing})
    ]


def _amount(found: Proposal, tree: trees.Tree, takers: set[Line]) -> None:
    rooms = found.ahead.rooms(takers, found.wish.growth)
    opened = rebalance.to_total(rooms, found.wish.amount or 0)
    found.added = sum(opened.values()) - sum(room.open for room in rooms.values())
    found.changes = found.ahead.filled(opened)


def _is_locked(ahead: Remainder, leaf: Leaf) -> bool:
    """Whether a lock of the person touches a month: it stays as it is."""
    month = period.month(leaf[3], ahead.target.year)
    return any(
        (lock.node.team, lock.node.member) == leaf[:2] and lock.node.part in (0, leaf[2])
        and lock.span.start <= month.end and lock.span.end >= month.start
        for lock in ahead.locks
    )  # fmt: skip


def _check_locks(found: Proposal, tree: trees.Tree) -> None:
    """Sums of teams that are locked stay; people's own locked days were left alone."""
    above, moved = Above(tree.parents), dict[Held, int]()
    of_teams: dict[tuple[int, ...], list[Held]] = {}
    for lock in found.ahead.locks:
        if not lock.node.member:
            of_teams.setdefault((*lock.node,), []).append(lock)
    if not of_teams:
        return
    for leaf, after in found.changes.items():
        before, start = found.ahead.days[leaf], period.month(leaf[3], found.target.year).start
        for node in above.nodes(leaf):
            for lock in of_teams.get((*node,), ()):
                first = max((lock.span.start - start).days, 0)
                last = max((lock.span.end - start).days + 1, 0)
                moved[lock] = moved.get(lock, 0) + sum(after[first:last]) - sum(before[first:last])
    broken = sorted(lock for lock, delta in moved.items() if delta)
    if broken:
        raise Locked(cells=broken)
