"""How a draft becomes decided: proposed, approved or sent back; and who has not agreed yet is reminded."""

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict
from yingdan.targets.models import Step, Target
from yingdan.targets.selectors import concerned, consent, plans
from yingdan.targets.services import steps, store
from yingdan.targets.services.plans import check_reconciled, check_version


def propose(*, actor: Actor, target_id: int, version: int, comment: str = "") -> Target:
    """Hands a draft that adds up to whoever decides; from now on it is frozen, and everybody may confirm the own
    target."""
    comment = steps.comment_of(comment)
    target = plans.to_change(actor, target_id)
    check_version(target, version)
    store.check_draft(target)
    check_reconciled(actor, target)
    _move(target, "proposed")
    deciders, carriers = concerned.deciders("target.publish", target.team_id), concerned.carriers(target)
    told = steps.tell(actor, target, deciders, "target_to_decide", comment)
    told += steps.tell(actor, target, carriers - deciders, "target_to_confirm", comment, path="/targets/mine")
    steps.take(actor, target, "proposed", comment, count=told, amount=target.amount)
    return target


def approve(*, actor: Actor, target_id: int, version: int, comment: str = "") -> Target:
    """Agrees to what was proposed; publishing it is the next step."""
    comment = steps.comment_of(comment)
    target = _proposed(actor, target_id, version, ("proposed",))
    _move(target, "approved")
    steps.take(actor, target, "approved", comment)
    steps.tell(actor, target, _authors(target), "target_approved", comment)
    return target


def send_back(*, actor: Actor, target_id: int, version: int, comment: str) -> Target:
    """Back to draft, with the reason; the author is told."""
    comment = steps.comment_of(comment, needed=True)
    target = _proposed(actor, target_id, version, ("proposed", "approved"))
    _move(target, "draft")
    steps.take(actor, target, "sent_back", comment)
    steps.tell(actor, target, _authors(target), "target_sent_back", comment)
    return target


def _proposed(actor: Actor, target_id: int, version: int, statuses: tuple[str, ...]) -> Target:
    target = plans.to_change(actor, target_id, "target.publish")
    check_version(target, version)
    if target.status not in statuses:
        raise Conflict("target_not_proposed")
    return target


def _move(target: Target, status: str) -> None:
    target.status = status
    target.version += 1
    target.save()


def _authors(target: Target) -> set[int]:
    """Who made the version and who proposed it."""
    proposers = Step.objects.filter(target=target, kind="proposed").values_list("by_id", flat=True)
    return concerned.users_of({one for one in (*proposers, target.created_by_id) if one is not None})


def remind(*, actor: Actor, target_id: int, team: int | None = None, comment: str = "") -> int:
    """Tells those below (in the actor's reach) who have not confirmed yet; returns how many."""
    comment = steps.comment_of(comment)
    target = plans.get(actor, target_id)
    if target.status not in consent.OPEN:
        raise Conflict("target_not_to_confirm")
    silent = concerned.users_of(consent.waiting(actor, target, team))
    told = steps.tell(actor, target, silent, "target_reminder", comment, path="/targets/mine")
    if told:
        steps.take(actor, target, "reminded", comment, count=told, team=team)
    return told
