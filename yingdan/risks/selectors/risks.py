"""Which risks an actor may see or change."""

from django.db.models import QuerySet

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Forbidden, NotFound
from yingdan.org import selectors as org
from yingdan.people import selectors as people
from yingdan.risks.models import Risk


def shared_ids(actor: Actor, action: str) -> list[int]:
    """Risks that the actor looks after for somebody who is away."""
    if action not in ("read", "edit") or actor.member_id is None:
        return []
    givers = dict(people.lent(actor, "risk").values_list("record_id", "handover__giver_id"))
    owners = Risk.objects.filter(id__among=sorted(givers)).values_list("id", "owner_id") if givers else ()
    return [id for id, owner in owners if givers[id] == owner]


def visible(actor: Actor, action: str = "read") -> QuerySet[Risk]:
    """Risks that the actor may read, edit or delete."""
    return org.visible(Risk.objects.all(), actor, f"risk.{action}", shared=shared_ids(actor, action))


def narrow(rows: QuerySet[Risk], actor: Actor, scope: str) -> QuerySet[Risk]:
    """The scope tabs of the list."""
    return org.narrow(rows, actor, scope, shared=shared_ids(actor, "read"))


def get_risk(actor: Actor, risk_id: int) -> Risk:
    """One risk within reach; NotFound otherwise."""
    rows = visible(actor).select_related("owner", "deal", "customer", "person", "group", "created_by")
    if (found := rows.filter(id=risk_id).first()) is None:
        raise NotFound
    return found


def locked(actor: Actor, risk_id: int, version: int | None = None) -> Risk:
    """One risk that the actor may change, under lock; Conflict when somebody changed it since `version`."""
    rows = visible(actor, "edit").values("id").filter(id=risk_id)
    found = Risk.objects.select_for_update(of=("self",), no_key=True).filter(id__in=rows).first()
    if found is None:
        get_risk(actor, risk_id)
        raise Forbidden(permission="risk.edit")
    if version is not None and version != found.version:
        raise Conflict("risk_changed", yours=version, theirs=found.version, current_version=found.version)
    return found
