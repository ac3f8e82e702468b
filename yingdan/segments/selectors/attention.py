"""How many customers need a word, of those within reach, and how one customer stands."""

from collections import Counter
from typing import Any

from yingdan.customers.selectors import customers_for, get_customer, narrow_customers, visible_customers
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.segments.models import ClassChange, Loss, Pin, Standing
from yingdan.segments.selectors import setup as keeping

MOST = 10_000


def overview(actor: Actor, scope: str) -> dict[str, Any]:
    """How many are under each warning, and whose visit is overdue: by class, where they can be counted. Counted to
    10,000, as lists count: `capped` means more than that."""
    rows = narrow_customers(visible_customers(actor), actor, scope).exclude(status="lost").order_by()
    late = rows.filter(standing__visit_due_on__lt=clock.today())
    grades = Counter(late.values_list("grade", flat=True)[: MOST + 1])
    visits = grades.total()
    return {
        "visits": _figure(visits),
        "visits_by_grade": [] if visits > MOST else [
            {"grade": grade, "count": grades[grade]} for grade in ("A", "B", "C", "") if grades[grade]
        ],
        "warnings": [
            {"warning": name, **_figure(rows.filter(standing__warning=name).values("id")[: MOST + 1].count())}
            for name in Standing.WARNINGS
        ],
        "worked_on": keeping.setup().worked_on,
    }  # fmt: skip


def _figure(found: int) -> dict[str, Any]:
    return {"count": min(found, MOST), "capped": found > MOST}


def panel(actor: Actor, customer_id: int) -> dict[str, Any]:
    """One customer: its class and why, its rhythm in figures, whether and why it was lost."""
    customer = get_customer(actor, customer_id)
    row = Standing.objects.filter(customer=customer).first()
    pin = Pin.objects.filter(customer=customer).first()
    loss = Loss.objects.filter(customer=customer, back_at=None).select_related("reason").first()
    change = ClassChange.objects.filter(customer=customer).order_by("-at", "-id").first()
    today, setup = clock.today(), keeping.setup()
    own = ("buy_gap", "buy_gaps", "buy_expected", "contact_gap", "contact_gaps", "contact_expected", "won_last",
           "contact_last", "visit_last", "visit_due_on", "warning", "won_year")  # fmt: skip
    facts = {name: getattr(row or Standing(), name) for name in own}
    return {
        **facts,
        "grade": customer.grade,
        "changed_at": change.at if change else None,
        "changed_why": change.reason if change else "",
        "pinned": pin.reason if pin else None,
        "pinned_by": pin.by_name if pin else "",
        "can_pin": _reaches(actor, "segment.pin", customer_id),
        "can_edit": _reaches(actor, "customer.edit", customer_id),
        "bought_days": (today - row.won_last).days if row and row.won_last else None,
        "silent_days": (today - row.contact_last).days if row and row.contact_last else None,
        "visit_days": (row.visit_due_on - today).days if row and row.visit_due_on else None,
        "visit_every": keeping.visits(setup)[customer.grade],
        "factor": setup.factor,
        "lost": customer.status == "lost",
        "lost_at": loss.lost_at if loss else None,
        "lost_reason": loss.reason.name if loss and loss.reason else "",
        "lost_reason_id": loss.reason_id if loss else None,
        "competitor": loss.competitor if loss else "",
        "lost_note": loss.note if loss else "",
    }


def _reaches(actor: Actor, permission: str, customer_id: int) -> bool:
    return actor.may(permission) and customers_for(actor, permission).filter(id=customer_id).exists()
