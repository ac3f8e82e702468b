"""Rows of an import as customers."""

from typing import Any

from yingdan.customers.rules import credit_code as codes
from yingdan.customers.rules.names import clean, name_key
from yingdan.customers.rules.phones import canonical
from yingdan.customers.services.importing import owned, teams_of
from yingdan.kernel import search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.org.selectors.territory import Places
from yingdan.platform.resources.spec import Values


def columns(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of the customers; raises `Invalid` for a credit code whose check digit is wrong."""
    teams = teams_of(actor, rows)
    places = Places()
    return [_columns(actor, row, teams, places) for row in rows]


def _columns(actor: Actor, row: Values, teams: dict[int | None, int], places: Places) -> dict[str, Any]:
    name, given = clean(row.get("name") or ""), row.get
    address = (given("province") or "", given("city") or "", given("district") or "")
    return {
        **owned(actor, row, teams),
        "name": name,
        "name_key": name_key(name),
        "short_name": given("short_name") or "",
        "credit_code": _code(given("credit_code")),
        "industry": given("industry") or "",
        "province": given("province") or "",
        "city": given("city") or "",
        "district": given("district") or "",
        "territory_id": places.territory(*address),
        "address": given("address") or "",
        "latitude": given("latitude"),
        "longitude": given("longitude"),
        "phone": canonical(given("phone") or ""),
        "website": given("website") or "",
        "status": given("status") or "prospect",
        "grade": given("grade") or "",
        "level": given("level") or "",
        "source": given("source") or "",
        "tags": given("tags") or [],
        "employees": given("employees"),
        "annual_revenue": given("annual_revenue"),
        "founded_year": given("founded_year"),
        "parent_id": given("parent"),
        "note": given("note") or "",
        "next_contact_at": given("next_contact_at"),
    }


def searched(record: Values) -> str:
    """What a customer is found by."""
    return search.vector((record["name"], record["short_name"]), (record["phone"],))


def _code(written: str | None) -> str | None:
    if not written:
        return None
    code = codes.normalised(written)
    if code and not codes.is_valid(code):
        raise invalid("credit_code", "credit_code_invalid")
    return code or None
