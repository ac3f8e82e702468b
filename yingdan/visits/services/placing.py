"""Where customers are: proposals of check-ins, accepted or declined by who may edit the customer."""

from yingdan.customers import selectors as customers
from yingdan.customers.services import customers as files
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.visits.models import PositionProposal


def decide(actor: Actor, proposal_id: int, accepted: bool) -> PositionProposal:
    """Takes the position over to the customer, or leaves it."""
    row = PositionProposal.objects.filter(id=proposal_id).first()
    if row is None:
        raise NotFound
    customer = customers.get_customer(actor, row.customer_id, "customer.edit", lock=True)
    row = PositionProposal.objects.select_for_update().get(id=proposal_id)
    if row.status != "open":
        raise Conflict("visit_proposal_decided")
    if accepted:
        files.save(actor, customer, {"latitude": row.latitude, "longitude": row.longitude})
        type(customer).objects.filter(id=customer.pk).update(version=customer.version + 1)
    row.status = "accepted" if accepted else "declined"
    row.decided_by_id, row.decided_at = actor.member_id, clock.now()
    row.version += 1
    row.save()
    return row
