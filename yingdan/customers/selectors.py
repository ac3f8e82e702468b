"""Which customers, contacts and follow-ups an actor may see or change."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, Q, QuerySet

from yingdan.customers import types
from yingdan.customers.models import Collaborator, Contact, Customer, FollowUp, Merged
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import NotFound
from yingdan.org import selectors as org

# Reaching into a customer as a collaborator: what needs the right to edit there, and what only to see it.
_SHARED_TO_EDIT = ("customer.edit", "contact.create", "contact.edit", "contact.delete")
_SHARED_TO_SEE = ("customer.read", "contact.read", "followup.read", "followup.create")
MERGES = 50  # of merges in a row


class AnyOf(Func):
    """`x = ANY(array)`: with an array PostgreSQL looks each customer up by index; with an OR across customers and
    contacts it reads all contacts by date until enough are found."""

    template = "(%(expressions)s))"
    arg_joiner = " = ANY("
    output_field = BooleanField()


def shared_ids(actor: Actor, permission: str) -> QuerySet[Collaborator, int]:
    """Ids of the customers that the actor reaches as a collaborator; lazy, asked only when the reach is not all."""
    mine = Collaborator.objects.filter(Q(until=None) | Q(until__gte=clock.today()), member=actor.member_id)
    if permission in _SHARED_TO_EDIT:
        mine = mine.filter(can_edit=True)
    elif permission not in _SHARED_TO_SEE:
        mine = mine.none()
    return mine.values_list("customer_id", flat=True)


def visible_customers(actor: Actor, action: str = "read") -> QuerySet[Customer]:
    """Customers that the actor may read, edit, delete or assign."""
    return customers_for(actor, f"customer.{action}")


def customers_for(actor: Actor, permission: str) -> QuerySet[Customer]:
    """Customers within the reach of any permission, such as `followup.create`."""
    if actor.scope(permission) is Scope.all:
        return Customer.objects.all()
    return org.visible(Customer.objects.all(), actor, permission, shared=shared_ids(actor, permission))


def get_customer(actor: Actor, customer_id: int, permission: str = "customer.read", *, lock: bool = False) -> Customer:
    """One customer within reach; NotFound otherwise."""
    rows = customers_for(actor, permission)
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    if (found := rows.filter(id=customer_id).first()) is None:
        raise gone(actor, customer_id)
    return found


def gone(actor: Actor, customer_id: int) -> NotFound:
    """No such customer in scope; `moved_to` names the one that it went into."""
    now = moved_to(actor, customer_id)
    return NotFound(moved_to=now) if now else NotFound()


def moved_to(actor: Actor, customer_id: int) -> int | None:
    """The customer that one went into, if the actor may see it: old links lead there."""
    now = merged_into("customer", customer_id)
    return now if now != customer_id and visible_customers(actor).filter(id=now).exists() else None


def contact_moved_to(actor: Actor, contact_id: int) -> int | None:
    """The same for contacts."""
    now = merged_into("contact", contact_id)
    return now if now != contact_id and visible_contacts(actor).filter(id=now).exists() else None


def merged_into(resource: str, record_id: int) -> int:
    """What a record has become after all merges; itself when there was none."""
    now = record_id
    for _ in range(MERGES):
        gone = Merged.objects.filter(old_id=now, merge__undone_at=None, merge__resource=resource).order_by("-id")
        survivor = gone.values_list("merge__survivor_id", flat=True).first()
        if survivor is None:
            break
        now = survivor
    return now


def narrow_customers(rows: QuerySet[Customer], actor: Actor, scope: str) -> QuerySet[Customer]:
    """The scope tabs of the customer list."""
    return org.narrow(rows, actor, scope, shared=shared_ids(actor, "customer.read"))


def visible_contacts(actor: Actor, action: str = "read") -> QuerySet[Contact]:
    """Contacts are reached through their customers."""
    return within_customers(actor, f"contact.{action}")


def within_customers(actor: Actor, permission: str) -> QuerySet[Contact]:
    """Contacts of the customers within the reach of any permission."""
    if actor.scope(permission) in (Scope.own, Scope.team):
        customers = ArraySubquery(customers_for(actor, permission).values("id"))
        return Contact.objects.filter(AnyOf(F("customer_id"), customers))
    shared = shared_ids(actor, permission)
    return org.visible(Contact.objects.all(), actor, permission, shared=shared, prefix="customer__")


def narrow_contacts(rows: QuerySet[Contact], actor: Actor, scope: str) -> QuerySet[Contact]:
    """The scope tabs of the contact list, by the customers' owners."""
    return org.narrow(
        rows,
        actor,
        scope,
        owner="customer__owner_id",
        team="customer__team_id",
        own="customer_id",
        shared=shared_ids(actor, "contact.read"),
    )


def visible_followups(actor: Actor, action: str = "read") -> QuerySet[FollowUp]:
    """Follow-ups one wrote oneself, and (to read) those of the customers and leads within reach, whoever wrote them."""
    permission = f"followup.{action}"
    rows = FollowUp.objects.all()
    condition = org.reach(actor, permission)
    if condition is None:
        return rows
    if action == "read" and actor.may(permission) and actor.member_id is not None:
        condition |= _of_customers(actor, permission)
        condition |= Q(customer_id__in=list(shared_ids(actor, permission)))
        for _, leads in types.leads.items():
            condition |= leads.within(actor, permission)
    return rows.filter(condition)


def _of_customers(actor: Actor, permission: str) -> Q:
    """Follow-ups of the customers within reach, each in the form that PostgreSQL does best: a person's few customers as
    a list (looked up by index), a team's as a subquery (hashed), a large part of the company through the join (asked
    row by row from the newest follow-up on; hashing a region's customers takes seconds)."""
    if actor.scope(permission) is Scope.below:
        return org.reach(actor, permission, owner="customer__owner_id", team="customer__team_id") or Q()
    within = org.visible(Customer.objects.all(), actor, permission).values_list("id", flat=True)
    return Q(customer_id__in=list(within) if actor.scope(permission) is Scope.own else within)
