"""Customer files: made, changed, removed."""

from typing import Any

from django.db import connection

from yingdan.customers import types
from yingdan.customers.models import Customer
from yingdan.customers.rules import credit_code as codes
from yingdan.customers.rules.names import clean, name_key
from yingdan.customers.rules.phones import canonical
from yingdan.customers.services import duplicates
from yingdan.kernel import search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.org.selectors.territory import Places
from yingdan.org.services.home import team_for
from yingdan.platform.resources.filling import fill
from yingdan.platform.resources.spec import Values
from yingdan.platform.services import events
from yingdan.tasks.services import following

EDITED = "customer.updated"


def create(actor: Actor, values: Values, confirm: bool = False) -> Customer:
    """A new customer of the actor's own. Raises Conflict `duplicate_suspected` with candidates unless `confirm`."""
    actor.need("customer.create")
    values = tidied(values)
    if not values.get("name"):
        raise invalid("name", "required")
    _check(values, None)
    if not confirm:
        duplicates.refuse(
            actor, name=values["name"], phone=values.get("phone") or "", credit_code=values.get("credit_code") or ""
        )
    customer = Customer(created_by_id=actor.member_id, owner_id=actor.member_id)
    fill(customer, "customer", values)
    customer.team_id = team_for(customer.owner_id)
    derive(customer)
    locate(customer)
    customer.save()
    events.record(actor=actor, verb="customer.created", resource="customer", object_id=customer.id, name=customer.name)
    return customer


def save(actor: Actor, customer: Customer, values: Values) -> None:
    """Changes a loaded and locked customer."""
    values = tidied(values)
    if "name" in values and not values["name"]:
        raise invalid("name", "required")
    _check(values, customer.id)
    before = customer.name
    fill(customer, "customer", values)
    derive(customer)
    if {"province", "city", "district"} & set(values):
        locate(customer)
    customer.save()
    if customer.name != before:
        for _, companion in types.companions.items():
            companion.renamed(customer.id)
    events.record(
        actor=actor, verb=EDITED, resource="customer", object_id=customer.id, name=customer.name, fields=sorted(values)
    )


def remove(actor: Actor, customer: Customer) -> None:
    """Deletes a customer with its contacts and follow-ups; refused while deals hang on it. The audit keeps all."""
    for _, guard in types.guards.items():
        guard.check(customer.id)
    events.record(actor=actor, verb="customer.deleted", resource="customer", object_id=customer.id, name=customer.name)
    following.gone("customer", customer.id)
    customer.delete()


def mark_existing(actor: Actor, customer_id: int) -> None:
    """The first deal won makes somebody a customer in earnest."""
    changed = Customer.objects.filter(id=customer_id).exclude(status="existing").update(status="existing")
    if changed:
        events.record(actor=actor, verb="customer.became_existing", resource="customer", object_id=customer_id)


def mark_buyers(customer_ids: set[int]) -> None:
    """The same for many, after an import; whom the file calls lost stays lost."""
    Customer.objects.filter(id__in=customer_ids, status__in=["prospect", "new"]).update(status="existing")


def tidied(values: Values) -> Values:
    """The values in their one spelling."""
    tidy: dict[str, Any] = dict(values)
    if "name" in tidy:
        tidy["name"] = clean(tidy["name"] or "")
    if "phone" in tidy:
        tidy["phone"] = canonical(tidy["phone"] or "")
    if "credit_code" in tidy:
        tidy["credit_code"] = codes.normalised(tidy["credit_code"] or "") or None
    if "external_id" in tidy:
        tidy["external_id"] = tidy["external_id"] or None
    return tidy


def derive(customer: Customer) -> None:
    """The columns that follow from others."""
    customer.name_key = name_key(customer.name)
    customer.search = search.vector([customer.name, customer.short_name], [customer.phone])


def locate(customer: Customer) -> None:
    """The territory follows from the address."""
    customer.territory_id = Places().territory(customer.province, customer.city, customer.district)


def place_all() -> int:
    """Puts the territory of every customer right after territories changed; says how many changed. The rows keep
    version and time: nobody edited them."""
    places = Places()
    seen = list(Customer.objects.order_by().values_list("province", "city", "district").distinct())
    found = [(*place, places.territory(*place)) for place in seen]
    with connection.cursor() as cursor:
        cursor.execute(
            "update customers_customer c set territory_id = m.territory"
            " from unnest(%s::text[], %s::text[], %s::text[], %s::bigint[]) m(province, city, district, territory)"
            " where c.province = m.province and c.city = m.city and c.district = m.district"
            " and c.territory_id is distinct from m.territory",
            [list(column) for column in zip(*found, strict=True)] if found else [[], [], [], []],
        )
        return int(cursor.rowcount)


def _check(values: Values, customer_id: int | None) -> None:
    others = Customer.objects.exclude(id=customer_id) if customer_id else Customer.objects.all()
    code = values.get("credit_code")
    if code and not codes.is_valid(code):
        raise invalid("credit_code", "credit_code_invalid")
    if code and (other := others.filter(credit_code=code).first()):
        raise invalid("credit_code", "credit_code_taken", name=other.name)
    external = values.get("external_id")
    if external and others.filter(external_id=external).exists():
        raise invalid("external_id", "external_id_taken", value=external)
    if customer_id and values.get("parent"):
        _check_parent(customer_id, values["parent"])


def _check_parent(customer_id: int, parent_id: int) -> None:
    seen: set[int] = {customer_id}
    above: int | None = parent_id
    while above is not None:
        if above in seen:
            raise invalid("parent", "parent_circle")
        seen.add(above)
        above = Customer.objects.filter(id=above).values_list("parent_id", flat=True).first()
