"""Follow-ups of the leads that an actor reaches."""

from django.db.models import Q

from yingdan.kernel.actor import Actor, Scope
from yingdan.leads.selectors import leads_for


def within(actor: Actor, permission: str) -> Q:
    """The condition on follow-ups. A person's leads as a list (each looked up by index), others as a subquery."""
    ids = leads_for(actor, permission).values_list("id", flat=True)
    return Q(lead_id__in=list(ids) if actor.scope(permission) is Scope.own else ids)
