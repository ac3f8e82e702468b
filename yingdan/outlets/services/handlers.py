"""Hands answers of a visit's steps over: once, when the visit ends, at the moment at which it began."""

from collections.abc import Callable
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.outlets.services import steps
from yingdan.outlets.services.ledger import At
from yingdan.visits.models import StepAnswer, Visit

Check = Callable[[dict[str, Any]], None]
Take = Callable[[Actor, Visit, StepAnswer], None]


def _place(visit: Visit) -> At:
    return At(visit.customer, visit.started_at, visit.member_id, visit.uuid)


def _stock(actor: Actor, visit: Visit, answer: StepAnswer) -> None:
    steps.save_stock(actor, _place(visit), answer.answer, whole=False)


def _order(actor: Actor, visit: Visit, answer: StepAnswer) -> None:
    steps.save_order(actor, _place(visit), answer.answer, whole=False)


def _rivals(actor: Actor, visit: Visit, answer: StepAnswer) -> None:
    steps.save_rivals(actor, _place(visit), answer.answer, step=answer.key, whole=False)


def _display(actor: Actor, visit: Visit, answer: StepAnswer) -> None:
    """Stays with the visit: it is shown there."""


KINDS: dict[str, tuple[Check, Take]] = {
    "stock": (steps.check_stock, _stock),
    "order": (steps.check_order, _order),
    "competitor": (steps.check_rivals, _rivals),
    "display": (steps.check_display, _display),
}
