"""What people could reach: their open deals, and what customers of the same grade bring in a year."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.db.models import Count, Sum

from yingdan.customers.models import Customer
from yingdan.deals import figures
from yingdan.deals.models import Deal


def potentials(members: Collection[int], start: date, end: date) -> dict[int, int]:
    """By member, in fen: weighted open deals, and for each customer the average that one of its grade brought from
    `start` to `end`. Three statements for any number of people."""
    found: Counter[int] = Counter()
    for owner, _, _, weighted in figures.open_deals(figures.Whose(), "owner_id"):
        found[owner] += weighted
    held = Customer.objects.values_list("grade", "owner_id").annotate(Count("id")).order_by()
    counts = [(grade, owner, count) for grade, owner, count in held if owner is not None]
    sizes: Counter[str] = Counter()
    for grade, _, count in counts:
        sizes[grade] += count
    won = Deal.objects.filter(status="won", closed_on__range=(start, end), customer__isnull=False)
    brought = {grade: figures.fen(amount) for grade, amount in
               won.values_list("customer__grade").annotate(Sum("amount")).order_by()}  # fmt: skip
    for grade, owner, count in counts:
        found[owner] += count * brought.get(grade, 0) // sizes[grade]
    return {member: found[member] for member in members}
