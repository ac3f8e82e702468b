"""What was ordered and collected at a visit, from the answers to its steps. Amounts are whole fen."""

from collections.abc import Mapping
from typing import Any


def order_amount(answer: Mapping[str, Any]) -> int:
    """Quantity × price over the lines; a line without a price is worth nothing."""
    return sum(_whole(line.get("quantity")) * _whole(line.get("price")) for line in answer.get("lines") or ())


def order_text(answer: Mapping[str, Any], names: Mapping[int, str]) -> str:
    """Product × quantity, line by line; a product that is no more has its number."""
    lines = answer.get("lines") or ()
    said = (
        f"{names.get(line.get('product_id'), '#' + str(line.get('product_id')))} × {_whole(line.get('quantity'))}"
        for line in lines
        if _whole(line.get("quantity"))
    )
    return "；".join(said)


def collected(answer: Mapping[str, Any]) -> int:
    """What was collected."""
    return _whole(answer.get("amount"))


def _whole(value: Any) -> int:
    return int(value) if isinstance(value, int | float) else 0
