"""What a deal is worth."""

from collections.abc import Iterable
from decimal import Decimal

from yingdan.kernel.money import rounded


def line_amount(quantity: Decimal, price: Decimal) -> Decimal:
    """Quantity × price to the fen, halves up."""
    return rounded(quantity * price)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The sum of the lines."""
    return sum(amounts, Decimal("0.00"))


def main_product(lines: Iterable[tuple[int, Decimal]]) -> int | None:
    """The product with the largest amount, the first one of equals; `lines` are (product, amount)."""
    best: tuple[int, Decimal] | None = None
    for product, amount in lines:
        if best is None or amount > best[1]:
            best = (product, amount)
    return best[0] if best else None
