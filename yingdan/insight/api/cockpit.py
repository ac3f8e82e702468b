"""Route: the cockpit."""

from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from ninja import Schema

from yingdan.deals.figures import fen
from yingdan.insight.selectors import cockpit
from yingdan.kernel import clock
from yingdan.kernel.http import Request, Router, ready
from yingdan.remedies.selectors import people as below
from yingdan.remedies.selectors.saying import gap_out, line_out
from yingdan.remedies.types import GapLine, GapOut
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import nodes
from yingdan.targets.types import Drill

router = Router(tags=["insight"])
READ = "remedy.read"


class NumberOut(Schema):
    """What a kind of forecast says, with its range and record (shares of 1)."""

    method: str
    amount: int | None
    low: int | None
    high: int | None
    mape: float | None
    bias: float | None
    periods: int


class SwingOut(Schema):
    """A deal that decides much; `warnings` are kinds of signals of its health."""

    id: int
    name: str
    customer: str
    owner: str
    owner_id: int | None
    stage: str
    fen: int
    chance: int
    expected_close: date | None
    swing: int
    warnings: list[str]


class RemedyLine(Schema):
    """A remedy under way."""

    id: int
    member: str
    kind: str
    note: str
    due_on: date
    late: bool


class PersonLine(GapLine):
    """Somebody behind, with the team."""

    team: str


class PeopleOut(Schema):
    """People behind through all levels: `behind` of `of` with a target as of `at`, the first of them in figures."""

    items: list[PersonLine]
    behind: int
    of: int
    at: datetime


class CockpitOut(Schema):
    """The cockpit of a node. `verbs`: how many right under it need which help, `of` how many there are; `remedies`:
    open and late ones, and outcomes of those measured."""

    gap: GapOut
    numbers: list[NumberOut]
    worst: list[GapLine]
    people: PeopleOut | None
    verbs: dict[str, int]
    deals: list[SwingOut]
    remedies: dict[str, int]
    items: list[RemedyLine]
    drill: Drill


@router.get("", permission=READ, response=CockpitOut)
def read(request: Request, node: str | None = None, period: str | None = None) -> HttpResponse:
    """Will we make it, who not, why, what now: of any node in reach, this quarter unless said otherwise."""
    actor = request.actor
    place = nodes.find(actor, READ, node)
    span = periods.parse(period) if period else periods.containing("quarter", clock.today())
    found = cockpit.read(actor, place, span)
    may = actor.reaches_team("remedy.edit", place.team) or (
        place.kind == "member" and nodes.reaches_member(actor, "remedy.edit", place.id, place.team)
    )
    gap = gap_out(found.gap, may)
    today = clock.today()
    return ready({
        "gap": {**gap, "children": []}, "numbers": found.numbers, "worst": [line_out(one) for one in found.worst],
        "people": _people(found.people),
        "verbs": found.verbs, "deals": [_swing(one) for one in found.deals], "remedies": found.remedies,
        "items": [
            {"id": one.pk, "member": one.member.name, "kind": one.kind, "note": one.note, "due_on": one.due_on,
             "late": one.due_on < today}
            for one in found.items
        ],
        "drill": cockpit.drill(found),
    })  # fmt: skip


def _people(found: below.People | None) -> dict[str, Any] | None:
    if found is None:
        return None
    items = [{**line_out(one.line), "team": one.team_name} for one in found.found]
    return {"items": items, "behind": found.behind, "of": found.of, "at": found.at}


def _swing(one: cockpit.Swing) -> dict[str, Any]:
    deal = one.deal
    return {
        "id": deal.id, "name": deal.name, "customer": deal.customer.name if deal.customer else "",
        "owner": deal.owner.name if deal.owner else "", "owner_id": deal.owner_id, "stage": deal.stage.name,
        "fen": fen(deal.amount), "chance": deal.probability, "expected_close": deal.expected_close, "swing": one.swing,
        "warnings": one.warnings,
    }  # fmt: skip
