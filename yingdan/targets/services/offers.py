"""Bottom-up: a draft collects offers from those who carry it, and managers settle them node by node."""

from datetime import date
from typing import Literal

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Forbidden, invalid
from yingdan.targets.models import Collecting, Response, Target
from yingdan.targets.rules import owing
from yingdan.targets.rules.sheet import Change, Rule
from yingdan.targets.rules.tree import Node
from yingdan.targets.selectors import concerned, level, lines, mine, offers, plans
from yingdan.targets.services import grid, responses, steps, store
from yingdan.targets.services.plans import MAX_AMOUNT

How = Literal["offer", "keep", "middle", "own"]
SAID: dict[How, str] = {"offer": "accepted", "keep": "kept", "middle": "middle", "own": "own"}


def open_call(*, actor: Actor, target_id: int, until: date | None = None, comment: str = "") -> Collecting:
    """The draft asks everybody who carries it for a number; they see the draft only through their own offer."""
    comment = steps.comment_of(comment)
    target = plans.to_change(actor, target_id)
    store.check_draft(target)
    if until is not None and until < clock.today():
        raise invalid("until", "target_past_day")
    call, _ = Collecting.objects.update_or_create(
        target=target,
        defaults={"until": until, "by_id": actor.member_id, "at": clock.now(), "ended_by": None, "ended_at": None},
    )
    told = steps.tell(actor, target, concerned.carriers(target), "target_to_offer", comment, path=responses.MINE)
    steps.take(actor, target, "collecting", comment, count=told)
    return call


def end_call(*, actor: Actor, target_id: int) -> None:
    """No more offers; those given stay to be settled."""
    target = plans.to_change(actor, target_id)
    call = mine.collecting(target)
    if call is None:
        raise Conflict("target_not_collecting")
    call.ended_by_id, call.ended_at = actor.member_id, clock.now()
    call.save()
    steps.take(actor, target, "collected")


def remind(*, actor: Actor, target_id: int, comment: str = "") -> int:
    """Tells those in reach who have offered nothing yet; returns how many."""
    target = plans.get(actor, target_id)
    if mine.collecting(target) is None:
        raise Conflict("target_not_collecting")
    comment = steps.comment_of(comment)
    silent = concerned.users_of(offers.silent(actor, target))
    told = steps.tell(actor, target, silent, "target_to_offer", comment, path=responses.MINE)
    if told:
        steps.take(actor, target, "reminded", comment, count=told)
    return told


def settle(
    *, actor: Actor, target_id: int, version: int, team: int, how: How, member: int | None = None,
    amount: int | None = None, rule: Rule = "parent", comment: str = "",
) -> grid.Done:  # fmt: skip
    """Settles the open offers of a person or of everybody below a team: takes them, keeps the target, goes half-way,
    or sets the node to a number of one's own. The grid writes; `rule` says who gives."""
    target = plans.lock(plans.get(actor, target_id).id)
    store.check_draft(target)
    place = level.find(actor, target, team)
    if not actor.reaches_team("target.edit", team) or member == actor.member_id:
        raise Forbidden(permission="target.edit")
    comment = steps.comment_of(comment, needed=how == "keep")
    within = [team] if member else offers.teams_of(place)
    known = lines.latest([target.id], ["offer"], within, member)
    open_ones = [one for one in known.values() if not one.answer and one.member_id != actor.member_id]
    if how == "own":
        if amount is None or not 0 <= amount <= MAX_AMOUNT:
            raise invalid("amount", "required" if amount is None else "too_large", max=MAX_AMOUNT)
        changes = [responses.year_change(target, Node(team, member or 0), amount)]
    else:
        if not open_ones:
            raise Conflict("target_no_offers")
        changes = _changes(target, open_ones, how)
    done = grid.Done(target, set())
    if changes:
        done = grid.set_values(
            actor=actor, target_id=target.id, version=version, changes=changes, rule=rule, kind="set"
        )  # fmt: skip
    _close(actor, done.target, open_ones, how, comment)
    return done


def _changes(target: Target, open_ones: list[Response], how: How) -> list[Change]:
    """Taken offers (by month where they go by month), or the middle between offer and target."""
    if how == "offer":
        return [change for one in open_ones for change in responses.changes_of(target, one)]
    if how == "middle":
        given = _years(target, open_ones)
        return [
            responses.year_change(
                target, Node(one.team_id, one.member_id),
                owing.middle(one.amount, given.get((one.team_id, one.member_id), 0)),
            )
            for one in open_ones
        ]  # fmt: skip
    return []


def _years(target: Target, said: list[Response]) -> dict[lines.Line, int]:
    """What those who offered are given."""
    found = lines.months(target, {one.team_id for one in said}, members={one.member_id for one in said})
    return {line: sum(months) for line, months in found.items()}


def _close(actor: Actor, target: Target, settled: list[Response], how: How, comment: str) -> None:
    """Answers the offers with what came out, in one statement, and tells their people."""
    after, now = _years(target, settled), clock.now()
    for one in settled:
        one.answer, one.answer_comment, one.settled_in = SAID[how], comment, target
        one.settled = after.get((one.team_id, one.member_id), 0)
        one.answered_by_id, one.answered_at = actor.member_id, now
    Response.objects.bulk_update(settled, responses.ANSWER, batch_size=500)
    users = concerned.users_of(one.member_id for one in settled)
    steps.tell(actor, target, users, f"target_offer_{SAID[how]}", comment, path=responses.MINE)
    steps.record(actor, target, "target.settled", how=how, count=len(settled), comment=comment)
