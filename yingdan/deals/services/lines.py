"""What is sold in a deal; the deal's amount is the sum of its lines."""

from dataclasses import dataclass
from decimal import Decimal

from yingdan.catalog.models import Product
from yingdan.deals.models import Deal, DealLine
from yingdan.deals.rules import amounts
from yingdan.deals.selectors.deals import locked
from yingdan.deals.services.common import record, write
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid


@dataclass(frozen=True, slots=True)
class Line:
    """A product, how much of it, at which price."""

    product_id: int
    quantity: Decimal
    price: Decimal


def replace(*, actor: Actor, deal_id: int, lines: list[Line], version: int | None = None) -> Deal:
    """Sets the lines of a deal; without lines the amount stays as it is and may be typed again."""
    deal = locked(actor, deal_id, version)
    _check(lines)
    before = deal.amount
    made = [
        DealLine(
            deal=deal, product_id=line.product_id, quantity=line.quantity, price=line.price,
            amount=amounts.line_amount(line.quantity, line.price), position=position,
        )
        for position, line in enumerate(lines, 1)
    ]  # fmt: skip
    DealLine.objects.filter(deal=deal).delete()
    DealLine.objects.bulk_create(made)
    if made:
        deal.amount = amounts.total(line.amount for line in made)
    deal.product_id = amounts.main_product((line.product_id, line.amount) for line in made)
    write(deal)
    record(actor, "deal.lines_changed", deal, lines=len(made), amount=[str(before), str(deal.amount)])
    return deal


def _check(lines: list[Line]) -> None:
    products = [line.product_id for line in lines]
    if len(set(products)) != len(products):
        raise invalid("lines", "line_duplicate")
    if Product.objects.filter(id__in=products).count() != len(products):
        raise invalid("lines", "bad_value")
