"""Rows of an import as customers."""

from typing import Any

from yingdan.customers.rules import credit_code as codes
from yingdan.customers.rules.names import clean, name_key
from yingdan.customers.rules.phones import canonical
from yingdan.customers.services.importing import owned, teams_of
from yingdan.kernel import search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.platform.resources.spec import Values

_TEXTS = ("short_name", "industry", "province", "city", "address", "website", "grade", "level", "source", "note")
_PLAIN = ("latitude", "longitude", "employees", "annual_revenue", "founded_year", "next_contact_at")


def columns(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of the customers; raises `Invalid` for a credit code whose check digit is wrong."""
    teams = teams_of(actor, rows)
    return [_columns(actor, row, teams) for row in rows]


def _columns(actor: Actor, row: Values, teams: dict[int | None, int | None]) -> dict[str, Any]:
    name, phone = clean(row.get("name") or ""), canonical(row.get("phone") or "")
    made = {
        **owned(actor, row, teams),
        "name": name,
        "name_key": name_key(name),
        "phone": phone,
        "credit_code": _code(row.get("credit_code")),
        "status": row.get("status") or "prospect",
        "tags": row.get("tags") or [],
        "parent_id": row.get("parent"),
        "search": search.vector([name, row.get("short_name") or ""], [phone]),
    }
    made.update((field, row.get(field) or "") for field in _TEXTS)
    made.update((field, row.get(field)) for field in _PLAIN)
    return made


def _code(written: str | None) -> str | None:
    code = codes.normalised(written or "")
    if code and not codes.is_valid(code):
        raise invalid("credit_code", "credit_code_invalid")
    return code or None
