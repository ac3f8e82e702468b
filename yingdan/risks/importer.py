"""Rows of an import as risks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
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
# Whoever changes one of these in a risk that a rule raised takes it over from the rule.
TAKING = (
    "title", "kind", "why", "plan_b", "probability", "impact", "amount", "status", "reason", "owner_id", "review_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What the rows refer to: teams by owner, deals (customer and amount), and risks that there are already."""

    teams: Mapping[int | None, int]
    deals: Mapping[int, tuple[int | None, Decimal]]
    present: Mapping[int, Risk]
    review: date
    now: datetime


def columns(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of the risks; raises `Invalid` for a row without a title, about two things, or over without a reason."""
    wanted = {row["deal"] for row in rows if row.get("deal")}
    deals = Deal.objects.filter(id__among=sorted(wanted)).values_list("id", "customer_id", "amount")
    known = Known(
        teams_for(_owner(actor, row) for row in rows),
        {id: (customer, amount) for id, customer, amount in deals},
        {risk.pk: risk for risk in Risk.objects.filter(id__among=sorted({row["id"] for row in rows if row.get("id")}))},
        clock.today() + timedelta(setup().review_days),
        clock.now(),
    )
    return [_columns(actor, row, known) for row in rows]


def _columns(actor: Actor, row: Values, known: Known) -> dict[str, Any]:
    present = known.present.get(row.get("id") or 0)
    title = " ".join(str(row.get("title") or "").split())
    if not title:
        raise invalid("title", "required")
    owner = _owner(actor, row)
    likely, bad = int(row.get("probability") or USUAL), int(row.get("impact") or USUAL)
    points = matrix.score(likely, bad)
    deal, person, group = row.get("deal"), row.get("person"), row.get("group")
    customer, worth = known.deals.get(deal or 0, (row.get("customer"), None))
    if sum(one is not None for one in (deal or customer, person, group)) > 1:
        raise invalid("person" if person else "group", "risk_one_subject")
    about = subject(deal, customer, person, group)
    if present is not None and present.rule and about != present.subject:
        raise invalid("deal", "risk_one_subject")
    amount = worth if row.get("amount") is None else row["amount"]
    found = {
        "version": 1, "custom": {}, "external_id": row.get("external_id") or None, "owner_id": owner,
        "team_id": known.teams[owner], "created_by_id": row.get("created_by") or actor.member_id,
        "created_at": row.get("created_at"), "title": title, "kind": row.get("kind") or "market",
        "why": row.get("why") or "", "plan_b": row.get("plan_b") or "", "deal_id": deal, "customer_id": customer,
        "person_id": person, "group_id": group, "subject": about,
        "probability": likely, "impact": bad, "score": points, "level": matrix.level(points),
        "amount": amount, "amount_follows": _follows(deal, amount, worth, present),
        "review_on": row.get("review_on") or known.review, **_end(row, present, known.now),
    }  # fmt: skip
    if present is not None:
        found["taken_at"] = _taken(present, found, known.now)
    return found


def _follows(deal: int | None, amount: Decimal | None, worth: Decimal | None, present: Risk | None) -> bool:
    """Whether the amount goes on being the deal's: none was given, or that of the deal."""
    if deal is None:
        return False
    as_before = present is not None and (present.deal_id, present.amount) == (deal, amount)
    return present.amount_follows if present is not None and as_before else amount == worth


def _end(row: Values, present: Risk | None, now: datetime) -> dict[str, Any]:
    """How and when it ended; what ended before keeps that, also without words."""
    status, reason = row.get("status") or "open", str(row.get("reason") or "")[:500]
    if status in Risk.OPEN:
        return {"status": status, "reason": "", "ended_by": "", "ended_at": None}
    if present is not None and present.ended_at is not None:
        if not reason and present.reason:
            raise invalid("reason", "required")
        by = present.ended_by if (status, reason) == (present.status, present.reason) else "person"
        return {"status": status, "reason": reason, "ended_by": by, "ended_at": present.ended_at}
    if not reason:
        raise invalid("reason", "required")
    return {"status": status, "reason": reason, "ended_by": "person", "ended_at": now}


def _taken(present: Risk, found: Values, now: datetime) -> datetime | None:
    if not present.rule or present.taken_at is not None:
        return present.taken_at
    return now if any(getattr(present, name) != found[name] for name in TAKING) else None


def _owner(actor: Actor, row: Values) -> int | None:
    owner: int | None = row.get("owner", actor.member_id)
    return owner or None


def searched(record: Values) -> str:
    """What a risk is found by."""
    return search.vector([record["title"], record["why"], record["plan_b"]])
