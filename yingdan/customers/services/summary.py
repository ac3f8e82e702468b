"""The head of a customer's page: what matters about it, in three statements whatever hangs on it."""

from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from yingdan.customers import types
from yingdan.customers.models import Collaborator, Contact, Customer, FollowUp
from yingdan.customers.selectors import customers_for, gone
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor


def head(actor: Actor, customer_id: int) -> dict[str, Any]:
    """Facts and tab counts of one customer, with the figures that higher apps add (deals)."""
    rows = _with_counts(customers_for(actor, "customer.read")).filter(id=customer_id)
    rows = rows.annotate(can_edit=Exists(customers_for(actor, "customer.edit").filter(id=OuterRef("pk"))))
    if (customer := rows.select_related("owner", "team").first()) is None:
        raise gone(actor, customer_id)
    now = clock.now()
    last, coming = customer.last_followup_at, customer.next_contact_at
    facts: dict[str, Any] = {
        "id": customer.id,
        "name": customer.name,
        "status": customer.status,
        "grade": customer.grade,
        "version": customer.version,
        "can_edit": customer.can_edit,
        "owner": {"id": customer.owner_id, "label": customer.owner.name} if customer.owner else None,
        "team": {"id": customer.team_id, "label": customer.team.name} if customer.team else None,
        "last_followup_at": last,
        "days_since_followup": (clock.business_day(now) - clock.business_day(last)).days if last else None,
        "next_contact_at": coming,
        "next_contact_overdue": bool(coming and coming < now),
        "tabs": {name: getattr(customer, f"{name}_count") for name in _TABS},
    }
    for _, source in types.figures.items():
        added = source.compute(actor, customer_id)
        facts["tabs"].update(added.pop("tabs", {}))
        facts.update(added)
    return facts


_TABS = ("contacts", "followups", "collaborators", "subsidiaries")


def _with_counts(rows: QuerySet[Customer]) -> QuerySet[Any]:
    hanging: dict[str, tuple[QuerySet[Any], str]] = {
        "contacts": (Contact.objects.all(), "customer"),
        "followups": (FollowUp.objects.all(), "customer"),
        "collaborators": (Collaborator.objects.all(), "customer"),
        "subsidiaries": (Customer.objects.all(), "parent"),
    }
    return rows.annotate(**{f"{name}_count": _count(queryset, link) for name, (queryset, link) in hanging.items()})


def _count(rows: QuerySet[Any], link: str) -> Any:
    grouped = rows.order_by().filter(**{link: OuterRef("pk")}).annotate(owner_row=F(link)).values("owner_row")
    return Coalesce(Subquery(grouped.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)
