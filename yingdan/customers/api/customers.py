"""Routes of one customer beside the generic ones: head, follow-ups, contacts, collaborators, owner."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query
from ninja.responses import Status

from yingdan.customers.api import schemas
from yingdan.customers.models import Contact
from yingdan.customers.selectors import get_customer
from yingdan.customers.services import (
    assigning,
    collaborators,
    contacts,
    duplicate_people,
    duplicates,
    followups,
    summary,
)
from yingdan.customers.types import FollowUpIn, Made
from yingdan.kernel.errors import AppError
from yingdan.kernel.http import Router, actor_of
from yingdan.platform.resources import hiding
from yingdan.platform.resources.bulk import picked
from yingdan.platform.resources.schemas import Undo

router = Router(tags=["customers"])
Asked = Annotated[str, Query(max_length=200)]


@router.get("/duplicates", permission="customer.create", response=schemas.Candidates)
def find_duplicates(
    request: HttpRequest, name: Asked = "", phone: Asked = "", credit_code: Asked = "", exclude: int | None = None
) -> dict[str, Any]:
    """Customers that may be the same as what is being entered."""
    found = duplicates.find(actor_of(request), name=name, phone=phone, credit_code=credit_code, exclude=exclude)
    return {"items": found}


@router.get("/duplicates/contacts", permission="contact.create", response=schemas.PersonCandidates)
def find_people(
    request: HttpRequest, name: Asked = "", phone: Asked = "", email: Asked = "", birthday: date | None = None,
    customer: int | None = None, exclude: int | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Contacts that may be the person that is being entered."""
    found = duplicate_people.find(
        actor_of(request), name=name, phone=phone, email=email, birthday=birthday, customer=customer, exclude=exclude
    )
    return {"items": found}


@router.post("/assign", permission="customer.assign", response=schemas.Assigned)
def assign_many(request: HttpRequest, body: schemas.AssignManyIn) -> dict[str, Any]:
    """Gives several customers to another owner; tells which could not go."""
    actor = actor_of(request)
    return assigning.assign(actor, picked("customer", actor, body.picked()), body.owner_id, body.with_deals)


@router.post("/assign/undo", permission="customer.assign", response=schemas.Assigned)
def undo_assign(request: HttpRequest, body: Undo) -> dict[str, Any]:
    """Takes an assignment back; tells which customers somebody changed since."""
    return assigning.undo(actor_of(request), body.token)


@router.get("/{int:customer_id}/summary", permission="customer.read", response=schemas.Summary)
def head(request: HttpRequest, customer_id: int) -> dict[str, Any]:
    """The facts at the head of the page, with the tabs' counts."""
    return {"open_deals": None, "won_deals": None, **summary.head(actor_of(request), customer_id)}


@router.post("/{int:customer_id}/followups", permission="followup.create", response={201: Made})
def add_followup(request: HttpRequest, customer_id: int, body: FollowUpIn) -> Status[Any]:
    """Writes a follow-up."""
    values = {**body.values(), "customer": customer_id}
    made = followups.create(actor_of(request), values, mentions=body.mentions, file_ids=body.file_ids)
    return Status(201, {"id": made.id})


@router.get("/{int:customer_id}/contacts", permission="contact.read", response=schemas.Contacts)
def contacts_of(request: HttpRequest, customer_id: int) -> dict[str, list[Contact]]:
    """The people there, for the list and the relationship map."""
    return {"items": contacts.of(actor_of(request), customer_id)}


@router.post("/{int:customer_id}/contacts", permission="contact.create", response={201: Made})
def add_contact(request: HttpRequest, customer_id: int, body: schemas.ContactIn) -> Status[Any]:
    """Adds a person."""
    actor, values = actor_of(request), body.dict()
    hiding.refuse(actor, "contact", values)
    return Status(201, {"id": contacts.create(actor, {**values, "customer": customer_id}).id})


@router.get("/{int:customer_id}/collaborators", permission="customer.read", response=schemas.Collaborators)
def collaborators_of(request: HttpRequest, customer_id: int) -> dict[str, Any]:
    """Who was let in."""
    return {"items": collaborators.of(actor_of(request), customer_id)}


@router.post("/{int:customer_id}/collaborators", permission="customer.edit", response=schemas.Collaborators)
def add_collaborator(request: HttpRequest, customer_id: int, body: schemas.CollaboratorIn) -> dict[str, Any]:
    """Lets a colleague in."""
    actor = actor_of(request)
    collaborators.add(actor, customer_id, body.member_id, body.can_edit, body.until)
    return {"items": collaborators.of(actor, customer_id)}


@router.delete("/{int:customer_id}/collaborators/{int:member_id}", permission="customer.read", response={204: None})
def remove_collaborator(request: HttpRequest, customer_id: int, member_id: int) -> Status[Any]:
    """Ends a collaboration."""
    collaborators.remove(actor_of(request), customer_id, member_id)
    return Status(204, None)


@router.post("/{int:customer_id}/assign", permission="customer.assign", response=schemas.Assigned)
def assign(request: HttpRequest, customer_id: int, body: schemas.AssignIn) -> dict[str, Any]:
    """Gives the customer to another owner."""
    actor = actor_of(request)
    get_customer(actor, customer_id, "customer.assign")
    result = assigning.assign(actor, [customer_id], body.owner_id, body.with_deals)
    for failure in result["failed"]:
        raise AppError(failure["code"], 409, name=failure["title"])
    return result


@router.get("/{int:customer_id}/owners", permission="customer.read", response=schemas.Owners, by_alias=True)
def owners(request: HttpRequest, customer_id: int) -> dict[str, Any]:
    """Who had the customer before."""
    return {"items": assigning.owners_of(get_customer(actor_of(request), customer_id))}
