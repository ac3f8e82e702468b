"""Whether somebody is known anywhere in the company: told masked, as the company set it for duplicates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet

from yingdan.customers.models import Contact, Customer
from yingdan.customers.rules.duplicates.features import dialable
from yingdan.customers.rules.duplicates.masking import masked
from yingdan.customers.rules.names import name_key
from yingdan.customers.rules.phones import canonical
from yingdan.customers.selectors import visible_customers
from yingdan.kernel import search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.leads.models import Lead
from yingdan.leads.selectors import visible_leads
from yingdan.org.models import Member
from yingdan.platform.resources import hiding
from yingdan.reception.rules.attribution import Claim

LIMIT = 8
_TAIL, _NAME = 4, 2  # fewer digits or characters would list the company's records, not find a person
_SIGNER = signing.Signer(salt="reception.known")
KINDS = {"customer": Customer, "contact": Contact, "lead": Lead}


@dataclass(frozen=True, slots=True)
class Match:
    """A record that may be the visitor; `sure` by the whole telephone number."""

    kind: str
    row: Customer | Contact | Lead
    sure: bool

    @property
    def holder(self) -> Customer | Lead:
        """The record that has an owner."""
        return self.row.customer if isinstance(self.row, Contact) else self.row

    @property
    def owner(self) -> Member | None:
        """Whose it is."""
        return self.holder.owner

    @property
    def token(self) -> str:
        """Names the record to the server, and tells the reader nothing."""
        return _SIGNER.sign_object([self.kind, self.row.pk])

    def claim(self) -> Claim:
        """As the rules take it."""
        holder = self.holder
        first: datetime = holder.owned_since or holder.created_at
        last = holder.last_followup_at
        return Claim(
            self.kind,  # type: ignore[arg-type]
            self.row.pk,
            holder.owner_id,
            first,
            max(last, first) if last else first,
            last is not None,
        )


def find(actor: Actor, *, phone: str, name: str) -> list[Match]:
    """Matches among contacts, leads and customers, surest first. By a field hidden from the actor nothing is found."""
    found: dict[tuple[str, int], Match] = {}
    for match in (*_by_phone(actor, phone), *_by_name(name)):
        found.setdefault((match.kind, match.row.pk), match)
    firms = {match.holder.pk for match in found.values() if match.kind == "contact"}
    rows = [one for one in found.values() if one.kind != "customer" or one.row.pk not in firms]
    return sorted(rows, key=lambda one: not one.sure)[:LIMIT]


def named(token: str) -> Match:
    """The record that a token names."""
    try:
        kind, pk = _SIGNER.unsign_object(token)
    except signing.BadSignature:
        raise invalid("known", "bad_value") from None
    row = _rows(kind).filter(pk=pk).first()
    if row is None:
        raise invalid("known", "no_such_record")
    return Match(kind, row, False)


def told(actor: Actor, matches: Iterable[Match], typed: str) -> list[dict[str, object]]:
    """What the desk may know: names in full within reach or when that very name was typed, else by their ends."""
    rows = list(matches)
    customers = {one.holder.pk for one in rows if one.kind != "lead"}
    leads = {one.row.pk for one in rows if one.kind == "lead"}
    seen = {("customer", id) for id in visible_customers(actor).filter(id__in=customers).values_list("id", flat=True)}
    seen |= {("lead", id) for id in visible_leads(actor).filter(id__in=leads).values_list("id", flat=True)}
    return [_told(one, ("lead" if one.kind == "lead" else "customer", one.holder.pk) in seen, typed) for one in rows]


def _told(match: Match, visible: bool, typed: str) -> dict[str, object]:
    def shown(name: str) -> str:
        return name if visible or name.strip() == typed.strip() else masked(name)

    holder, row = match.holder, match.row
    company = holder.name if isinstance(holder, Customer) else holder.company
    return {
        "token": match.token,
        "kind": match.kind,
        "id": holder.pk if visible else None,
        "name": shown(row.name),
        "company": shown(company) if company and company != row.name else "",
        "owner": {"id": match.owner.pk, "label": match.owner.name} if match.owner else None,
        "team": holder.team.name,
        "sure": match.sure,
    }


def _rows(kind: str) -> QuerySet[Any]:
    if kind == "contact":
        return Contact.objects.select_related("customer__owner", "customer__team")
    if kind == "lead":
        return Lead.objects.exclude(status__in=("invalid", "converted")).select_related("owner", "team")
    return Customer.objects.select_related("owner", "team")


def _by_phone(actor: Actor, phone: str) -> list[Match]:
    kinds = [kind for kind in ("contact", "lead", "customer") if hiding.open_to(actor, kind, "phone")]
    whole = dialable(canonical(phone))
    if whole:
        return [Match(kind, row, True) for kind in kinds for row in _rows(kind).filter(phone=whole)[:LIMIT]]
    digits = search.number(phone)
    if len(digits) < _TAIL:
        return []
    tail = Q(search__matches=search.query(digits), phone__endswith=digits)
    return [Match(kind, row, False) for kind in kinds for row in _rows(kind).filter(tail).order_by("-id")[:LIMIT]]


def _by_name(name: str) -> list[Match]:
    name = " ".join(name.split())
    if len(name) < _NAME:
        return []
    key = name_key(name)
    heard = Q(search__matches=search.query(name))  # by index; the exact comparison is only for what that finds
    people = _rows("contact").filter(heard, name=name)[:LIMIT]
    rows: list[Match] = [Match("contact", row, False) for row in people]
    leads = [_rows("lead").filter(heard, Q(contact_name=name) | Q(name=name))]
    leads += [_rows("lead").filter(company_key=key)] if key else []
    rows += [Match("lead", row, False) for part in leads for row in part[:LIMIT]]
    firms = _rows("customer")
    exact = [Match("customer", row, False) for row in firms.filter(name_key=key)[:LIMIT]] if key else []
    if len(key) > _NAME and len(exact) < LIMIT:
        near = firms.filter(heard).exclude(name_key=key)
        exact += [Match("customer", row, False) for row in near.order_by("-id")[: LIMIT - len(exact)]]
    return rows + exact
