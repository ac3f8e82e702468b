"""A person's versions, the day by the card, the report by team."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.coverage.api import shapes
from yingdan.coverage.api.schemas import DraftIn
from yingdan.coverage.selectors import report, sheet, today
from yingdan.coverage.services import checking, drafting
from yingdan.kernel import clock
from yingdan.kernel.errors import invalid
from yingdan.kernel.http import Router, actor_of

router = Router(tags=["coverage"])
READ, EDIT = "coverage.read", "coverage.edit"


@router.get("/members/{int:member_id}", permission=READ, response=shapes.MemberSheet)
def versions(request: HttpRequest, member_id: int) -> dict[str, Any]:
    """The versions of somebody's card, and what may be done."""
    return sheet.of_member(actor_of(request), member_id)


@router.get("/members/{int:member_id}/day", permission=READ, response=shapes.Day)
def a_day(request: HttpRequest, member_id: int, day: date | None = None) -> dict[str, Any]:
    """The routes of a day – today, unless said otherwise – and their outlets in order."""
    return today.of_day(actor_of(request), member_id, day or clock.today())


@router.post("/members/{int:member_id}/check", permission=READ, response={204: None})
def check(request: HttpRequest, member_id: int) -> Status[None]:
    """Works out what deviates, now."""
    checking.check(actor_of(request), member_id)
    return Status(204, None)


@router.post("/members/{int:member_id}/draft", permission=EDIT, response={201: shapes.CardOut})
def draft(request: HttpRequest, member_id: int, body: DraftIn) -> Status[dict[str, Any]]:
    """A new version, not yet in force."""
    actor = actor_of(request)
    match body.source:
        case "card" if body.card_id is not None:
            card = drafting.copy(actor, member_id, body.card_id)
        case "taken_over" if body.member_id is not None:
            card = drafting.take_over(actor, member_id, body.member_id)
        case "present":
            card = drafting.propose(actor, member_id)
        case _:
            raise invalid("card_id" if body.source == "card" else "member_id", "required")
    return Status(201, sheet.of_card(actor, card.pk))


@router.get("/report", permission=READ, response=shapes.Report)
def by_team(request: HttpRequest, team: int | None = None) -> dict[str, Any]:
    """Deviations of the teams below one, and of its people."""
    return report.report(actor_of(request), team)
