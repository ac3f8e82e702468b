"""The reception desk: receptions have a reach, the desk and its rotas are the company's."""

from typing import Any

from tests.permissions.record import Record
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.reception.models import Case, Reception, Rota, Turn

ENTRY = {"entry_id": "reception"}
_SETUP = "rotas and disputes are the company's; `reception.manage` has no reach"
_DESK = "the desk registers for the whole company; `reception.register` has no reach"
_SWAP = "an exchange is its two people's, see reception/tests/test_teams.py"

OWNED: dict[str, dict[str, Any]] = {}
RESOURCES = {
    "reception": "never changed by hand; shown by reach, see reception/tests/test_seeing.py",
    "reception_case": "never changed by hand; shown by reach, see reception/tests/test_seeing.py",
}
RECORDS = {
    "GET /api/reception/entries/{entry_id}": Record(ENTRY),
    "POST /api/reception/entries/{entry_id}/accept": Record(ENTRY),
    "POST /api/reception/entries/{entry_id}/give-back": Record(ENTRY, {"reason": "researcher", "note": "问卷"}),
    "POST /api/reception/entries/{entry_id}/cases": Record(ENTRY, {"claim": "我先接触"}, by="mate"),
}
SHARED: dict[str, str] = {
    "POST /api/reception/entries/{entry_id}/call": _DESK,
    "POST /api/reception/entries/{entry_id}/next": _DESK,
    "POST /api/reception/members/{member_id}/busy": _DESK,
    "POST /api/reception/swaps/{swap_id}/answer": _SWAP,
    "DELETE /api/reception/swaps/{swap_id}": _SWAP,
    "POST /api/reception/cases/{case_id}/decision": _SETUP,
    "PUT /api/reception/rotas/{rota_id}": _SETUP,
}


def receptions(owner: Member) -> dict[str, int | str]:
    """A visitor of 小李's, with a turn."""
    rota = Rota.objects.create(name="试验展厅", sequence=2)
    rota.seats.create(member=owner, place=1)
    turn = Turn.objects.create(rota=rota, number=2, kind="turn", at=clock.now(), member=owner)
    entry = Reception.objects.create(
        kind="visit", at=clock.now(), name="周先生", member=owner, team=owner.team, turn=turn, attribution="new"
    )
    case = Case.objects.create(reception=entry, claim="试验", state="open")
    return {"reception": entry.pk, "rota": rota.pk, "reception_case": case.pk}
