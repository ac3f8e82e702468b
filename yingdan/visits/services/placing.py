"""Where customers are: proposals of check-ins, accepted or declined by who may edit the customer."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from yingdan.accounts.selectors import actor_of_user
from yingdan.customers import selectors as customers
from yingdan.customers.models import Customer
from yingdan.customers.services import customers as files
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Conflict, NotFound, invalid
from yingdan.org.models import Member
from yingdan.platform.services import notify
from yingdan.visits.models import PositionProposal, Visit

MOST = 200  # proposals decided on at once


@dataclass(frozen=True, slots=True)
class Left:
    """A proposal that stayed open, and why."""

    id: int
    name: str
    error: AppError


def decide(actor: Actor, proposal_id: int, accepted: bool) -> PositionProposal:
    """Takes the position over to the customer, or leaves it."""
    row = PositionProposal.objects.filter(id=proposal_id).first()
    if row is None:
        raise NotFound
    customer = customers.get_customer(actor, row.customer_id, "customer.edit", lock=True)
    row = PositionProposal.objects.select_for_update().get(id=proposal_id)
    if row.status != "open":
        raise Conflict("visit_proposal_decided")
    if accepted:
        files.save(actor, customer, {"latitude": row.latitude, "longitude": row.longitude})
        type(customer).objects.filter(id=customer.pk).update(version=customer.version + 1)
    row.status = "accepted" if accepted else "declined"
    row.decided_by_id, row.decided_at = actor.member_id, clock.now()
    row.version += 1
    row.save()
    return row


def decide_many(actor: Actor, ids: Sequence[int], accepted: bool) -> tuple[int, list[Left]]:
    """One after the other, each as a whole or not at all: how many were decided on, and those that were not."""
    wanted = sorted(set(ids))
    if len(wanted) > MOST:
        raise invalid("ids", "too_many_rows", max=MOST)
    reach = customers.visible_customers(actor)
    rows = PositionProposal.objects.filter(id__among=wanted, customer__in=reach).order_by("customer_id")
    names = dict(rows.values_list("id", "customer__name"))
    if len(names) != len(wanted):
        raise NotFound
    left = []
    for id_, name in names.items():
        try:
            with transaction.atomic():
                decide(actor, id_, accepted)
        except AppError as error:
            left.append(Left(id_, name, error))
    return len(names) - len(left), left


def tell(visit: Visit, customer: Customer) -> None:
    """A message to who may take the position over: the customer's owner, else the superior of the visitor."""
    visitor = Member.objects.select_related("manager", "team__manager").get(id=visit.member_id)
    asked = [customer.owner, visitor.manager, visitor.team.manager]
    params = {"actor": visitor.name, "name": customer.name}
    for member in asked:
        if member is not None and member.pk != visitor.pk and _may_decide(member, customer):
            notify.send([member.user_id], "visit.position_proposed", params, "/visits/proposals")
            return


def _may_decide(member: Member, customer: Customer) -> bool:
    actor = actor_of_user(member.user_id) if member.user_id else None
    return actor is not None and customers.visible_customers(actor, "edit").filter(id=customer.pk).exists()
