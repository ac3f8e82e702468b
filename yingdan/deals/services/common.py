"""What all verbs of deals do: count the version up, record the event."""

from typing import Any

from yingdan.deals.models import Deal
from yingdan.kernel.actor import Actor
from yingdan.platform.models import Event
from yingdan.platform.services import events


def write(deal: Deal) -> None:
    """Saves a locked deal as a new version."""
    deal.version += 1
    deal.save()


def draft(actor: Actor, verb: str, deal: Deal, **params: Any) -> Event:
    """The event about the deal and its customer, not yet kept."""
    about = [f"customer:{deal.customer_id}"] if deal.customer_id else []
    return events.draft(
        actor=actor, verb=verb, resource="deal", object_id=deal.id, about=about, name=deal.name, **params
    )


def record(actor: Actor, verb: str, deal: Deal, **params: Any) -> None:
    """Records an event about the deal and its customer."""
    draft(actor, verb, deal, **params).save(force_insert=True)
