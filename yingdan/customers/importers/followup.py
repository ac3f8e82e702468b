"""Rows of an import as follow-ups."""

from typing import Any

from django.db import connection

from yingdan.customers import types
from yingdan.customers.services.importing import owned, teams_of
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.platform.resources.spec import Values

# The customer's last contact is the latest of all; the next one is what the latest follow-up planned.
_TOUCH = """
update customers_customer c set last_followup_at = f.happened_at,
       next_contact_at = coalesce(f.next_contact_at,
                                  case when c.next_contact_at > f.happened_at then c.next_contact_at end)
from (select distinct on (customer_id) customer_id, happened_at, next_contact_at from customers_followup
      where customer_id = any(%s) order by customer_id, happened_at desc, id desc) f
where c.id = f.customer_id and c.last_followup_at is distinct from f.happened_at
"""


def columns(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of the follow-ups."""
    teams, now = teams_of(actor, rows), clock.now()
    return [_columns(actor, row, teams, row.get("happened_at") or row.get("created_at") or now) for row in rows]


def _columns(actor: Actor, row: Values, teams: dict[int | None, int], happened_at: Any) -> dict[str, Any]:
    return {
        **owned(actor, row, teams),
        "text": row.get("text") or "",
        "customer_id": row["customer"],
        "deal_id": row.get("deal"),
        "contact_id": row.get("contact"),
        "method": row.get("method") or "other",
        "happened_at": happened_at,
        "next_contact_at": row.get("next_contact_at"),
        "mentions": [],
        "file_ids": [],
    }


def after(actor: Actor, ids: list[int], rows: list[Values]) -> None:
    """Brings the last contact of customers and deals up to date."""
    with connection.cursor() as cursor:
        cursor.execute(_TOUCH, [sorted({row["customer"] for row in rows})])
    deals = sorted({row["deal"] for row in rows if row.get("deal")})
    for _, link in types.followup_links.items():
        link.refresh(deals)


changed = after
