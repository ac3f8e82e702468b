"""The features of stored customers, many at a time."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

from yingdan.customers.rules.duplicates.features import features
from yingdan.customers.rules.duplicates.scoring import Features

_COLUMNS = """
select c.id, c.name, coalesce(c.credit_code, ''), c.phone, c.website, c.province, c.city, c.address, k.phones, k.emails
from {source} c left join lateral (
    select array_agg(phone) filter (where phone <> '') as phones, array_agg(email) filter (where email <> '') as emails
    from customers_contact where customer_id = c.id) k on true
"""
_BY_ID = _COLUMNS.format(source="(select * from customers_customer where id = any(%s))")
_NEXT = _COLUMNS.format(source="(select * from customers_customer where id > %s order by id limit %s)")
STEP = 10_000


def of(ids: Iterable[int]) -> dict[int, Features]:
    """The features of these."""
    with connection.cursor() as cursor:
        cursor.execute(_BY_ID, [list(ids)])
        return {row[0]: _features(row) for row in cursor.fetchall()}


def every() -> Iterator[list[tuple[int, Features]]]:
    """All customers in steps, by id."""
    last = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_NEXT, [last, STEP])
            rows = cursor.fetchall()
        if not rows:
            return
        last = max(row[0] for row in rows)
        yield [(row[0], _features(row)) for row in rows]


def _features(row: tuple[Any, ...]) -> Features:
    _, name, code, phone, website, province, city, address, phones, emails = row
    return features(
        name,
        credit_code=code,
        phones=(phone, *(phones or ())),
        website=website,
        emails=emails or (),
        place=(province, city),
        address=address,
    )
