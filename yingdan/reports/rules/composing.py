"""Puts what was read from the records in the order and shape of a report."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from yingdan.reports.types import Found

Row = dict[str, Any]


def numbered(rows: Iterable[Row], by: str) -> list[Row]:
    """Rows in the order of a moment, with a serial number from 1; those without the moment come last."""
    ordered = sorted(rows, key=lambda row: (row.get(by) is None, row.get(by) or ""))
    return [{**row, "serial": number} for number, row in enumerate(ordered, 1)]


def compose(parts: Sequence[tuple[str, Found]]) -> dict[str, Any]:
    """The composed parts as they are kept: each with its rows, how many there are in all, and its sums."""
    return {
        "sections": [
            {"name": name, "rows": found.rows, "count": found.count, "sums": dict(found.sums)} for name, found in parts
        ]
    }


def counts(composed: Mapping[str, Any]) -> dict[str, int]:
    """How many of each part."""
    return {one["name"]: one["count"] for one in composed.get("sections", ())}


def is_whole(section: Mapping[str, Any]) -> bool:
    """Whether all rows of a part are shown; a month's parts may be cut."""
    return bool(len(section["rows"]) >= section["count"])


def places(found: Iterable[tuple[str, str]], most: int = 4) -> str:
    """The area of a report: cities and districts where customers were visited, the most frequent first."""
    often: dict[str, int] = {}
    for city, district in found:
        name = f"{city}{district}" if district != city else city
        if name:
            often[name] = often.get(name, 0) + 1
    ordered = sorted(often, key=lambda name: (-often[name], name))
    return "、".join(ordered[:most])
