"""The sweep over many customers, by hand, in an empty database that is migrated:
`DATABASE_URL=… PYTHONPATH=. python tests/load/duplicates.py 1000000`. Sweeps all of them, with nothing changed, and
with one in two hundred changed. Prints times, pairs, and how many of the planted duplicates were found."""

import os
import sys
import time
from random import Random

import django
from django.db import connection, transaction

PLANTED = 0.03


def main(count: int) -> None:
    """Plants customers, sweeps twice, reports."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yingdan.config.settings")
    django.setup()
    from yingdan.customers.services import sweeping

    planted = fill(count)
    for run in ("first", "nothing changed", "one in 200 changed"):
        if run.startswith("one"):
            with connection.cursor() as cursor:
                cursor.execute("update customers_customer set website = 'www.site' || id || '.cn' where id % 200 = 0")
        start = time.perf_counter()
        record = sweeping.sweep()
        took = time.perf_counter() - start
        if record is None:
            raise SystemExit("another sweep is at work")
        print(
            f"{run}: {record.records:,} customers, {record.changed:,} looked at in {took:.0f} s,"
            f" {record.compared:,} pairs compared, {record.found:,} to review ({record.new:,} new),"
            f" {record.crowded:,} crowded keys",
            flush=True,
        )
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from customers_duplicatepair p join customers_customer l on l.id = p.low_id"
            " join customers_customer h on h.id = p.high_id where l.note <> '' and l.note = h.note"
        )
        print(f"found {cursor.fetchone()[0]:,} of {planted:,} planted")


def fill(count: int) -> int:
    """Customers as people write them, a part of them twice (their notes tell)."""
    from yingdan.customers.rules.names import name_key
    from yingdan.customers.rules.phones import canonical
    from yingdan.customers.tests.labelled import Maker
    from yingdan.org.models import Team

    team = Team.objects.first() or Team.objects.create(name="测试", kind="company", path="1")
    chance = Random(1)
    maker, planted, number = Maker(chance), 0, 0
    columns = "name, name_key, phone, city, address, website, credit_code, note, team_id, created_at, updated_at"
    start = time.perf_counter()
    into = f"copy customers_customer ({columns}) from stdin"
    with transaction.atomic(), connection.cursor() as cursor, cursor.copy(into) as copy:
        while number < count:
            if chance.random() < PLANTED:
                pair = maker.true()
                planted += 1
                records = [(pair.one, f"p{planted}"), (pair.other, f"p{planted}")]
            else:
                records = [(maker.written(maker.company()), "")]
            for at, (one, note) in enumerate(records):
                code = one.code if one.code and not at else None
                copy.write_row((
                    one.name, name_key(one.name), canonical(one.phone), one.city, one.address, one.website, code,
                    note, team.id, "2026-01-01", "2026-01-01",
                ))  # fmt: skip
                number += 1
    print(f"{number:,} customers written in {time.perf_counter() - start:.0f} s", flush=True)
    return planted


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
