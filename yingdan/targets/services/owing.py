"""Waterfall: each level says what the teams below owe it, adjusts its own subtree, and passes the target down."""

from collections.abc import Mapping
from dataclasses import replace

from django.db import connection

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import Conflict, Forbidden, NotFound, invalid
from yingdan.targets.models import Commitment, Target
from yingdan.targets.rules import owing as rules
from yingdan.targets.rules import period
from yingdan.targets.rules.sheet import Change, Span
from yingdan.targets.rules.tree import Node
from yingdan.targets.selectors import concerned, level, plans
from yingdan.targets.selectors import owing as selectors
from yingdan.targets.services import grid, steps, store

MAX_FEN = 10**17
COPY = """insert into targets_commitment (target_id, team_id, fen, by_id, at)
select %s, team_id, fen, by_id, at from targets_commitment where target_id = %s and fen is not null"""


def commit(*, actor: Actor, target_id: int, team: int, amount: int | None) -> Commitment:
    """What a team owes the team above it; None takes the figure away."""
    target, place = _draft(actor, target_id, team)
    if amount is not None and not 0 <= amount <= MAX_FEN:
        raise invalid("amount", "too_large" if amount > 0 else "too_small", max=MAX_FEN, min=0)
    if not selectors.may_commit(actor, target, team, place.top.parent):
        raise Forbidden(permission="target.edit")
    row, _ = Commitment.objects.update_or_create(
        target=target, team_id=team, defaults={"fen": amount, "by_id": actor.member_id, "at": clock.now()}
    )
    steps.record(actor, target, "target.committed", about=[f"team:{team}"], amount=amount)
    return row


def pass_down(
    *, actor: Actor, target_id: int, team: int, comment: str = "", amounts: Mapping[int, int] | None = None
) -> Commitment:
    """The team's subtree is adjusted: from now on each team below owes the figure in `amounts`, else the one said
    before, else what it is assigned now; its leader is told."""
    comment, amounts = steps.comment_of(comment), amounts or {}
    target, place = _draft(actor, target_id, team)
    if not actor.reaches_team("target.edit", team):
        raise Forbidden(permission="target.edit")
    if any(not 0 <= fen <= MAX_FEN for fen in amounts.values()):
        raise invalid("amounts", "too_large", max=MAX_FEN)
    known = {one.id: one for one in place.below}
    if not known.keys() >= amounts.keys():
        raise NotFound
    sums = selectors.figures(target, place).assigned
    below = [one for one in known if sums.get(one) or amounts.get(one)]
    said = dict(Commitment.objects.filter(target=target, team__in=known).values_list("team_id", "fen"))
    wanted = {one: sums.get(one, 0) for one in {*below, *amounts}}
    _set_all(actor, target, rules.to_pass_down(wanted, said, amounts))
    row, _ = Commitment.objects.update_or_create(
        target=target, team_id=team, defaults={"passed_by_id": actor.member_id, "passed_at": clock.now()}
    )
    leaders = {known[one].manager for one in below} - {None}
    users = concerned.users_of(one for one in leaders if one is not None)
    steps.tell(actor, target, users, "target_passed_down", comment, path=f"/targets/{target.id}?tab=owing")
    steps.record(actor, target, "target.passed_down", about=[f"team:{team}"], team=place.top.name,
                 comment=comment)  # fmt: skip
    return row


def assign(*, actor: Actor, target_id: int, version: int, team: int, amount: int) -> grid.Done:
    """Gives a team's people more than the team owes (never less), in proportion to what they have. The sums above
    follow: what is owed upwards stays where it is, and over-assignment shows the difference."""
    target, _ = _draft(actor, target_id, team)
    if not actor.reaches_team("target.edit", team):
        raise Forbidden(permission="target.edit")
    owed = Commitment.objects.filter(target=target, team_id=team).values_list("fen", flat=True).first()
    if owed is None:
        raise Conflict("target_nothing_owed")
    if not owed <= amount <= MAX_FEN:
        raise invalid("amount", "too_small" if amount < owed else "too_large", min=owed / 100, max=MAX_FEN)
    whole = period.year(target.year)
    change = Change(Node(team), Span(whole.start, whole.end), amount)
    # The grid asks for the reach of everything that moves; here the sums above may move, because what they owe does not
    lent = replace(actor, grants={**actor.grants, "target.edit": Scope.all})
    return grid.set_values(actor=lent, target_id=target.id, version=version, changes=[change], rule="parent")


def copy(source: Target, target: Target) -> None:
    """The next version owes the same; it is passed down anew."""
    with connection.cursor() as cursor:
        cursor.execute(COPY, [target.id, source.id])


def _draft(actor: Actor, target_id: int, team: int) -> tuple[Target, level.Level]:
    target = plans.lock(plans.get(actor, target_id).id)
    store.check_draft(target)
    return target, level.find(actor, target, team)


def _set_all(actor: Actor, target: Target, owed: Mapping[int, int]) -> None:
    """One statement for all teams."""
    now = clock.now()
    Commitment.objects.bulk_create(
        [Commitment(target=target, team_id=one, fen=fen, by_id=actor.member_id, at=now) for one, fen in owed.items()],
        update_conflicts=True, unique_fields=["target", "team"], update_fields=["fen", "by", "at"],
    )  # fmt: skip
