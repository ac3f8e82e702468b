"""Nightly work and upkeep of sums; deleting and merging of customers that are outlets."""

from typing import Any

from django.db import connection, transaction

from yingdan.customers.services.moving import give_back
from yingdan.customers.types import MergePart
from yingdan.kernel.errors import Conflict
from yingdan.outlets.models import CompetitorRecord, LedgerEntry, OutletMonth, Stock
from yingdan.outlets.services import chaining

CHUNK = 500  # outlets a transaction

_RATES = """
insert into outlets_classrate (product_id, grade, outlets, sold, days)
select s.product_id, c.grade, count(*), sum(greatest(s.sold, 0)), sum(s.days)
from outlets_stock s join customers_customer c on c.id = s.customer_id
where s.days > 0 group by 1, 2
"""


def work_out_rates() -> None:
    """What outlets of each class sell of each product a day, from the windows of all of them."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("delete from outlets_classrate")
        cursor.execute(_RATES)


def restock_all() -> None:
    """How every product stands at every outlet, with the rates and settings of today; outlet by outlet."""
    after = 0
    while ids := _next(after):
        for customer_id in ids:
            with transaction.atomic():
                chaining.lock(customer_id)
                products = Stock.objects.filter(customer_id=customer_id).values_list("product_id", flat=True)
                chaining.restock(customer_id, list(products))
        after = ids[-1]


def _next(after: int) -> list[int]:
    rows = Stock.objects.filter(customer_id__gt=after).order_by("customer_id")
    return list(rows.values_list("customer_id", flat=True).distinct()[:CHUNK])


def compact() -> None:
    """Folds the rows of one key together."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select outlets_compact_sums()")


def rebuild() -> None:
    """Makes all sums anew, after loading with the triggers switched off."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select outlets_rebuild_sums()")


def drift() -> list[str]:
    """Where the sums differ from what they are made of, in words; empty when all is well."""
    with connection.cursor() as cursor:
        cursor.execute("select summary, key::text, count, amount from outlets_sum_drift() limit 20")
        return [f"{name} {key}: count {count:+}, amount {amount:+}" for name, key, count, amount in cursor.fetchall()]


def guard(customer_id: int) -> None:
    """A customer with a ledger or competitor records is not deleted."""
    count = LedgerEntry.objects.filter(customer_id=customer_id).count()
    count += CompetitorRecord.objects.filter(customer_id=customer_id).count()
    if count:
        raise Conflict("outlet_has_records", count=count)


def _move(survivor_id: int, old_id: int) -> Any:
    ids = list(LedgerEntry.objects.filter(customer_id=old_id).values_list("id", flat=True))
    LedgerEntry.objects.filter(id__in=ids).update(customer_id=survivor_id)
    _anew(survivor_id, old_id)
    return {"ids": ids}


def _restore(survivor_id: int, old_id: int, moved: Any) -> int:
    back = give_back("outlets_ledgerentry", "customer_id", survivor_id, old_id, moved["ids"])
    _anew(survivor_id, old_id)
    return len(moved["ids"]) - back


def _anew(*customer_ids: int) -> None:
    """Chains, stocks and months from the entries that are there now."""
    for customer_id in sorted(customer_ids):
        chaining.lock(customer_id)
        Stock.objects.filter(customer_id=customer_id).delete()
        OutletMonth.objects.filter(customer_id=customer_id).delete()
        entries = LedgerEntry.objects.filter(customer_id=customer_id).order_by("-at")
        chaining.rework(customer_id, dict(entries.values_list("product_id", "at")))


PARTS = {
    "outlet ledger": MergePart(
        frozenset({"outlets_ledgerentry.customer_id", "outlets_stock.customer_id", "outlets_outletmonth.customer_id"}),
        _move, _restore,
    ),
}  # fmt: skip
