"""What converting a lead would make, and the mapping as its page shows it."""

from typing import Any

from yingdan.customers.services import duplicates
from yingdan.kernel.actor import Actor
from yingdan.leads.models import FieldRoute
from yingdan.leads.rules.mapping import TARGETS, Named, fits
from yingdan.leads.selectors import get_lead
from yingdan.leads.selectors import mapping as maps


def proposal(actor: Actor, lead_id: int) -> dict[str, Any]:
    """Values for the forms of customer, contact and deal, and the customers that may be the same."""
    lead = get_lead(actor, lead_id, "lead.convert")
    values = maps.proposed(actor, lead)
    found = duplicates.find(actor, name=values["customer"]["name"], phone=lead.phone)
    return {
        "version": lead.version,
        "customer": values["customer"],
        "contact": values["contact"] if values["contact"].get("name") else None,
        "deal": values["deal"],
        "candidates": [{**one, "resource": "customer"} for one in found],
    }


def mapping() -> dict[str, Any]:
    """All fields, where each could go, and where it goes."""
    sources, targets = maps.sources(), {name: maps.targets(name) for name in TARGETS}
    going = maps.routes()
    by_hand = set(FieldRoute.objects.values_list("source", "resource"))
    return {
        "sources": [_named(one) for one in sources],
        "targets": {name: [_named(one) for one in fields] for name, fields in targets.items()},
        "fits": {
            one.name: {
                name: [target.name for target in fields if fits(one, target)] for name, fields in targets.items()
            }
            for one in sources
        },
        "routes": [
            {
                "source": one.name,
                "resource": name,
                "field": going.get((one.name, name), ""),
                "by_hand": (one.name, name) in by_hand,
            }
            for one in sources
            for name in TARGETS
        ],
    }


def _named(field: Named) -> dict[str, Any]:
    return {
        "name": field.name,
        "label": {"zh": field.label, "en": field.label_en},
        "type": field.type,
        "custom": field.custom,
    }
