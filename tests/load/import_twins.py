"""What looking for duplicates costs an import, by hand, after `duplicates.py` has filled the database:
`DATABASE_URL=… PYTHONPATH=. python tests/load/import_twins.py 50000`. Checks the same file without and with looking."""

import csv
import io
import os
import sys
import time
from random import Random
from typing import Any

import django

FIELDS = {"name": "名称", "phone": "电话", "city": "城市", "address": "地址", "website": "网址"}


def main(count: int) -> None:
    """Times both checks and says what the second one found."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yingdan.config.settings")
    django.setup()
    from yingdan.customers.models import Customer
    from yingdan.platform.exchange.tests.helpers import check, prepare, step
    from yingdan.platform.models import ImportTwin

    content = file(count)
    for how in ("add", "skip"):
        wanted: dict[str, Any] = step("customer", "c.csv", fields=FIELDS, mode="add", twins=how)
        job = prepare(wanted, files={"c.csv": content})
        start = time.perf_counter()
        check(job)
        took = time.perf_counter() - start
        found = ImportTwin.objects.filter(job=job).count()
        print(
            f"{count:,} rows against {Customer.objects.count():,} customers, twins {how}: {took:.1f} s, {found:,} found"
        )


def file(count: int) -> bytes:
    """Rows as people write them; one in ten is somebody of the database or of the file."""
    from yingdan.customers.tests.labelled import Maker

    maker = Maker(Random(2))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(FIELDS.values())
    known = Maker(Random(1))  # writes down the companies that `duplicates.py` began with
    for number in range(count):
        one = known.written(known.company()) if number % 10 == 0 else maker.written(maker.company())
        writer.writerow([one.name, one.phone, one.city, one.address, one.website])
    return text.getvalue().encode()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
