"""Follow-ups 跟进: what was done with a customer, when to get in touch again, which colleagues should know."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.db.models.functions import Greatest

from yingdan.customers import types
from yingdan.customers.models import Contact, Customer, FollowUp
from yingdan.customers.selectors import get_customer
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.org.models import Member
from yingdan.org.services.home import team_for
from yingdan.platform.models import StoredFile
from yingdan.platform.resources.filling import fill
from yingdan.platform.resources.spec import Values
from yingdan.platform.services import events, notify

EXCERPT = 80


@dataclass(frozen=True, slots=True)
class About:
    """Whom a follow-up is with, as a colleague who is mentioned is told: name, and where to read on."""

    name: str
    path: str


def create(
    actor: Actor,
    values: Values,
    confirm: bool = False,
    *,
    mentions: Sequence[int] = (),
    file_ids: Sequence[int] = (),
) -> FollowUp:
    """A follow-up with a customer within reach. Keeps the customer's (and the deal's) last and next contact."""
    actor.need("followup.create")
    if not values.get("customer"):
        raise invalid("customer", "required")
    customer = get_customer(actor, values["customer"], "followup.create", lock=True)
    about = About(customer.name, f"/customers/{customer.id}")
    return write(actor, FollowUp(customer=customer), values, about, mentions=mentions, file_ids=file_ids)


def write(
    actor: Actor,
    followup: FollowUp,
    values: Values,
    about: About,
    *,
    mentions: Sequence[int] = (),
    file_ids: Sequence[int] = (),
) -> FollowUp:
    """Writes a follow-up that says already whom it is with: a customer or a lead, checked by the caller."""
    followup.owner_id = followup.created_by_id = actor.member_id
    followup.happened_at = clock.now()
    fill(followup, "followup", {name: value for name, value in values.items() if name != "owner"})
    followup.happened_at = followup.happened_at or clock.now()
    followup.team_id = team_for(actor.member_id)
    followup.mentions, followup.file_ids = list(dict.fromkeys(mentions)), list(dict.fromkeys(file_ids))
    _check(actor, followup)
    followup.save()
    _claim_files(actor, followup)
    _touch(followup)
    _record(actor, "followup.created", followup)
    _mention(actor, followup, about)
    return followup


def save(actor: Actor, followup: FollowUp, values: Values) -> None:
    """Changes a loaded and locked follow-up."""
    if values.get("customer", followup.customer_id) != followup.customer_id:
        raise invalid("customer", "contact_elsewhere")
    fill(followup, "followup", values)
    _check(actor, followup)
    followup.save()
    if {"happened_at", "next_contact_at"} & set(values):
        _touch(followup)
    _record(actor, "followup.updated", followup, fields=sorted(values))


def remove(actor: Actor, followup: FollowUp) -> None:
    """Deletes a follow-up; the customer's last contact goes back to the one before."""
    _record(actor, "followup.deleted", followup)
    customer_id, lead_id = followup.customer_id, followup.lead_id
    followup.delete()
    if customer_id:
        last = FollowUp.objects.filter(customer_id=customer_id).aggregate(last=Max("happened_at"))["last"]
        Customer.objects.filter(id=customer_id).update(last_followup_at=last)
    if lead_id:
        for _, leads in types.leads.items():
            leads.recall(lead_id)


def _check(actor: Actor, followup: FollowUp) -> None:
    if not (followup.text or "").strip():
        raise invalid("text", "required")
    if followup.happened_at > clock.now():
        raise invalid("happened_at", "in_the_future")
    contact, customer = followup.contact_id, followup.customer_id
    if contact and not (customer and Contact.objects.filter(id=contact, customer_id=customer).exists()):
        raise invalid("contact", "contact_elsewhere")
    if followup.deal_id and not customer:
        raise invalid("customer", "required")
    if followup.deal_id and customer:
        for _, link in types.followup_links.items():
            link.check(actor, followup.deal_id, customer)


def _touch(followup: FollowUp) -> None:
    """Neither versions nor update times move: writing a follow-up is no edit of the customer."""
    row = Customer.objects.filter(id=followup.customer_id or 0)
    row.update(last_followup_at=Greatest("last_followup_at", followup.happened_at))
    at, next_at = followup.happened_at, followup.next_contact_at
    if next_at:
        row.update(next_contact_at=next_at)
    else:  # what was planned for before this contact is done
        row.filter(next_contact_at__lte=at).update(next_contact_at=None)
    if followup.deal_id:
        for _, link in types.followup_links.items():
            link.touch(followup.deal_id, at, next_at)
    lead = None if followup.customer_id else followup.lead_id  # once converted, it is the customer that counts
    if lead:
        for _, leads in types.leads.items():
            leads.touch(lead, at, next_at)
    kind, about = ("lead", lead) if lead else ("customer", followup.customer_id)
    if about:
        for _, one in types.contacted.items():
            one.told(kind, [about])


def _claim_files(actor: Actor, followup: FollowUp) -> None:
    if not followup.file_ids:
        return
    own = StoredFile.objects.filter(id__in=followup.file_ids, user_id=actor.user_id or 0, resource="")
    if own.update(resource="followup", object_id=followup.id) != len(followup.file_ids):
        raise invalid("file_ids", "file_unknown")


def _mention(actor: Actor, followup: FollowUp, about: About) -> None:
    members = Member.objects.filter(id__in=followup.mentions).exclude(user_id=actor.user_id or 0)
    excerpt = followup.text.strip()[:EXCERPT]
    notify.send(
        [member.user_id for member in members],
        "followup.mention",
        {"actor": actor.name, "name": about.name, "text": excerpt},
        about.path,
    )


def _record(actor: Actor, verb: str, followup: FollowUp, **params: Any) -> None:
    # Not `about` the customer: its timeline shows the follow-up itself.
    events.record(actor=actor, verb=verb, resource="followup", object_id=followup.id, **params)
