"""Routes of visits; an open visit and a plan of 小李."""

from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

from tests.permissions.record import Form, Record
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.visits.models import Consent, Plan, Visit
from yingdan.visits.selectors.setup import setup
from yingdan.visits.tests.making import photo_bytes

RESOURCES = {
    "visit": "read only, of people within reach; see visits/tests/test_seeing.py",
    "visit_plan": "read only, of people within reach; see visits/tests/test_seeing.py",
}
_VISIT = {"uuid": "visit_uuid"}
_PHOTO = photo_bytes()
_WHEN = {"at": clock.now().isoformat(), "sent_at": clock.now().isoformat()}
_SAMPLE: dict[str, Any] = {"latitude": 30, "longitude": 120, "accuracy": 9, "taken_at": clock.now().isoformat()}
RECORDS: dict[str, Record] = {
    "POST /api/visits/{uuid}/steps": Record(
        _VISIT, {**_WHEN, "uuid": str(uuid4()), "key": "note", "answer": {"text": "好"}}
    ),
    "POST /api/visits/{uuid}/photos": Record(
        _VISIT,
        Form(
            uuid=str(uuid4()), step="photo", taken_at=clock.now().isoformat(), source="camera",
            sha256=sha256(_PHOTO).hexdigest(), file=_PHOTO,
        ),
    ),
    "GET /api/visits/{uuid}/photos": Record(_VISIT),
    "POST /api/visits/{uuid}/signals": Record(_VISIT, {**_WHEN, "samples": [_SAMPLE]}, ok=204),
    "POST /api/visits/{uuid}/end": Record(_VISIT, {**_WHEN, "result": "谈妥"}),
    "POST /api/visits/{uuid}/abandon": Record(_VISIT, {**_WHEN, "reason": "店主不在"}),
}  # fmt: skip


def visits(owner: Member) -> dict[str, int | str]:
    """A visit in progress, and one planned for tomorrow."""
    Consent.objects.create(member=owner, notice_version=setup().notice_version)
    customer, now = Customer.objects.get(name="大华公司"), clock.now()
    mine: dict[str, Any] = {"member": owner, "team": owner.team, "customer": customer}
    visit = Visit.objects.create(
        uuid=uuid4(), purpose="serve", day=clock.today(), started_at=now, told_started_at=now, **mine
    )
    plan = Plan.objects.create(day=clock.today() + timedelta(1), **mine)
    return {"visit": visit.pk, "visit_uuid": str(visit.uuid), "visit_plan": plan.pk}
