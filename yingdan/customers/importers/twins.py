"""Which customers the new rows of an import may already be, for a whole batch in a handful of statements.

Found by the same name without form, place and script, by telephone, and by the telephones of contacts; then compared
with reasons like everywhere. What only sounds alike or is mistyped is left to the nightly sweep.
"""

from collections import defaultdict

from yingdan.customers.models import Contact, Customer
from yingdan.customers.rules.duplicates.company import parsed
from yingdan.customers.rules.duplicates.features import features
from yingdan.customers.rules.duplicates.masking import masked
from yingdan.customers.rules.duplicates.scoring import Features, compare
from yingdan.customers.rules.names import name_key
from yingdan.customers.selectors import visible_customers
from yingdan.customers.services import comparable
from yingdan.kernel.actor import Actor
from yingdan.platform.resources import hiding
from yingdan.platform.resources.spec import Twin, Values


def find(actor: Actor, rows: list[Values]) -> list[Twin | None]:
    """For each row the customer that it most likely is."""
    asked = [_features(actor, row) for row in rows]
    names = [_spellings(row.get("name") or "") for row in rows]
    by_name = _by("name_key", {spelling for spellings in names for spelling in spellings})
    phones = {phone for one in asked for phone in one.phones}
    by_phone = _by("phone", phones)
    for phone, customer_id in Contact.objects.filter(phone__in=phones).values_list("phone", "customer_id"):
        by_phone[phone].append(customer_id)
    met = [
        {key for spelling in spellings for key in by_name[spelling]} | {key for p in one.phones for key in by_phone[p]}
        for one, spellings in zip(asked, names, strict=True)
    ]
    there = comparable.CUSTOMERS.of({key for keys in met for key in keys})
    best = [_best(one, keys, there) for one, keys in zip(asked, met, strict=True)]
    return _told(actor, best)


def _features(actor: Actor, row: Values) -> Features:
    open_to = hiding.open_to(actor, "customer", "phone")
    return features(
        row.get("name") or "",
        credit_code=row.get("credit_code") or "",
        phones=[row.get("phone") or ""] if open_to else [],
        website=row.get("website") or "",
        place=(row.get("province") or "", row.get("city") or ""),
        address=row.get("address") or "",
    )


def _spellings(name: str) -> set[str]:
    """The ways in which the same name may be stored: as it is, with the place in front, without it."""
    company = parsed(name)
    return {name_key(name), company.key, "".join((*company.places, company.key))} - {""}


def _by(field: str, values: set[str]) -> defaultdict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for value, key in Customer.objects.filter(**{f"{field}__in": values}).values_list(field, "id") if values else ():
        found[value].append(key)
    return found


def _best(asked: Features, keys: set[int], there: dict[int, Features]) -> int | None:
    judged = [(compare(asked, there[key]), key) for key in sorted(keys) if key in there]
    likely = [(verdict.score, -key) for verdict, key in judged if verdict.level in ("same", "likely")]
    return -max(likely)[1] if likely else None


def _told(actor: Actor, best: list[int | None]) -> list[Twin | None]:
    ids = {key for key in best if key is not None}
    names = dict(Customer.objects.filter(id__in=ids).values_list("id", "name"))
    seen = set(visible_customers(actor).filter(id__in=ids).values_list("id", flat=True))
    editable = set(visible_customers(actor, "edit").filter(id__in=ids).values_list("id", flat=True))
    return [
        Twin(names[key] if key in seen else masked(names[key]), key if key in editable else None)
        if key is not None
        else None
        for key in best
    ]
