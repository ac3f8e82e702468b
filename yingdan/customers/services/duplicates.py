"""Finds customers that a new one may already be: same name without legal form, similar name, telephone, credit code."""

from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from yingdan.customers.models import Contact, Customer
from yingdan.customers.rules import credit_code as codes
from yingdan.customers.rules.names import name_key
from yingdan.customers.rules.phones import canonical
from yingdan.customers.selectors import visible_customers
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict
from yingdan.platform.resources import hiding

LIMIT = 8
# Trigrams: 上海华兴贸易 / 上海华兴商贸 come to 0.40, 北京华兴科技 / 北京华兴科技发展 to 0.60,
# two firms of one city to 0.17.
SIMILAR = 0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A customer that may be the same. `reason` is name, similar_name, phone or credit_code."""

    id: int
    reason: str
    similarity: float


def find(
    actor: Actor, *, name: str = "", phone: str = "", credit_code: str = "", exclude: int | None = None
) -> list[dict[str, Any]]:
    """Candidates, surest first. Searches all customers, also those out of the actor's scope: of these only the name and
    the owner are told ("exists, belongs to …"), no id and no figures. By a field that is hidden from the actor
    nothing is found: trying numbers would tell whose they are."""
    credit_code = credit_code if hiding.open_to(actor, "customer", "credit_code") else ""
    own, people = (hiding.open_to(actor, whose, "phone") for whose in ("customer", "contact"))
    found: dict[int, Candidate] = {}
    for candidate in (*_by_code(credit_code), *_by_name(name), *_by_phone(phone, own, people), *_by_similar_name(name)):
        if candidate.id != exclude:
            found.setdefault(candidate.id, candidate)
    return _describe(actor, list(found.values())[:LIMIT])


def refuse(actor: Actor, *, name: str, phone: str, credit_code: str) -> None:
    """Raises the conflict that asks the user to look before saving."""
    candidates = find(actor, name=name, phone=phone, credit_code=credit_code)
    if candidates:
        raise Conflict("duplicate_suspected", candidates=candidates)


def _by_code(code: str) -> list[Candidate]:
    code = codes.normalised(code)
    ids = Customer.objects.filter(credit_code=code).values_list("id", flat=True) if code else []
    return [Candidate(id, "credit_code", 1.0) for id in ids]


def _by_name(name: str) -> list[Candidate]:
    key = name_key(name)
    ids = Customer.objects.filter(name_key=key).values_list("id", flat=True)[:LIMIT] if key else []
    return [Candidate(id, "name", 1.0) for id in ids]


def _by_phone(phone: str, own: bool, people: bool) -> list[Candidate]:
    number = canonical(phone)
    if sum(character.isdigit() for character in number) < 7:
        return []
    firms = Customer.objects.filter(phone=number).values_list("id", flat=True)[:LIMIT] if own else ()
    through = Contact.objects.filter(phone=number).values_list("customer_id", flat=True)[:LIMIT] if people else ()
    return [Candidate(id, "phone", 1.0) for id in (*firms, *through)]


def _by_similar_name(name: str) -> list[Candidate]:
    key = name_key(name)
    if len(key) < 4:  # too few trigrams to mean anything
        return []
    with transaction.atomic(), connection.cursor() as cursor:  # the threshold lasts for one transaction
        cursor.execute("select set_config('pg_trgm.similarity_threshold', %s, true)", [str(SIMILAR)])
        cursor.execute(
            "select id, similarity(name_key, %s) as s from customers_customer where name_key %% %s"
            " order by s desc, id limit %s",
            [key, key, LIMIT],
        )
        return [Candidate(id, "similar_name", round(similarity, 2)) for id, similarity in cursor.fetchall()]


def _describe(actor: Actor, candidates: list[Candidate]) -> list[dict[str, Any]]:
    ids = [candidate.id for candidate in candidates]
    if not ids:
        return []
    rows = {row.id: row for row in Customer.objects.filter(id__in=ids).select_related("owner")}
    visible = set(visible_customers(actor).filter(id__in=ids).values_list("id", flat=True))
    return [_one(candidate, rows[candidate.id], candidate.id in visible) for candidate in candidates]


def _one(candidate: Candidate, row: Customer, visible: bool) -> dict[str, Any]:
    return {
        "id": row.id if visible else None,
        "name": row.name,
        "owner": row.owner.name if row.owner else None,
        "reason": candidate.reason,
        "similarity": candidate.similarity,
    }
