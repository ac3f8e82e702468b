"""Rows of an import as products."""

from typing import Any

from yingdan.kernel import search
from yingdan.kernel.actor import Actor
from yingdan.platform.resources.spec import Values


def columns(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of the products."""
    return [_columns(row) for row in rows]


def _columns(row: Values) -> dict[str, Any]:
    name, code, series = row.get("name") or "", row.get("code") or None, row.get("series") or ""
    active = row.get("is_active")
    return {
        "version": 1,
        "custom": {},
        "name": name,
        "code": code,
        "series": series,
        "unit": row.get("unit") or "",
        "list_price": row.get("list_price"),
        "floor_price": row.get("floor_price"),
        "is_active": True if active is None else active,
        "external_id": row.get("external_id") or None,
        "created_at": row.get("created_at"),
        "search": search.vector([name, code or "", series]),
    }
