"""Rows of an import as leads."""

from typing import Any

from yingdan.customers.rules.names import clean, name_key
from yingdan.customers.rules.phones import canonical
from yingdan.customers.services.importing import owned, teams_of
from yingdan.kernel import clock, search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.leads.rules import flow
from yingdan.leads.rules.naming import completed
from yingdan.leads.services import sources
from yingdan.org.selectors.territory import Places
from yingdan.platform.resources.spec import Values

_TEXTS = ("title", "wechat", "website", "industry", "province", "city", "district", "address", "need", "grade", "note")


def columns(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of the leads; raises `Invalid` for a row that names nobody. What names no source came by import."""
    teams, places = teams_of(actor, rows), Places()
    nameless = any(not row.get("source") for row in rows)
    fallback = sources.default("import", actor.locale).id if nameless else None
    return [{**_columns(actor, row, teams, places), "source_id": row.get("source") or fallback} for row in rows]


def _columns(actor: Actor, row: Values, teams: dict[int | None, int], places: Places) -> dict[str, Any]:
    phone, email = canonical(row.get("phone") or ""), (row.get("email") or "").strip().lower()
    name, company, contact = completed(*(clean(row.get(part) or "") for part in ("name", "company", "contact_name")))
    name = name or phone or email
    if not name:
        raise invalid("name", "required")
    return {
        **owned(actor, row, teams),
        **{text: row.get(text) or "" for text in _TEXTS},
        "name": name,
        "company": company,
        "company_key": name_key(company) if company else "",
        "contact_name": contact,
        "phone": phone,
        "email": email,
        "territory_id": places.territory(row.get("province") or "", row.get("city") or "", row.get("district") or ""),
        "employees": row.get("employees"),
        "campaign": {},
        "next_contact_at": row.get("next_contact_at"),
        **_state(row),
    }


def _state(row: Values) -> dict[str, Any]:
    """Status and moments as the file tells them. A lead that was converted stays so: its customer hangs on it."""
    status = "converted" if row.get("converted_at") else row.get("status") or "new"
    at = row.get("created_at") or clock.now()
    reason = row.get("invalid_reason") or "" if status == "invalid" else ""
    return {"status": status, "invalid_reason": reason, **flow.moments(status, row, at)}


def searched(record: Values) -> str:
    """What a lead is found by."""
    texts = dict.fromkeys((record["name"], record["company"], record["contact_name"]))
    return search.vector(texts, (record["phone"],))
