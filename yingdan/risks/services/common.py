"""What all verbs of risks do: keep what follows from the values, count the version up, record the event."""

from typing import Any

from yingdan.deals.models import Deal
from yingdan.kernel import search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.platform.models import Event
from yingdan.platform.services import events
from yingdan.risks.models import Risk
from yingdan.risks.rules import matrix


def derive(risk: Risk) -> None:
    """The columns that follow from others."""
    risk.score = matrix.score(risk.probability, risk.impact)
    risk.level = matrix.level(risk.score)
    risk.search = search.vector([risk.title, risk.why, risk.plan_b])


def place(risk: Risk) -> None:
    """What the risk is about: one thing. A deal brings its customer along, and its amount unless one was given."""
    deal = Deal.objects.filter(id=risk.deal_id).only("customer_id", "amount").first() if risk.deal_id else None
    if deal is not None:
        risk.customer_id = deal.customer_id
    if sum(one is not None for one in (risk.customer_id or risk.deal_id, risk.person_id, risk.group_id)) > 1:
        raise invalid("person" if risk.person_id else "group", "risk_one_subject")
    risk.subject = subject(risk.deal_id, risk.customer_id, risk.person_id, risk.group_id)
    if deal is not None and (risk.amount is None or risk.amount_follows):
        risk.amount, risk.amount_follows = deal.amount, True
    elif deal is None:
        risk.amount_follows = False


def subject(deal: int | None, customer: int | None, person: int | None, group: int | None) -> str:
    """The thing in one word."""
    named = (("deal", deal), ("customer", customer), ("member", person), ("team", group))
    return next((f"{kind}:{id}" for kind, id in named if id), "")


def write(risk: Risk) -> None:
    """Saves a locked risk as a new version."""
    risk.version += 1
    risk.save()


def draft(actor: Actor, verb: str, risk: Risk, **params: Any) -> Event:
    """The event about the risk, its deal and its customer, not yet kept."""
    about = [f"deal:{risk.deal_id}"] if risk.deal_id else []
    about += [f"customer:{risk.customer_id}"] if risk.customer_id else []
    return events.draft(
        actor=actor, verb=f"risk.{verb}", resource="risk", object_id=risk.pk, about=about, name=risk.title, **params
    )


def record(actor: Actor, verb: str, risk: Risk, **params: Any) -> None:
    """Records an event about a risk."""
    draft(actor, verb, risk, **params).save(force_insert=True)
