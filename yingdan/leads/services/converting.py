"""Makes a lead a customer, with the contact and the deal; nothing of its story is lost."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models.functions import Coalesce, Greatest

from yingdan.customers.models import Collaborator, Contact, Customer, FollowUp
from yingdan.customers.selectors import get_customer
from yingdan.deals.models import Deal, DealMember
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Invalid, invalid
from yingdan.kernel.models import Versioned
from yingdan.leads.models import Conversion, Lead
from yingdan.leads.rules import flow
from yingdan.leads.selectors import get_lead, lent_until
from yingdan.leads.selectors import mapping as maps
from yingdan.org.models import Member, Owned
from yingdan.people.services.giving import give
from yingdan.platform.models import StoredFile
from yingdan.platform.resources import records
from yingdan.platform.resources.lens import open_lens
from yingdan.platform.services import events

Values = dict[str, Any]
# The customer's timeline tells the lead's story from now on.
_TELL = "update platform_event set about = about || %s::varchar[] where about @> %s::varchar[]"
_STATE = ("status", "invalid_reason", "contacted_at", "qualified_at", "invalid_at", "next_contact_at")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a lead shall become: an existing record by id, or a new one of `values`; neither means none of this kind."""

    id: int | None = None
    values: Values | None = None


def convert(
    actor: Actor,
    lead_id: int,
    *,
    version: int,
    customer: Wish,
    contact: Wish | None = None,
    deal: Values | None = None,
    confirm: bool = False,
) -> Conversion:
    """Converts an open lead within reach. Raises `duplicate_suspected` for a new customer that may exist, unless
    `confirm`; what is wrong with a value is told as `customer.name`, `deal.amount` …"""
    actor.need("lead.convert")
    lead = get_lead(actor, lead_id, "lead.convert", lock=True)
    if lead.status == "converted":
        raise Conflict("lead_is_converted", name=lead.name)
    if lead.status == "invalid":
        raise Conflict("lead_is_invalid", name=lead.name)
    if lead.version != version:
        raise Conflict("version_conflict", current_version=lead.version)
    work = _Work(actor, lead)
    work.customer(customer, confirm)
    if contact is not None:
        work.contact(contact)
    if deal is not None:
        work.deal(deal)
    return work.finish()


class _Work:
    """One conversion under way."""

    def __init__(self, actor: Actor, lead: Lead) -> None:
        self.actor, self.lead = actor, lead
        self.owner = Member.objects.get(id=lead.owner_id) if lead.owner_id else None
        self.made: dict[str, int] = {}
        self.before: Values = {name: _plain(getattr(lead, name)) for name in _STATE}
        self.customer_id = 0
        self.contact_id: int | None = None
        self.deal_id: int | None = None

    def customer(self, wish: Wish, confirm: bool) -> None:
        if wish.id is not None:
            row = get_customer(self.actor, wish.id, lock=True)
            self.customer_id = row.id
            self.fill(row)
        else:
            self.customer_id = self.make("customer", wish.values or {}, confirm)
        row = Customer.objects.get(id=self.customer_id)
        self.before["customer"] = {name: _plain(getattr(row, name)) for name in ("last_followup_at", "next_contact_at")}

    def contact(self, wish: Wish) -> None:
        if wish.id is not None:
            if not Contact.objects.filter(id=wish.id, customer_id=self.customer_id).exists():
                raise invalid("contact.id", "contact_elsewhere")
            self.contact_id = wish.id
        else:
            self.contact_id = self.make("contact", {**(wish.values or {}), "customer": self.customer_id}, True)

    def deal(self, values: Values) -> None:
        self.deal_id = self.make("deal", {**values, "customer": self.customer_id}, True)

    def fill(self, row: Customer) -> None:
        """What the customer that is there lacks and the lead knows; nothing that it has is overwritten."""
        lens = open_lens("customer", self.actor)
        values = maps.proposed(self.actor, self.lead)["customer"]
        lacking = {
            name: value for name, value in values.items()
            if name not in ("name", "status", "next_contact_at", "source")
            and (row.custom.get(name) if name.startswith("c_") else getattr(row, name)) in (None, "", [])
        }  # fmt: skip
        if not lacking or not lens.rows("edit").filter(pk=row.id).exists():
            return
        records.save(lens, row, records.clean(lens, lacking))
        self.before["filled"] = lacking

    def make(self, resource: str, values: Values, confirm: bool) -> int:
        """A new record, checked as its own form would; errors are told under the name of the record."""
        lens = open_lens(resource, self.actor, "create")
        try:
            made = records.create(lens, values, confirm)
        except Invalid as error:
            fields = error.params.get("fields", {})
            raise Invalid(fields={f"{resource}.{name}": told for name, told in fields.items()}) from error
        self.made[resource] = int(made["id"])
        return int(made["id"])

    def given(self, model: type[Owned], row_id: int) -> None:
        """What became of a lead is its owner's, whoever converts."""
        if self.owner and self.owner.id != self.actor.member_id:
            give(list(model._base_manager.filter(pk=row_id)), self.owner)

    def finish(self) -> Conversion:
        lead = self.lead
        for model, name in ((Customer, "customer"), (Deal, "deal")):
            if name in self.made:
                self.given(model, self.made[name])
        self.lend()
        self.follow()
        self.before["files"] = self.files()
        self.before["versions"] = self.versions()
        for name, moment in flow.moments("converted", {n: getattr(lead, n) for n in flow.STEPS}, clock.now()).items():
            setattr(lead, name, moment)
        lead.status, lead.invalid_reason, lead.next_contact_at = "converted", "", None
        lead.converted_customer_id, lead.converted_contact_id = self.customer_id, self.contact_id
        lead.converted_deal_id = self.deal_id
        lead.version += 1
        lead.save()
        about = [f"customer:{self.customer_id}"] + ([f"deal:{self.deal_id}"] if self.deal_id else [])
        with connection.cursor() as cursor:
            cursor.execute(_TELL, [about[:1], [f"lead:{lead.id}"]])
        events.record(
            actor=self.actor, verb="lead.converted", resource="lead", object_id=lead.id, about=about, name=lead.name,
            customer=Customer.objects.values_list("name", flat=True).get(id=self.customer_id),
        )  # fmt: skip
        return Conversion.objects.create(
            lead=lead, customer_id=self.customer_id, contact_id=self.contact_id, deal_id=self.deal_id, made=self.made,
            before=self.before, by_id=self.actor.member_id,
        )  # fmt: skip

    def lend(self) -> None:
        """A stand-in goes on working on what became of the lead as long as the owner is away."""
        if not self.owner or self.owner.id == self.actor.member_id or self.actor.member_id is None:
            return
        if (until := lent_until(self.actor, self.lead.id)) is None:
            return
        terms = {"member_id": self.actor.member_id, "can_edit": True, "until": until, "added_by_id": self.owner.id}
        if "customer" in self.made:
            Collaborator.objects.create(customer_id=self.customer_id, **terms)
        if (deal_id := self.made.get("deal")) is not None:
            DealMember.objects.create(deal_id=deal_id, role="support", **terms)

    def follow(self) -> None:
        """Follow-ups and plans go on with customer and deal."""
        FollowUp.objects.filter(lead_id=self.lead.id).update(customer_id=self.customer_id, deal_id=self.deal_id)
        last, planned = self.lead.last_followup_at, self.lead.next_contact_at
        row = Customer.objects.filter(id=self.customer_id)
        if last:
            row.update(last_followup_at=Greatest("last_followup_at", last))
            Deal.objects.filter(id=self.deal_id or 0).update(last_followup_at=last)
        if planned:
            row.update(next_contact_at=Coalesce("next_contact_at", planned))

    def files(self) -> list[int]:
        rows = StoredFile.objects.filter(resource="lead", object_id=self.lead.id)
        ids = list(rows.values_list("id", flat=True))
        rows.update(resource="customer", object_id=self.customer_id)
        return ids

    def versions(self) -> dict[str, int]:
        """By these it is seen later whether somebody went on working with what was made."""
        models: dict[str, type[Versioned]] = {"customer": Customer, "contact": Contact, "deal": Deal}
        return {
            name: models[name]._base_manager.values_list("version", flat=True).get(pk=row_id)
            for name, row_id in self.made.items()
        }


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
