"""Routes of gaps, remedies and plan reviews; a remedy of 小李."""

from datetime import date

from tests.permissions.record import Record
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.remedies.models import Remedy

_REMEDY = {"remedy_id": "remedy"}

RESOURCES = {"remedy": "read only, of people within reach and what one assigned; see remedies/tests/test_remedies.py"}
RECORDS: dict[str, Record] = {
    "GET /api/remedies/{remedy_id}": Record(_REMEDY),
    "POST /api/remedies/{remedy_id}/completion": Record(_REMEDY, {"version": 1, "result": "好"}),
    "POST /api/remedies/{remedy_id}/withdrawal": Record(_REMEDY, {"version": 1, "result": "不用了"}),
    "POST /api/remedies/{remedy_id}/reopening": Record(_REMEDY, {"version": 1}, ok=409),
}


def remedies(owner: Member) -> dict[str, int | str]:
    """A remedy that is open."""
    day = clock.today()
    remedy = Remedy.objects.create(
        member=owner, team=owner.team, kind="urge", note="补足拜访", period="2031Q1", starts_on=date(2031, 1, 1),
        ends_on=date(2031, 3, 31), due_on=day, assigned_on=day,
    )  # fmt: skip
    return {"remedy": remedy.pk}
