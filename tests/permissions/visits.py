"""Routes of visits; an open visit and a plan of 小李."""

from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

from tests.permissions.record import Form, Record
from yingdan.conftest import actor_for
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.visits.models import Consent, Plan, PositionProposal, Visit
from yingdan.visits.selectors.setup import setup
from yingdan.visits.services import photos
from yingdan.visits.tests.making import photo_bytes

RESOURCES = {
    "visit": "read only, of people within reach; see visits/tests/test_planning.py",
    "visit_plan": "read only, of people within reach; see visits/tests/test_planning.py",
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
    "GET /api/visits/{uuid}/weather": Record(_VISIT),
    "GET /api/visits/customers/{customer_id}": Record({"customer_id": "customer"}),
    "GET /api/visits/customers/{customer_id}/plans": Record({"customer_id": "customer"}),
    "POST /api/visits/{uuid}/signals": Record(_VISIT, {**_WHEN, "samples": [_SAMPLE]}, ok=204),
    "POST /api/visits/{uuid}/end": Record(_VISIT, {**_WHEN, "result": "谈妥"}),
    "POST /api/visits/{uuid}/abandon": Record(_VISIT, {**_WHEN, "reason": "店主不在"}),
    "GET /api/visits/records/{visit_id}": Record({"visit_id": "visit"}),
    "GET /api/visits/photos/{photo_id}/marked": Record({"photo_id": "visit_photo"}),
    "POST /api/visits/proposals/{proposal_id}/decision": Record(
        {"proposal_id": "visit_proposal"}, {"accepted": True}
    ),
}  # fmt: skip
SHARED: dict[str, str] = {
    "PUT /api/visits/types/{type_id}": "types of visits are the company's; `visit_setup.manage` has no reach",
}


def visits(owner: Member) -> dict[str, int | str]:
    """A visit in progress, and one planned for tomorrow."""
    Consent.objects.create(member=owner, notice_version=setup().notice_version)
    customer, now = Customer.objects.get(name="大华公司"), clock.now()
    mine: dict[str, Any] = {"member": owner, "team": owner.team, "customer": customer}
    visit = Visit.objects.create(
        uuid=uuid4(), purpose="serve", day=clock.today(), started_at=now, told_started_at=now, **mine
    )
    place: dict[str, Any] = {"latitude": 30, "longitude": 120, "accuracy": 9}
    proposal = PositionProposal.objects.create(visit=visit, customer=customer, **place)
    photo = photos.keep(
        actor_for(owner), visit.uuid, photo_uuid=uuid4(), step="photo", taken_at=now, source="camera",
        sha256=sha256(_PHOTO).hexdigest(), content=_PHOTO,
    )  # fmt: skip
    plan = Plan.objects.create(day=clock.today() + timedelta(1), **mine)
    return {"visit": visit.pk, "visit_uuid": str(visit.uuid), "visit_plan": plan.pk, "visit_photo": photo.pk,
            "visit_proposal": proposal.pk}  # fmt: skip
