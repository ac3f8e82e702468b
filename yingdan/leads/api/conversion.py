"""Routes of conversion: what it would make, doing it, taking it back, and the mapping of fields."""

from typing import Any

from django.http import HttpRequest

from yingdan.kernel.http import Router, actor_of
from yingdan.leads.api import schemas
from yingdan.leads.models import Conversion, Lead
from yingdan.leads.selectors import conversion as asked
from yingdan.leads.services import converting, mapping, unconverting
from yingdan.leads.services.converting import Wish

router = Router(tags=["leads"])


@router.get("/mapping", permission="lead_setup.manage", response=schemas.Mapping)
def get_mapping(request: HttpRequest) -> dict[str, Any]:
    """Where the fields of leads go."""
    return asked.mapping()


@router.put("/mapping", permission="lead_setup.manage", response=schemas.Mapping)
def set_mapping(request: HttpRequest, body: schemas.MappingIn) -> dict[str, Any]:
    """Sets where they go."""
    mapping.save(actor_of(request), [(one.source, one.resource, one.field) for one in body.routes])
    return asked.mapping()


@router.get("/{int:lead_id}/conversion", permission="lead.convert", response=schemas.Proposal)
def propose(request: HttpRequest, lead_id: int) -> dict[str, Any]:
    """What converting the lead would make."""
    return asked.proposal(actor_of(request), lead_id)


@router.post("/{int:lead_id}/conversion", permission="lead.convert", response=schemas.Converted)
def convert(request: HttpRequest, lead_id: int, body: schemas.ConvertIn) -> Conversion:
    """Makes the lead a customer, with contact and deal."""
    return converting.convert(
        actor_of(request),
        lead_id,
        version=body.version,
        customer=Wish(body.customer.id, body.customer.values),
        contact=Wish(body.contact.id, body.contact.values) if body.contact else None,
        deal=body.deal,
        confirm=body.confirm,
    )


@router.delete("/{int:lead_id}/conversion", permission="lead.convert", response=schemas.State)
def undo(request: HttpRequest, lead_id: int) -> Lead:
    """Takes the conversion back."""
    return unconverting.undo(actor_of(request), lead_id)
