"""Spans of days for the distribution – weeks, quarters, free ones – and who had what in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from yingdan.outlets.rules.distribution import Share

LONGEST = 92  # days of a free span
LOOK_BACK = 460  # days of a trend: five quarters
MOST = 12  # spans of a trend
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger: whether it shows the product, and its turnover in fen."""

    customer: int
    product: int
    day: date
    has: bool
    value: Decimal


def span(period: str, day: date) -> Span:
    """The week (from Monday) or quarter of a day."""
    if period == "week":
        first = day - timedelta(day.isoweekday() - 1)
        return first, first + timedelta(6)
    first = day.replace(month=day.month - (day.month - 1) % 3, day=1)
    following = date(first.year + 1, 1, 1) if first.month == 10 else first.replace(month=first.month + 3)
    return first, following - timedelta(1)


def trend(period: str, last: Span) -> list[Span]:
    """The spans up to one, oldest first, without a gap: of the same kind, or of the same length."""
    found = [last]
    while len(found) < MOST:
        first, end = found[0]
        day = first - timedelta(1)
        earlier = (day - (end - first), day) if period == "free" else span(period, day)
        if (last[1] - earlier[0]).days >= LOOK_BACK:
            break
        found.insert(0, earlier)
    return found


@dataclass(frozen=True, slots=True)
class Had:
    """What the outlets of a span had: turnover of each in fen, and who had which product."""

    weight: dict[int, int]
    having: dict[int, set[int]]

    def share(self, product: int | None, among: Iterable[int] | None = None) -> Share:
        """Of a product – without one of anything – among some outlets or all."""
        universe = self.weight.keys() if among is None else self.weight.keys() & set(among)
        having = universe if product is None else universe & self.having.get(product, set())
        return Share(
            len(having), len(universe), sum(self.weight[one] for one in having),
            sum(self.weight[one] for one in universe),
        )  # fmt: skip


def had(entries: Iterable[Entry], first: date, last: date) -> Had:
    """Worked out from the entries of a span; each product's turnover at an outlet is rounded to a fen."""
    sums: dict[tuple[int, int], Decimal] = {}
    having: dict[int, set[int]] = {}
    for one in entries:
        if first <= one.day <= last:
            key = (one.customer, one.product)
            sums[key] = sums.get(key, Decimal(0)) + one.value
            if one.has:
                having.setdefault(one.product, set()).add(one.customer)
    weight: dict[int, int] = {}
    for (customer, _), value in sums.items():
        weight[customer] = weight.get(customer, 0) + int(value.quantize(Decimal(1), ROUND_HALF_UP))
    return Had(weight, having)


def by_span(entries: Sequence[Entry], spans: Sequence[Span]) -> list[Had]:
    """For each of some spans that follow each other."""
    parts: list[list[Entry]] = [[] for _ in spans]
    ends = [last for _, last in spans]
    at = 0
    for one in sorted(entries, key=lambda each: each.day):
        while at < len(ends) and one.day > ends[at]:
            at += 1
        if at == len(ends):
            break
        parts[at].append(one)
    return [had(part, *each) for part, each in zip(parts, spans, strict=True)]
