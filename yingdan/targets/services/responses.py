"""What people say to their own target – confirm, counter-offer, offer – and what the superior answers."""

from collections.abc import Sequence

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Forbidden, NotFound, invalid
from yingdan.targets.models import Response, Target
from yingdan.targets.rules import period
from yingdan.targets.rules.sheet import Change, Rule, Span
from yingdan.targets.rules.tree import Node
from yingdan.targets.selectors import concerned, consent, lines, mine, plans
from yingdan.targets.services import grid, steps
from yingdan.targets.services.plans import MAX_AMOUNT, next_draft

MINE = "/targets/mine"
ANSWER = ["answer", "answer_comment", "settled", "settled_in", "answered_by", "answered_at"]


def confirm(*, actor: Actor, target_id: int, team: int, comment: str = "") -> Response:
    """The actor agrees with the own months as they are; saying it again changes nothing."""
    comment = steps.comment_of(comment)
    target, months = _own(actor, target_id, team, consent.OPEN)
    before = lines.latest(lines.chain(target), consent.KINDS, [team], actor.member_id).get((team, actor.member_id or 0))
    if before is not None and before.target_id == target.id and consent.is_confirmed(before, months):
        return before
    return _say(actor, target, team, "confirm", sum(months), months, comment)


def counter(
    *, actor: Actor, target_id: int, team: int, amount: int, comment: str, months: Sequence[int] | None = None
) -> Response:
    """The actor asks for another year (perhaps by month) and says why; the superior is told."""
    comment = steps.comment_of(comment, needed=True)
    target, now = _own(actor, target_id, team, consent.OPEN)
    _check_amount(amount, months)
    if amount == sum(now) and (months is None or list(months) == now):
        raise invalid("amount", "target_same_amount")
    found = _say(actor, target, team, "counter", amount, months, comment)
    leaders = concerned.leader(team, actor.member_id)
    steps.tell(actor, target, leaders, "target_countered", comment, path=f"/targets/{target.id}?tab=consent")
    return found


def offer(
    *, actor: Actor, target_id: int, team: int, amount: int, comment: str = "", months: Sequence[int] | None = None
) -> Response:
    """Bottom-up: the number that the actor wants to carry, as long as the draft collects; a later one replaces it."""
    comment = steps.comment_of(comment)
    target, _ = _own(actor, target_id, team, ("draft",))
    _check_amount(amount, months)
    return _say(actor, target, team, "offer", amount, months, comment)


def _own(actor: Actor, target_id: int, team: int, statuses: Sequence[str]) -> tuple[Target, list[int]]:
    """A target in which the actor has a line, locked, and the line's months."""
    target = plans.lock(mine.get(actor, target_id).id)
    months = lines.months(target, [team], actor.member_id).get((team, actor.member_id or 0))
    if months is None:
        raise NotFound
    if target.status not in statuses:
        raise Conflict("target_not_collecting" if statuses == ("draft",) else "target_not_to_confirm")
    return target, months


def _check_amount(amount: int, months: Sequence[int] | None) -> None:
    if not 0 <= amount <= MAX_AMOUNT:
        raise invalid("amount", "too_large" if amount > 0 else "too_small", max=MAX_AMOUNT, min=0)
    if months is not None and (len(months) != 12 or min(months) < 0 or sum(months) != amount):
        raise invalid("months", "target_months_differ")


def _say(
    actor: Actor, target: Target, team: int, kind: str, amount: int, months: Sequence[int] | None, comment: str
) -> Response:
    """Keeps it; what was said before and is not answered yet is withdrawn."""
    open_ones = Response.objects.filter(
        target__in=lines.chain(target), team_id=team, member_id=actor.member_id or 0, answer=""
    ).exclude(kind="confirm")
    open_ones.update(answer="withdrawn", answered_by_id=actor.member_id, answered_at=clock.now())
    found = Response.objects.create(
        target=target, team_id=team, member_id=actor.member_id or 0, kind=kind, amount=amount, comment=comment,
        months=None if months is None else list(months),
    )  # fmt: skip
    verb = {"confirm": "target.confirmed", "counter": "target.countered", "offer": "target.offered"}[kind]
    steps.record(actor, target, verb, about=[f"member:{actor.member_id}"], amount=amount, comment=comment)
    return found


def answer(
    *, actor: Actor, target_id: int, response_id: int, accept: bool, comment: str = "", rule: Rule = "siblings"
) -> Response:
    """The superior takes a counter-offer or keeps the target. What is taken is written by the grid: to the draft
    itself, or from a frozen version to the next draft; `rule` says who gives."""
    comment = steps.comment_of(comment, needed=not accept)
    target = plans.get(actor, target_id)
    versions = lines.chain(target)  # a counter-offer to an earlier version is still to be answered
    found = Response.objects.select_for_update(of=("self",)).filter(id=response_id, target__in=versions).first()
    if found is None or not actor.reaches_team("target.read", found.team_id):
        raise NotFound
    check_superior(actor, found)
    settled, draft = sum(lines.months(target, [found.team_id], found.member_id)[found.team_id, found.member_id]), None
    if accept:
        draft, settled = next_draft(actor, target), found.amount
        changes = changes_of(draft, found)
        grid.set_values(actor=actor, target_id=draft.id, version=draft.version, changes=changes, rule=rule)
    close(actor, found, "accepted" if accept else "kept", comment, settled, draft)
    steps.record(
        actor, target, "target.answered", about=[f"member:{found.member_id}"], answer=found.answer, comment=comment
    )
    kind = "target_counter_accepted" if accept else "target_counter_kept"
    steps.tell(actor, target, concerned.users_of([found.member_id]), kind, comment, path=MINE)
    return found


def check_superior(actor: Actor, found: Response) -> None:
    """Whoever may edit the team answers, but nobody oneself; and only once."""
    if not actor.reaches_team("target.edit", found.team_id) or found.member_id == actor.member_id:
        raise Forbidden(permission="target.edit")
    if found.kind == "confirm" or found.answer:
        raise Conflict("target_answered")


def changes_of(target: Target, found: Response) -> list[Change]:
    """What the grid is to set: twelve months, or the year."""
    node = Node(found.team_id, found.member_id)
    if found.months is None:
        return [year_change(target, node, found.amount)]
    spans = [period.month(month, target.year) for month in range(1, 13)]
    return [Change(node, Span(one.start, one.end), fen) for one, fen in zip(spans, found.months, strict=True)]


def year_change(target: Target, node: Node, amount: int) -> Change:
    """A node's year."""
    whole = period.year(target.year)
    return Change(node, Span(whole.start, whole.end), amount)


def close(actor: Actor, found: Response, said: str, comment: str, settled: int, draft: Target | None) -> None:
    """Keeps the answer with the response."""
    found.answer, found.answer_comment, found.settled, found.settled_in = said, comment, settled, draft
    found.answered_by_id, found.answered_at = actor.member_id, clock.now()
    found.save(update_fields=ANSWER)
