"""Finds customers that a new one may already be, while somebody types: by index, then compared with reasons."""

from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from yingdan.customers.models import Contact, Customer
from yingdan.customers.rules import credit_code as codes
from yingdan.customers.rules.duplicates.company import parsed
from yingdan.customers.rules.duplicates.features import dialable, features
from yingdan.customers.rules.duplicates.hanzi import sound
from yingdan.customers.rules.duplicates.masking import masked
from yingdan.customers.rules.duplicates.scoring import Features, Verdict, compare
from yingdan.customers.rules.names import name_key
from yingdan.customers.selectors import visible_customers
from yingdan.customers.services import comparable, duplicate_settings
from yingdan.kernel import search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict
from yingdan.platform.resources import hiding

LIMIT = 8
NEAR = 24  # looked at more closely
# Trigrams only gather what is worth a comparison: 北京华兴科技 / 北京华兴科技发展 come to 0.60,
# two firms of one city to 0.17.
SIMILAR = 0.3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A customer that may be the same. `reason` is the first word on why: credit_code, phone, name or similar_name."""

    id: int
    reason: str
    verdict: Verdict


def find(
    actor: Actor,
    *,
    name: str = "",
    phone: str = "",
    credit_code: str = "",
    exclude: int | None = None,
    limit: int = LIMIT,
) -> list[dict[str, Any]]:
    """Candidates, surest first. Searches all customers, also those out of the actor's scope: of these it is told that
    they exist and whose they are, as far as the company wants, no id and no figures, and the name by its ends unless it
    is the very one that was typed. By a field that is hidden from the actor nothing is found: trying numbers would tell
    whose they are."""
    credit_code = credit_code if hiding.open_to(actor, "customer", "credit_code") else ""
    own, people = (hiding.open_to(actor, whose, "phone") for whose in ("customer", "contact"))
    phone = phone if own or people else ""
    asked = features(name, credit_code=credit_code, phones=[phone])
    ids = {*_by_code(credit_code), *_by_phone(phone, own, people), *_by_similar_name(name)}
    ids |= _by_sound(name)
    ids.discard(exclude or 0)
    return _describe(actor, asked, _judged(name, asked, ids)[:limit])


def refuse(actor: Actor, *, name: str, phone: str, credit_code: str) -> None:
    """Raises the conflict that asks the user to look before saving."""
    candidates = find(actor, name=name, phone=phone, credit_code=credit_code)
    if candidates:
        raise Conflict("duplicate_suspected", candidates=candidates)


def _judged(name: str, asked: Features, ids: set[int]) -> list[Candidate]:
    key = name_key(name) if name else ""
    found = []
    for customer_id, there in comparable.CUSTOMERS.of(ids).items() if ids else ():
        verdict = compare(asked, there)
        told = {reason.code for reason in verdict.reasons}
        same = key and key == name_key_of(there)
        if asked.code and asked.code == there.code:
            reason = "credit_code"
        elif asked.phones & there.phones:
            reason = "phone"
        elif same or ("same_name" in told and verdict.level != "different"):
            reason = "name"
        elif verdict.level == "different":
            continue
        else:
            reason = "similar_name"
        found.append(Candidate(customer_id, reason, verdict))
    order = ("credit_code", "name", "phone", "similar_name")
    return sorted(found, key=lambda one: (-one.verdict.score, order.index(one.reason), one.id))


def name_key_of(there: Features) -> str:
    """The whole name of a record without its legal form, places in front."""
    return "".join((*there.name.places, there.name.key, there.name.branch))


def _by_code(code: str) -> list[int]:
    code = codes.normalised(code)
    return list(Customer.objects.filter(credit_code=code).values_list("id", flat=True)) if code else []


def _by_phone(phone: str, own: bool, people: bool) -> list[int]:
    number = dialable(phone)
    if not number:
        return []
    firms = Customer.objects.filter(phone=number).values_list("id", flat=True)[:LIMIT] if own else ()
    through = Contact.objects.filter(phone=number).values_list("customer_id", flat=True)[:LIMIT] if people else ()
    return [*firms, *through]


def _by_similar_name(name: str) -> list[int]:
    key = name_key(name) if name else ""
    if len(key) < 4:  # too few trigrams to mean anything
        return list(Customer.objects.filter(name_key=key).values_list("id", flat=True)[:NEAR]) if key else []
    with transaction.atomic(), connection.cursor() as cursor:  # the threshold lasts for one transaction
        cursor.execute("select set_config('pg_trgm.similarity_threshold', %s, true)", [str(SIMILAR)])
        cursor.execute(
            "select id from customers_customer where name_key %% %s"
            " order by similarity(name_key, %s) desc, id limit %s",
            [key, key, NEAR],
        )
        return [row[0] for row in cursor.fetchall()]


def _by_sound(name: str) -> set[int]:
    """By the pinyin that every customer is found by anyway: other characters, or traditional ones, that sound alike."""
    key = parsed(name).key if name else ""
    heard = sound(key).replace(" ", "")
    if len(key) < 3 or not heard.isascii() or not heard.isalpha():
        return set()
    rows = Customer.objects.filter(search__matches=search.query(heard[: search.PINYIN_LENGTH]))
    return set(rows.values_list("id", flat=True)[:NEAR])


def _describe(actor: Actor, asked: Features, candidates: list[Candidate]) -> list[dict[str, Any]]:
    ids = [candidate.id for candidate in candidates]
    if not ids:
        return []
    rows = {row.id: row for row in Customer.objects.filter(id__in=ids).select_related("owner", "team")}
    visible = set(visible_customers(actor).filter(id__in=ids).values_list("id", flat=True))
    tell = duplicate_settings.tell() if len(visible) < len(set(ids)) else "owner"
    return [_one(candidate, rows[candidate.id], candidate.id in visible, tell) for candidate in candidates]


def _one(candidate: Candidate, row: Customer, visible: bool, tell: str) -> dict[str, Any]:
    sure = candidate.reason != "similar_name"
    return {
        "resource": "customer",
        "id": row.id if visible else None,
        "name": row.name if visible or candidate.reason == "name" else masked(row.name),
        "owner": row.owner.name if row.owner and (visible or tell == "owner") else None,
        "team": row.team.name if not visible and tell == "team" else None,
        "reason": candidate.reason,
        "similarity": 1.0 if sure else round(candidate.verdict.score, 2),
        "reasons": [reason.code for reason in candidate.verdict.reasons if reason.bits > 0 or not sure][:4],
    }
