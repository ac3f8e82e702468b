"""Which leads an actor may see or change."""

from datetime import date

from django.db.models import QuerySet

from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import NotFound
from yingdan.leads.models import Lead, Source
from yingdan.org import selectors as org
from yingdan.people import selectors as people

# What a stand-in may do with the leads of somebody who is away; giving them away is not among it.
_LENT = ("lead.read", "lead.edit", "lead.convert", "followup.read", "followup.create")


def visible_leads(actor: Actor, action: str = "read") -> QuerySet[Lead]:
    """Leads that the actor may read, edit, delete, assign or convert."""
    return leads_for(actor, f"lead.{action}")


def leads_for(actor: Actor, permission: str) -> QuerySet[Lead]:
    """Leads within the reach of any permission, such as `followup.create`."""
    if actor.scope(permission) is Scope.all:
        return Lead.objects.all()
    return org.visible(Lead.objects.all(), actor, permission, shared=lent_ids(actor, permission))


def narrow_leads(rows: QuerySet[Lead], actor: Actor, scope: str) -> QuerySet[Lead]:
    """The scope tabs of the list; shared are those of people whom one stands in for."""
    return org.narrow(rows, actor, scope, shared=lent_ids(actor, "lead.read"))


def lent_ids(actor: Actor, permission: str) -> list[int]:
    """Leads that the actor reaches as a stand-in: those that the person away still owns."""
    if permission not in _LENT or actor.member_id is None:
        return []
    givers = dict(people.lent(actor, "lead").values_list("record_id", "handover__giver_id"))
    if not givers:
        return []
    owners = Lead.objects.filter(id__among=sorted(givers)).values_list("id", "owner_id")
    return [id for id, owner in owners if givers[id] == owner]


def lent_until(actor: Actor, lead_id: int) -> date | None:
    """Until when the actor stands in for the owner of a lead; None when not so."""
    return people.lent(actor, "lead").filter(record_id=lead_id).values_list("handover__until", flat=True).first()


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
