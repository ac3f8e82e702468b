"""The kinds of record that lie in pools, and what pools must know of each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from yingdan.customers import selectors as customers
from yingdan.customers.models import Customer
from yingdan.deals.models import Deal
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.leads import selectors as leads
from yingdan.leads.models import Lead


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: its resource (also the name of the foreign keys to it), model, what is shown in a list of the pool, the
    fields that may be hidden before claiming, and `reached(actor)`: the records that somebody may release.

    `won` is the condition of records that have bought; `busy` that of records that may not lie in a pool, because
    somebody is selling to them just now.
    """

    name: str
    model: type[Any]
    table: str
    listed: tuple[str, ...]
    details: tuple[str, ...]
    won: Callable[[], Q]
    busy: Callable[[], Q]
    reached: Callable[[Actor, str], QuerySet[Any]]

    @property
    def column(self) -> str:
        """The column of the foreign key in tables of pools."""
        return f"{self.name}_id"

    @property
    def shown(self) -> str:
        """The resource of records in pools."""
        return f"pool_{self.name}"


def _deals(*statuses: str) -> Exists:
    return Exists(Deal.objects.filter(customer_id=OuterRef("pk"), status__in=statuses))


CUSTOMER = Kind(
    name="customer",
    model=Customer,
    table="customers_customer",
    listed=("name", "status", "grade", "level", "industry", "province", "city", "district", "territory", "source",
            "tags", "last_followup_at", "created_at"),
    details=("short_name", "address", "phone", "website", "credit_code", "employees", "annual_revenue", "founded_year",
             "note"),
    won=lambda: Q(_deals("won")),
    busy=lambda: Q(_deals("open")),
    reached=customers.customers_for,
)  # fmt: skip
LEAD = Kind(
    name="lead",
    model=Lead,
    table="leads_lead",
    listed=("name", "status", "grade", "score", "source", "need", "industry", "province", "city", "district",
            "territory", "last_followup_at", "created_at"),
    details=("company", "contact_name", "title", "phone", "email", "wechat", "website", "address", "employees", "note"),
    won=lambda: Q(status="converted"),
    busy=lambda: Q(status="converted"),
    reached=leads.leads_for,
)  # fmt: skip
_KINDS: dict[str, Kind] = {kind.name: kind for kind in (CUSTOMER, LEAD)}


def get(name: str) -> Kind:
    """A kind by its name; NotFound for one that there is not."""
    if name not in _KINDS:
        raise NotFound
    return _KINDS[name]


def every() -> list[Kind]:
    """All kinds."""
    return list(_KINDS.values())
