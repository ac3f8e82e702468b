"""Routes of gaps, remedies and plan reviews; those of 小李."""

from datetime import date

from tests.permissions.record import Record
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.remedies.models import Remedy, Review

_REMEDY, _REVIEW, _SIGNED = {"remedy_id": "remedy"}, {"review_id": "review"}, {"review_id": "review_signed"}
_SAVED = {"version": 1, "lines": [], "visits": []}

RESOURCES = {"remedy": "read only, of people within reach and what one assigned; see remedies/tests/test_remedies.py"}
RECORDS: dict[str, Record] = {
    "GET /api/remedies/{remedy_id}": Record(_REMEDY),
    "POST /api/remedies/{remedy_id}/completion": Record(_REMEDY, {"version": 1, "result": "好"}),
    "POST /api/remedies/{remedy_id}/withdrawal": Record(_REMEDY, {"version": 1, "result": "不用了"}),
    "POST /api/remedies/{remedy_id}/reopening": Record(_REMEDY, {"version": 1}, ok=409),
    "GET /api/plan-reviews/{review_id}": Record(_REVIEW),
    "PUT /api/plan-reviews/{review_id}": Record(_REVIEW, _SAVED),
    "POST /api/plan-reviews/{review_id}/discard": Record(_REVIEW, {"version": 1}, ok=204),
    "POST /api/plan-reviews/{review_id}/signature": Record(_REVIEW, {"version": 1}),
    "POST /api/plan-reviews/{review_id}/revision": Record(_SIGNED, ok=201),
    "GET /api/plan-reviews/{review_id}/standing": Record(_REVIEW),
    "POST /api/plan-reviews/{review_id}/checks": Record(_SIGNED, {"note": "按计划"}),
}


def remedies(owner: Member) -> dict[str, int | str]:
    """A remedy that is open, a review to sign and one that is signed."""
    day = clock.today()
    remedy = Remedy.objects.create(
        member=owner, team=owner.team, kind="urge", note="补足拜访", period="2031Q1", starts_on=date(2031, 1, 1),
        ends_on=date(2031, 3, 31), due_on=day, assigned_on=day,
    )  # fmt: skip
    month = date(2031, 1, 1)
    draft = Review.objects.create(member=owner, team=owner.team, month=month, number=1, chance_member=50)
    at = clock.now()
    signed = Review.objects.create(member=owner, team=owner.team, month=date(2031, 2, 1), number=1, status="signed",
                                   member_signed_at=at, manager_signed_at=at)  # fmt: skip
    return {"remedy": remedy.pk, "review": draft.pk, "review_signed": signed.pk}
