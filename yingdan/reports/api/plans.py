"""Routes: work plans, and their execution."""

from datetime import date
from typing import Any

from django.http import HttpRequest

from yingdan.kernel import clock
from yingdan.kernel.errors import Forbidden
from yingdan.kernel.http import Router, actor_of
from yingdan.org import selectors as org
from yingdan.reports.api import plan_shapes as shapes
from yingdan.reports.api.reports import Cursor, Node
from yingdan.reports.api.shapes import Kind
from yingdan.reports.models import Plan
from yingdan.reports.selectors import handed, reports
from yingdan.reports.selectors import plans as selectors
from yingdan.reports.services import answering, plans
from yingdan.reports.services.plans import Wanted

router = Router(tags=["work plans"])


def _sheet(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    return selectors.sheet(actor_of(request), plan)


@router.get("/mine", permission=reports.WRITE, response=shapes.PlanOut)
def mine(request: HttpRequest, kind: Kind = "day", day: date | None = None) -> dict[str, Any]:
    """One's own plan of a span, with what it could hold besides."""
    member = org.member_of(actor_of(request).user_id)
    if member is None:
        raise Forbidden(permission=reports.WRITE)
    return _sheet(request, selectors.of_span(member, kind, day or clock.today()))


@router.put("/mine", permission=reports.WRITE, response=shapes.PlanOut)
def save(request: HttpRequest, body: shapes.PlanIn) -> dict[str, Any]:
    """All items of it."""
    wanted = [Wanted(**one.dict()) for one in body.items]
    return _sheet(request, plans.save(actor_of(request), body.kind, body.day, body.version, wanted))


@router.get("/execution", permission=reports.READ, response=shapes.ExecutionOut)
def execution(
    request: HttpRequest, kind: Kind = "day", day: date | None = None, node: Node = None, cursor: Cursor = ""
) -> dict[str, Any]:
    """The execution rate by person and span."""
    return selectors.execution(actor_of(request), kind, day or clock.today(), node, cursor)


@router.get("/handed-in", permission=reports.READ, response=shapes.HandedInOut)
def handed_in(
    request: HttpRequest, kind: Kind = "day", day: date | None = None, node: Node = None, show: handed.Show = "",
    cursor: Cursor = "",
) -> dict[str, Any]:  # fmt: skip
    """Who has handed in a plan, how it was answered, who has not."""
    return handed.page(actor_of(request), kind, day or clock.today(), node, show, cursor)


@router.post("/answers", permission=selectors.LEAD, response=shapes.OutcomeOut)
def answer_many(request: HttpRequest, body: shapes.AnswersIn) -> dict[str, Any]:
    """The same answer to many plans; tells for each that stays as it was why."""
    actor = actor_of(request)
    found = answering.answer_many(actor, [(one.id, one.version) for one in body.plans], body.verdict, body.note)
    left = [
        {"id": one.id, "name": one.name, "code": one.error.code, "message": one.error.message(actor.locale)}
        for one in found.left
    ]
    return {"done": found.done, "left": left}


@router.get("/members/{int:member_id}", permission=reports.READ, response=shapes.PlanOut)
def of_member(request: HttpRequest, member_id: int, kind: Kind = "day", day: date | None = None) -> dict[str, Any]:
    """Somebody's plan of a span, also where there is none."""
    member = reports.person(actor_of(request), member_id)
    return _sheet(request, selectors.of_span(member, kind, day or clock.today()))


@router.get("/{int:plan_id}", permission=reports.READ, response=shapes.PlanOut)
def one(request: HttpRequest, plan_id: int) -> dict[str, Any]:
    """A plan and what became of it."""
    return _sheet(request, selectors.get(actor_of(request), plan_id))


@router.post("/{int:plan_id}/answer", permission=selectors.LEAD, response=shapes.PlanOut)
def answer(request: HttpRequest, plan_id: int, body: shapes.AnswerIn) -> dict[str, Any]:
    """Approves it, or gives it back."""
    return _sheet(request, answering.answer(actor_of(request), plan_id, body.version, body.verdict, body.note))
