"""Routes of classes, warnings and losses; what they say about 小李's customer."""

from tests.permissions.record import Record
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.segments.models import ClassChange, Loss, LostReason, Pin, Proposal, Run, Scheme

_CUSTOMER = {"customer_id": "customer"}
_THEIRS = "shown to those who may see the customer; see segments/tests/test_seeing.py"
RESOURCES = {"class_change": _THEIRS, "class_proposal": _THEIRS, "customer_loss": _THEIRS}
RECORDS: dict[str, Record] = {
    "GET /api/segments/customers/{customer_id}": Record(_CUSTOMER),
    "PUT /api/segments/customers/{customer_id}/pin": Record(_CUSTOMER, {"grade": "A", "reason": "战略客户"}),
    "DELETE /api/segments/customers/{customer_id}/pin": Record(_CUSTOMER),
    "POST /api/segments/customers/{customer_id}/loss": Record(_CUSTOMER, {"reason_id": "$lost_reason"}),
    "POST /api/segments/customers/{customer_id}/return": Record(_CUSTOMER, {"note": "回来了"}, ok=409),
}
_SETUP = "how customers are classed is the company's; `segment.manage` has no reach"
SHARED: dict[str, str] = {
    "PUT /api/segments/schemes/{scheme_id}": _SETUP,
    "DELETE /api/segments/schemes/{scheme_id}": _SETUP,
    "POST /api/segments/schemes/{scheme_id}/preview": _SETUP,
    "GET /api/segments/runs/{run_id}": _SETUP,
    "POST /api/segments/runs/{run_id}/application": _SETUP,
    "POST /api/segments/runs/{run_id}/undo": _SETUP,
    "PUT /api/segments/reasons/{reason_id}": _SETUP,
}


def segments(owner: Member) -> dict[str, int | str]:
    """A fixed class, a change of it, a run that proposes another, and an earlier loss."""
    customer, now = Customer.objects.get(name="大华公司"), clock.now()
    scheme = Scheme.objects.create(name="按成交额")
    run = Run.objects.create(scheme=scheme, scheme_name=scheme.name, settings={}, made_at=now, status="preview")
    Pin.objects.create(customer=customer, reason="老客户", by=owner, at=now)
    change = ClassChange.objects.create(customer=customer, at=now, before="", after="B")
    proposal = Proposal.objects.create(run=run, customer=customer, before="B", after="A")
    loss = Loss.objects.create(customer=customer, lost_at=now, back_at=now)
    return {"class_change": change.pk, "class_proposal": proposal.pk, "customer_loss": loss.pk,
            "lost_reason": LostReason.objects.get_or_create(name="试验流失原因")[0].pk}  # fmt: skip
