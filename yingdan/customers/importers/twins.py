"""Which records the new rows of an import may already be, and which rows of the file resemble each other.

A batch is met in a handful of statements, however many rows it has: by exactly the same name or telephone, and, when
the search is thorough, by the keys of the nightly sweep (sound, typing errors, domain, address). Then everything that
met is compared, with reasons, like everywhere else.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from yingdan.customers.models import Contact, Customer
from yingdan.customers.rules.duplicates.company import spellings
from yingdan.customers.rules.duplicates.features import dialable, features
from yingdan.customers.rules.duplicates.masking import masked
from yingdan.customers.rules.duplicates.persons import Person
from yingdan.customers.rules.duplicates.scoring import Features, Verdict
from yingdan.customers.selectors import visible_contacts, visible_customers
from yingdan.customers.services import marking
from yingdan.customers.services.kind_contact import CONTACT
from yingdan.customers.services.kind_customer import CUSTOMER
from yingdan.customers.services.kinds import Kind
from yingdan.customers.services.sweeping import CROWD, told
from yingdan.kernel.actor import Actor
from yingdan.platform.resources import hiding
from yingdan.platform.resources.spec import Twin, Values

Rows = Sequence[tuple[int, Values]]
# Rows of one file that are compared with the later ones; beyond, the nightly sweep finds what resembles each other.
REMEMBERED = 200_000
_CREATE = """
create temp table if not exists import_key (line bigint not null, key bigint not null, place bigint not null);
create index if not exists import_key_key on import_key (key);
"""
# As in the sweep: odd keys hold within a place, a key that many share says nothing.
_STORED = """
select distinct line, record_id from (
    select f.line, m.record_id, count(*) over (partition by f.line, f.key) as crowd
    from import_key f join (
        select record_id, k, case when k & 1 = 1 then place else 0 end as place
        from customers_duplicatemark, unnest(keys) k where resource = %s
    ) m on m.k = f.key and (m.place = f.place or m.place = 0 or f.place = 0)
    where f.line >= %s) t
where crowd <= %s
"""
_WITHIN = """
select distinct line, other from (
    select f.line, o.line as other, count(*) over (partition by f.line, f.key) as crowd
    from import_key f join import_key o on o.key = f.key and o.line < f.line
        and (o.place = f.place or o.place = 0 or f.place = 0)
    where f.line >= %s) t
where crowd <= %s
"""


@dataclass(frozen=True, slots=True)
class Looks:
    """How rows of one resource are met: their features as the actor may compare them, the records with exactly the same
    name or number by place of the row, and what is remembered of a row to show it beside a later one."""

    kind: Kind
    features: Callable[[Actor, Values], Any]
    exactly: Callable[[list[Values], list[Any]], list[set[int]]]
    remembered: tuple[str, ...]
    visible: Callable[[Actor, str], QuerySet[Any]]


class Finder:
    """Meets the rows of one file, batch by batch."""

    def __init__(self, looks: Looks, actor: Actor, thorough: bool) -> None:
        self.looks = looks
        self.actor = actor
        self.thorough = thorough
        self.before: dict[int, Values] = {}
        if thorough:
            marking.drop("import_key")
            marking.renew(looks.kind)
            with connection.cursor() as cursor:
                cursor.execute(_CREATE)

    def meet(self, rows: Rows, made: Collection[int]) -> list[Twin | None]:
        """For each row the record, else the earlier row, that it most likely is."""
        if not rows:
            return []
        asked = [self.looks.features(self.actor, values) for _, values in rows]
        met = self.looks.exactly([values for _, values in rows], asked)
        within: list[set[int]] = [set() for _ in rows]
        if self.thorough:
            self._by_keys(rows, asked, met, within)
        there = self.looks.kind.comparison.of({key for keys in met for key in keys if key not in made})
        lines = {line for found in within for line in found}
        earlier = {line: self.looks.features(self.actor, self.before[line]) for line in lines if line in self.before}
        best = [
            (self._best(one, keys, there), self._best(one, found, earlier))
            for one, keys, found in zip(asked, met, within, strict=True)
        ]
        return self._told(best)

    def _by_keys(self, rows: Rows, asked: list[Any], met: list[set[int]], within: list[set[int]]) -> None:
        """Adds what shares a key, and notes the keys of these rows for the later ones."""
        at = {line: place for place, (line, _) in enumerate(rows)}
        first = min(at)
        with connection.cursor() as cursor:
            with cursor.copy("copy import_key from stdin") as copy:
                for (line, values), one in zip(rows, asked, strict=True):
                    place, found = self.looks.kind.comparison.marks(one)
                    for key in found:
                        copy.write_row((line, key, place if key & 1 else 0))
                    if len(self.before) < REMEMBERED:
                        self.before[line] = {name: values[name] for name in self.looks.remembered if values.get(name)}
            cursor.execute("analyze import_key")
            cursor.execute(_STORED, [self.looks.kind.resource, first, CROWD])
            for line, record_id in cursor.fetchall():
                met[at[line]].add(record_id)
            cursor.execute(_WITHIN, [first, CROWD])
            for line, other in cursor.fetchall():
                within[at[line]].add(other)

    def _best(self, asked: Any, keys: Iterable[int], there: dict[int, Any]) -> tuple[Verdict, int] | None:
        compare = self.looks.kind.comparison.compare
        judged = [(compare(asked, there[key]), key) for key in sorted(keys) if key in there]
        likely = [(verdict, key) for verdict, key in judged if verdict.level in ("same", "likely")]
        return max(likely, key=lambda one: (one[0].score, -one[1])) if likely else None

    def _told(self, best: list[tuple[tuple[Verdict, int] | None, tuple[Verdict, int] | None]]) -> list[Twin | None]:
        ids = {stored[1] for stored, _ in best if stored}
        names = dict(self.looks.kind.model.objects.filter(id__in=ids).values_list("id", "name"))
        seen, editable = (
            set(self.looks.visible(self.actor, action).filter(id__in=ids).values_list("id", flat=True))
            for action in ("read", "edit")
        )
        found: list[Twin | None] = []
        for stored, earlier in best:
            if stored:
                verdict, key = stored
                title = names[key] if key in seen else masked(names[key])
                twin = Twin(title, key if key in seen else None, key in editable, 0, verdict.score, _reasons(verdict))
            elif earlier:
                verdict, line = earlier
                values = self.before[line]
                twin = Twin(str(values.get("name", "")), None, False, line, verdict.score, _reasons(verdict), values)
            found.append(twin if stored or earlier else None)
        return found


def _reasons(verdict: Verdict) -> tuple[tuple[str, float], ...]:
    return tuple((str(one["code"]), float(one["bits"])) for one in told(verdict))


def customers(actor: Actor, thorough: bool) -> Finder:
    """The finder of customers."""
    return Finder(_CUSTOMERS, actor, thorough)


def contacts(actor: Actor, thorough: bool) -> Finder:
    """The finder of contacts."""
    return Finder(_CONTACTS, actor, thorough)


def _customer(actor: Actor, row: Values) -> Features:
    shown = {name for name in ("phone", "credit_code") if hiding.open_to(actor, "customer", name)}
    return features(
        row.get("name") or "",
        credit_code=row.get("credit_code") or "" if "credit_code" in shown else "",
        phones=[row.get("phone") or ""] if "phone" in shown else [],
        website=row.get("website") or "",
        place=(row.get("province") or "", row.get("city") or ""),
        address=row.get("address") or "",
    )


def _person(actor: Actor, row: Values) -> Person:
    shown = {name for name in ("phone", "email", "birthday") if hiding.open_to(actor, "contact", name)}
    given = {name: row.get(name) for name in shown}
    phone, email = dialable(given.get("phone") or ""), (given.get("email") or "").strip()
    return Person(row.get("name") or "", given.get("birthday"), phone=phone, email=email, firm=row.get("customer") or 0)


def _same_customer(rows: list[Values], asked: list[Features]) -> list[set[int]]:
    names = [spellings(row.get("name") or "") for row in rows]
    by_name = _by(Customer, "name_key", {spelling for found in names for spelling in found})
    phones = {phone for one in asked for phone in one.phones}
    by_phone = _by(Customer, "phone", phones)
    for phone, customer_id in Contact.objects.filter(phone__in=phones).values_list("phone", "customer_id"):
        by_phone[phone].append(customer_id)
    codes = {one.code for one in asked} - {""}
    by_code = _by(Customer, "credit_code", codes)
    return [
        {key for spelling in found for key in by_name[spelling]}
        | {key for phone in one.phones for key in by_phone[phone]}
        | set(by_code[one.code])
        for one, found in zip(asked, names, strict=True)
    ]


def _same_person(rows: list[Values], asked: list[Person]) -> list[set[int]]:
    by_phone = _by(Contact, "phone", {one.phone for one in asked} - {""})
    there: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    known = Contact.objects.filter(customer_id__in={one.firm for one in asked} - {0})
    for key, customer_id, name in known.values_list("id", "customer_id", "name"):
        there[customer_id, name].append(key)
    return [{*by_phone[one.phone], *there[one.firm, one.name]} for one in asked]


def _by(model: type[Customer] | type[Contact], field: str, values: set[str]) -> defaultdict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    rows = model._base_manager.filter(**{f"{field}__in": values})
    for value, key in rows.values_list(field, "id") if values else ():
        found[value].append(key)
    return found


_CUSTOMERS = Looks(
    CUSTOMER,
    _customer,
    _same_customer,
    ("name", "credit_code", "phone", "website", "province", "city", "address", "industry"),
    visible_customers,
)
_CONTACTS = Looks(
    CONTACT,
    _person,
    _same_person,
    ("name", "customer", "phone", "email", "birthday", "title"),
    visible_contacts,
)
