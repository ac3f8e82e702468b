"""Rows of an import as risks."""

from datetime import timedelta
from typing import Any

from yingdan.deals.models import Deal
from yingdan.kernel import clock, search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.org.services.home import teams_for
from yingdan.platform.resources.spec import Values
from yingdan.risks.models import Risk
from yingdan.risks.rules import matrix
from yingdan.risks.selectors.setup import setup
from yingdan.risks.services.common import subject

USUAL = 3


def columns(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of the risks; raises `Invalid` for a row without a title or about two things."""
    teams = teams_for(_owner(actor, row) for row in rows)
    wanted = {row["deal"] for row in rows if row.get("deal")}
    deals = {id: (customer, amount) for id, customer, amount in
             Deal.objects.filter(id__in=wanted).values_list("id", "customer_id", "amount")}  # fmt: skip
    review = clock.today() + timedelta(setup().review_days)
    return [_columns(actor, row, teams, deals) | {"review_on": row.get("review_on") or review} for row in rows]


def _columns(actor: Actor, row: Values, teams: dict[int | None, int], deals: dict[int, Any]) -> dict[str, Any]:
    title = " ".join(str(row.get("title") or "").split())
    if not title:
        raise invalid("title", "required")
    owner, status = _owner(actor, row), row.get("status") or "open"
    over = status not in Risk.OPEN
    if over and not row.get("reason"):
        raise invalid("reason", "required")
    likely, bad = int(row.get("probability") or USUAL), int(row.get("impact") or USUAL)
    points = matrix.score(likely, bad)
    deal, person, group = row.get("deal"), row.get("person"), row.get("group")
    customer, amount = deals.get(deal or 0, (row.get("customer"), None))
    if sum(one is not None for one in (deal or customer, person, group)) > 1:
        raise invalid("person" if person else "group", "risk_one_subject")
    return {
        "version": 1, "custom": {}, "external_id": row.get("external_id") or None, "owner_id": owner,
        "team_id": teams[owner], "created_by_id": row.get("created_by") or actor.member_id,
        "created_at": row.get("created_at"), "title": title, "kind": row.get("kind") or "market",
        "why": row.get("why") or "", "plan_b": row.get("plan_b") or "", "deal_id": deal, "customer_id": customer,
        "person_id": person, "group_id": group, "subject": subject(deal, customer, person, group),
        "probability": likely, "impact": bad, "score": points, "level": matrix.level(points),
        "amount": amount if row.get("amount") is None else row["amount"],
        "amount_follows": row.get("amount") is None and deal is not None,
        "status": status, "reason": (row.get("reason") or "")[:500] if over else "",
        "ended_by": "person" if over else "", "ended_at": clock.now() if over else None,
    }  # fmt: skip


def _owner(actor: Actor, row: Values) -> int | None:
    owner: int | None = row.get("owner", actor.member_id)
    return owner or None


def searched(record: Values) -> str:
    """What a risk is found by."""
    return search.vector([record["title"], record["why"], record["plan_b"]])
