"""Finds or makes the parts that a target is split by."""

from collections.abc import Iterable

from yingdan.catalog.models import Product
from yingdan.customers.models import Customer
from yingdan.kernel.errors import invalid
from yingdan.targets.models import Part
from yingdan.targets.rules.tree import PartKey


def ensure(keys: Iterable[PartKey]) -> dict[PartKey, int]:
    """Part ids by key; missing parts are made. `Invalid` on `parts` for a product or customer that does not exist."""
    wanted = list(dict.fromkeys(PartKey(one.product, one.customer, one.channel.strip()) for one in keys))
    products = {one.product for one in wanted if one.product}
    customers = {one.customer for one in wanted if one.customer}
    known = Product.objects.filter(id__in=products).count(), Customer.objects.filter(id__in=customers).count()
    if known != (len(products), len(customers)):
        raise invalid("parts", "unknown_choice")
    if any(not (one.product or one.customer or one.channel) for one in wanted):
        raise invalid("parts", "required")
    Part.objects.bulk_create(
        [Part(product_id=one.product, customer_id=one.customer, channel=one.channel) for one in wanted],
        ignore_conflicts=True,
    )
    rows = Part.objects.filter(channel__in={one.channel for one in wanted})
    found = {
        PartKey(product, customer, channel): part
        for part, product, customer, channel in rows.values_list("id", "product_id", "customer_id", "channel")
    }
    return {one: found[one] for one in wanted}
