"""The head of the funnel: the leads that came in a period, and what became of them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from yingdan.insight.selectors.drills import Drill, between, drill, opens
from yingdan.insight.selectors.flows.moves import Days
from yingdan.kernel.actor import Actor
from yingdan.leads.selectors import visible_leads
from yingdan.targets.selectors import nodes


@dataclass(frozen=True, slots=True)
class Head:
    """Leads by how far they came; `conversion` = with a deal ÷ all."""

    leads: int
    contacted: int
    qualified: int
    converted: int
    deals: int
    conversion: float | None
    drill: Drill


def read(actor: Actor, place: nodes.Place, days: Days) -> Head | None:
    """None for who may not read all leads of the node: a part of them would mislead."""
    if not opens(actor, place, "lead.read"):
        return None
    instants = days.params()
    rows: Any = visible_leads(actor).filter(created_at__gte=instants["begin"], created_at__lt=instants["after"])
    if place.owner is not None:
        rows = rows.filter(owner_id=place.owner)
    elif place.teams is not None:
        rows = rows.filter(team_id__among=place.teams)
    else:
        rows = rows.filter(team_id__isnull=False)
    found = rows.order_by().aggregate(
        leads=Count("id"),
        contacted=Count("id", filter=Q(contacted_at__isnull=False)),
        qualified=Count("id", filter=Q(qualified_at__isnull=False)),
        converted=Count("id", filter=Q(status="converted")),
        deals=Count("converted_deal"),
    )
    rate = found["deals"] / found["leads"] if found["leads"] else None
    opened = drill("lead", between("created_at", days.first, days.last), *nodes.rules(place))
    return Head(**found, conversion=rate, drill=opened)
