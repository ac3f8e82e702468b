"""What people could reach: open deals, and what customers of the same grade bring in a year; how much they hold."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.db.models import Count, Sum

from yingdan.customers.models import Customer
from yingdan.deals import figures
from yingdan.deals.models import Deal
from yingdan.targets.rules.weights import Held


def potentials(members: Collection[int], start: date, end: date) -> dict[int, int]:
    """By member, in fen: weighted open deals, and for each customer the average that one of its grade brought from
    `start` to `end`. Four statements for any number of people."""
    found: Counter[int] = Counter()
    for owner, _, _, weighted in figures.open_deals(figures.Whose(), "owner_id"):
        found[owner] += weighted
    grades = by_grade(start, end)
    held = Customer.objects.values_list("grade", "owner_id").annotate(Count("id")).order_by()
    for grade, owner, count in held:
        if owner is not None:
            found[owner] += int(count * grades.get(grade, 0.0))
    return {member: found[member] for member in members}


def by_grade(start: date, end: date) -> dict[str, float]:
    """What a customer of each grade brought on average from `start` to `end`, in fen; of those that somebody holds."""
    sizes = dict(Customer.objects.filter(owner__isnull=False).values_list("grade").annotate(Count("id")).order_by())
    won = Deal.objects.filter(status="won", closed_on__range=(start, end), customer__isnull=False)
    rows = won.values_list("customer__grade").annotate(Sum("amount")).order_by()
    return {grade: figures.fen(amount) / sizes[grade] for grade, amount in rows if sizes.get(grade)}


def held(members: Collection[int]) -> dict[int, Held]:
    """By member, the customers and open deals in hand. Two statements for any number of people."""
    customers = Customer.objects.filter(owner_id__among=list(members)).exclude(status="lost")
    each = dict(customers.values_list("owner_id").annotate(Count("id")).order_by())
    deals = {owner: count for owner, count, *_ in figures.open_deals(figures.Whose(), "owner_id")}
    return {member: Held(each.get(member, 0), deals.get(member, 0)) for member in members}
