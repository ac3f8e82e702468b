"""Makes what the tests of the reception desk need."""

from typing import Any

from yingdan.customers.models import Customer
from yingdan.customers.services import customers
from yingdan.leads.models import Lead, Source
from yingdan.org.models import Member
from yingdan.reception.models import Rota
from yingdan.reception.services.receiving import Visitor


def make_rota(name: str, *members: Member, **columns: Any) -> Rota:
    """A rota that is always on; turns in the order named."""
    rota = Rota.objects.create(name=name, sequence=len(members), **columns)
    for place, member in enumerate(members, 1):
        rota.seats.create(member=member, place=place)
    return rota


def make_source(name: str = "自然到访", kind: str = "walk_in") -> Source:
    """A channel."""
    made = Source.objects.create(name=name, kind=kind, path=f"9{Source.objects.count()}.0")
    made.path = str(made.pk)
    made.save(update_fields=["path"])
    return made


def visitor(source: Source | None = None, **more: Any) -> Visitor:
    """Somebody at the door."""
    columns: dict[str, Any] = {"kind": "visit", "name": "周先生", "phone": "13900001111", **more}
    return Visitor(source_id=source.pk if source else None, **columns)


def make_customer(name: str, owner: Member, **columns: Any) -> Customer:
    """A customer of somebody."""
    made = Customer(name=name, owner=owner, team_id=owner.team_id, **columns)
    customers.derive(made)
    made.save()
    return made


def make_lead(name: str, owner: Member, **columns: Any) -> Lead:
    """A lead of somebody."""
    return Lead.objects.create(name=name, owner=owner, team_id=owner.team_id, **columns)
