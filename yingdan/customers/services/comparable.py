"""What is compared of stored records, many at a time: read by one query, as features, with the keys they meet under."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.db import connection
from psycopg import sql

from yingdan.customers.rules.duplicates import blocking, persons
from yingdan.customers.rules.duplicates.features import dialable, features
from yingdan.customers.rules.duplicates.persons import Person
from yingdan.customers.rules.duplicates.scoring import Features, Verdict, compare

STEP = 10_000
# Counted up when the keys or what is compared change: then the next sweep looks at every record anew.
RULES = 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """How records of one resource are compared: `columns` of `table` t with its `joins` are read as features, which
    meet under `keys`; those that begin with a letter of `everywhere` prove something whatever the `place`."""

    table: str
    joins: str
    columns: str
    read: Callable[[tuple[Any, ...]], Any]
    keys: Callable[[Any], set[str]]
    place: Callable[[Any], str]
    everywhere: str
    compare: Callable[[Any, Any], Verdict]

    def of(self, ids: Iterable[int]) -> dict[int, Any]:
        """The features of these."""
        with connection.cursor() as cursor:
            cursor.execute(
                self._query("select t.id, {columns} from {table} t {joins} where t.id = any(%s)"), [list(ids)]
            )
            return {row[0]: self.read(row[1:]) for row in cursor.fetchall()}

    def stamped(self) -> sql.Composed:
        """A query for all ids with a number that changes when anything that is compared does."""
        stamp = "select t.id, hashtextextended((row({columns}))::text, {rules}) as stamp from {table} t {joins}"
        return self._query(stamp)

    def _query(self, query: str) -> sql.Composed:
        return sql.SQL(query).format(
            columns=sql.SQL(self.columns), joins=sql.SQL(self.joins), table=sql.Identifier(self.table), rules=RULES
        )

    def marks(self, found: Any) -> tuple[int, list[int]]:
        """Place (0: unknown, it may be anywhere) and keys as numbers, the same in every process."""
        place = self.place(found)
        return _number(place) if place else 0, sorted(self._key(key) for key in self.keys(found))

    def _key(self, key: str) -> int:
        """Odd ones hold within a place only, see `sweeping`."""
        return _number(key) & ~1 | (key[0] not in self.everywhere)


def in_steps(ids: list[int]) -> Iterator[list[int]]:
    """The ids in portions."""
    for at in range(0, len(ids), STEP):
        yield ids[at : at + STEP]


def _number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def _customer(row: tuple[Any, ...]) -> Features:
    name, code, phone, website, province, city, address, phones, emails = row
    return features(
        name,
        credit_code=code,
        phones=(phone, *(phones or ())),
        website=website,
        emails=emails or (),
        place=(province, city),
        address=address,
    )


def _province(found: Features) -> str:
    """The province by name or address."""
    province = found.name.province or (found.place[0] if found.place else "")
    return province[:2]


def _person(row: tuple[Any, ...]) -> Person:
    firm, name, born, phone, email = row
    return Person(name, born, phone=dialable(phone), email=email.strip(), firm=firm)


CUSTOMERS = Comparison(
    table="customers_customer",
    joins=(
        "left join lateral (select array_agg(phone order by id) filter (where phone <> '') as phones,"
        " array_agg(email order by id) filter (where email <> '') as emails"
        " from customers_contact where customer_id = t.id) k on true"
    ),
    columns=(
        "t.name, coalesce(t.credit_code, ''), t.phone, t.website, t.province, t.city, t.address, k.phones, k.emails"
    ),
    read=_customer,
    keys=blocking.keys,
    place=_province,
    everywhere="cpd",
    compare=compare,
)
CONTACTS = Comparison(
    table="customers_contact",
    joins="",
    columns="t.customer_id, t.name, t.birthday, t.phone, t.email",
    read=_person,
    keys=persons.keys,
    place=lambda _: "",
    everywhere="",
    compare=persons.compare,
)
