"""Which leads an actor may see or change."""

from django.db.models import QuerySet

from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import NotFound
from yingdan.leads.models import Lead, Source
from yingdan.org import selectors as org


def visible_leads(actor: Actor, action: str = "read") -> QuerySet[Lead]:
    """Leads that the actor may read, edit, delete, assign or convert."""
    return leads_for(actor, f"lead.{action}")


def leads_for(actor: Actor, permission: str) -> QuerySet[Lead]:
    """Leads within the reach of any permission, such as `followup.create`."""
    if actor.scope(permission) is Scope.all:
        return Lead.objects.all()
    return org.visible(Lead.objects.all(), actor, permission)


def get_lead(actor: Actor, lead_id: int, permission: str = "lead.read", *, lock: bool = False) -> Lead:
    """One lead within reach; NotFound otherwise."""
    rows = leads_for(actor, permission)
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    if (found := rows.filter(id=lead_id).first()) is None:
        raise NotFound
    return found


def visible_sources(actor: Actor, action: str = "read") -> QuerySet[Source]:
    """Sources are the company's: whoever may do it at all may do it with each."""
    return Source.objects.all() if actor.may(f"source.{action}") else Source.objects.none()
