"""Whose outlets, ledgers and competitor records an actor reaches: those of the customers, shared ones included."""

from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from yingdan.catalog.selectors import visible_products
from yingdan.customers.models import Customer
from yingdan.customers.selectors import gone, shared_ids
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.org import selectors as org
from yingdan.outlets.models import CompetitorRecord, LedgerEntry, Stock

M = TypeVar("M", bound=Model)
READ = "outlet.read"


def outlets_for(actor: Actor, permission: str = READ) -> QuerySet[Customer]:
    """Customers whose ledger is within the reach of a permission."""
    return org.visible(Customer.objects.all(), actor, permission, shared=shared_ids(actor, "customer.read"))


def get_outlet(actor: Actor, customer_id: int, permission: str = READ) -> Customer:
    """One of them; NotFound otherwise."""
    if (found := outlets_for(actor, permission).filter(id=customer_id).first()) is None:
        raise gone(actor, customer_id)
    return found


def _within(rows: QuerySet[M], actor: Actor, permission: str) -> QuerySet[M]:
    condition = org.reach(actor, permission, owner="customer__owner_id", team="customer__team_id")
    if condition is None:
        return rows
    if actor.may(permission):
        condition |= Q(customer_id__in=list(shared_ids(actor, "customer.read")))
    return rows.filter(condition)


def visible_entries(actor: Actor, action: str = "read") -> QuerySet[LedgerEntry]:
    """Entries of the ledgers within reach."""
    return _within(LedgerEntry.objects.all(), actor, f"outlet.{action}")


def visible_stocks(actor: Actor, action: str = "read") -> QuerySet[Stock]:
    """How products stand at outlets within reach; worked out, so nobody edits them."""
    rows = _within(Stock.objects.all(), actor, READ)
    return rows if action == "read" else rows.none()


def visible_rivals(actor: Actor, action: str = "read") -> QuerySet[CompetitorRecord]:
    """Competitor records of the outlets within reach."""
    return _within(CompetitorRecord.objects.all(), actor, f"outlet.{action}")


def narrow(rows: QuerySet[Any], actor: Actor, scope: str) -> QuerySet[Any]:
    """The scope tabs of lists, by the customers' owners."""
    return org.narrow(rows, actor, scope, owner="customer__owner_id", team="customer__team_id", own="customer_id")


def get_product_id(actor: Actor, product_id: int) -> int:
    """A product of the catalogue that the actor may see; NotFound otherwise."""
    if not visible_products(actor).filter(id=product_id).exists():
        raise NotFound
    return product_id
