"""Routes: the ledger of calls."""

from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.forecast.api import shapes
from yingdan.forecast.models import Call
from yingdan.forecast.selectors import ledger
from yingdan.forecast.services import calls
from yingdan.forecast.services.calls import Said
from yingdan.kernel.http import Router, actor_of
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import nodes

router = Router(tags=["forecast"])


def _out(call: Call) -> dict[str, Any]:
    return {
        "id": call.pk, "kind": call.kind, "commit": call.commit, "best": call.best, "instead_of": call.instead_of,
        "note": call.note, "by": call.by_name, "at": call.at,
    }  # fmt: skip


@router.get("/calls", permission=calls.READ, response=shapes.LedgerOut)
def entries(request: HttpRequest, node: str, period: str) -> dict[str, Any]:
    """Everything that was said of a node for a period."""
    place = nodes.find(actor_of(request), calls.READ, node)
    return {"items": [_out(one) for one in ledger.entries(place.kind, place.id, periods.parse(period).key)]}


@router.post("/calls", permission=calls.SUBMIT, response={201: shapes.EntryOut})
def submit(request: HttpRequest, body: shapes.SubmitIn) -> Status[dict[str, Any]]:
    """One's own call, or that of the team one leads."""
    said = Said(body.commit, body.best, body.note, body.seen)
    return Status(201, _out(calls.submit(actor_of(request), body.node, body.period, said)))


@router.post("/overrides", permission=calls.OVERRIDE, response={201: shapes.EntryOut})
def override(request: HttpRequest, body: shapes.SubmitIn) -> Status[dict[str, Any]]:
    """A superior's figure counts instead; the note says why."""
    said = Said(body.commit, body.best, body.note, body.seen)
    return Status(201, _out(calls.override(actor_of(request), body.node, body.period, said)))


@router.post("/overrides/withdrawal", permission=calls.OVERRIDE, response={201: shapes.EntryOut})
def withdraw(request: HttpRequest, body: shapes.WithdrawIn) -> Status[dict[str, Any]]:
    """What was submitted counts again."""
    return Status(201, _out(calls.withdraw(actor_of(request), body.node, body.period, body.note, body.seen)))
