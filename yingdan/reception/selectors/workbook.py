"""The figures of the desk as a workbook: numbers stay numbers, days stay days."""

from datetime import date
from typing import Any

from yingdan.kernel.texts import text
from yingdan.platform.exchange.sheets import book

_COUNTS = ("visits", "calls", "fresh", "persons")
_DEVIATING = ("by", "count", "skipped", "passed", "total")


def totals(found: dict[str, Any], locale: str) -> bytes:
    """A sheet each by channel, hour and day, with the sum below."""
    sheets = {}
    for part in ("channels", "hours", "days"):
        head = [text(f"reception_sheet_{name}", locale) for name in (part, *_COUNTS)]
        rows = [[_label(part, one, locale), *(one[name] for name in _COUNTS)] for one in found[part]]
        total = [text("reception_sheet_sum", locale), *(found["total"][name] for name in _COUNTS)]
        sheets[head[0]] = [head, *rows, total]
    return book(sheets)


def deviations(items: list[dict[str, Any]], locale: str) -> bytes:
    """A line for each who registers."""
    head = [text(f"reception_sheet_{name}", locale) for name in (*_DEVIATING, "reasons")]
    rows = [[*(one[name] for name in _DEVIATING), "; ".join(one["reasons"])] for one in items]
    return book({text("reception_sheet_deviations", locale): [head, *rows]})


def _label(part: str, one: dict[str, Any], locale: str) -> Any:
    if part == "days":
        return date.fromisoformat(one["key"])
    return one["label"] or text("reception_sheet_unasked", locale)
