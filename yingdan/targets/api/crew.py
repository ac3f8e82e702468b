"""Routes: what it takes for everybody of a team, saved for all of them at once; changes and undoing them."""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Query, Schema
from pydantic import Field

from yingdan.kernel import clock
from yingdan.kernel.errors import invalid
from yingdan.kernel.http import Request, Router
from yingdan.targets.api.attainment import PeriodOut
from yingdan.targets.api.reverse import ActivityOut, Asked, ItemIn
from yingdan.targets.api.schemas import Id
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import changes, crew, nodes
from yingdan.targets.selectors.reverse import Ask
from yingdan.targets.services import activity

router = Router(tags=["activity"])
MOST = 3000


class CrewMemberOut(Schema):
    """Somebody's remaining target and what it takes; `closed` and `won` own deals stand behind the rates, `now` is what
    is meant already by kind."""

    member: int
    name: str
    team: int
    team_name: str
    target: int
    actual: int
    remaining: int
    win: float
    deal: float
    cycle: float
    closed: int
    won: int
    items: list[ActivityOut]
    now: dict[str, int]
    can_save: bool


class CrewOut(Schema):
    """Everybody with a target or activity targets below a team. What if: each one's rates move by the factor by which
    the team's are moved."""

    pipeline: int
    period: PeriodOut
    days: int
    people: list[CrewMemberOut]


class CrewItemsIn(Schema):
    """A person's week."""

    member: Id
    items: Annotated[list[ItemIn], Field(min_length=1, max_length=6)]


class AskedIn(Schema):
    """What the numbers were worked out for; kept with the change."""

    period: Annotated[str, Field(max_length=20)] | None = None
    pipeline: Id | None = None
    win: float | None = None
    deal: float | None = None
    cycle: float | None = None


class CrewIn(Schema):
    """Activity targets of many people of a team, from a day to a day."""

    team: Id
    starts_on: date
    ends_on: date
    people: Annotated[list[CrewItemsIn], Field(min_length=1, max_length=MOST)]
    asked: AskedIn = AskedIn()


class ChangeOut(Schema):
    """Activity targets set in one go."""

    id: int
    at: datetime
    by: str
    people: int
    team: str | None
    starts_on: date
    ends_on: date
    asked: dict[str, Any]
    undone_at: datetime | None
    undone_by: str | None
    can_undo: bool


class ChangesOut(Schema):
    """The newest changes first."""

    items: list[ChangeOut]


class SavedOut(Schema):
    """The change that was made or undone."""

    id: int
    people: int


@router.get("/what-it-takes/people", permission="target.read", response=CrewOut)
def read(request: Request, ask: Query[Asked]) -> Any:
    """Of everybody below a team in reach."""
    place = _team(request, ask.node)
    span = periods.parse(ask.period or str(clock.today().year))
    return crew.read(request.actor, place, span, Ask(ask.pipeline, ask.win, ask.deal, ask.cycle))


@router.put("/activity/people", permission="target.edit", response=SavedOut)
def save(request: Request, payload: CrewIn) -> Any:
    """Sets activity targets of many people below a team; each of them within reach of `target.edit`."""
    place = _team(request, f"team:{payload.team}")
    asked = {key: value for key, value in payload.asked.dict().items() if value is not None}
    wishes: dict[int, dict[str, int]] = {
        one.member: {item.kind: item.per_week for item in one.items} for one in payload.people
    }
    return activity.save(
        actor=request.actor, wishes=wishes,
        span=activity.Span(payload.starts_on, payload.ends_on, team=place.id, asked=asked),
    )  # fmt: skip


@router.get("/activity/changes", permission="target.read", response=ChangesOut)
def index(request: Request, node: str | None = None) -> Any:
    """The newest changes of a node in reach."""
    return {"items": changes.latest(request.actor, nodes.find(request.actor, "target.read", node))}


@router.post("/activity/changes/{int:change_id}/undo", permission="target.read", response=SavedOut)
def undo(request: Request, change_id: int) -> Any:
    """Puts back what was meant before; one's own, or with `target.edit` those of others."""
    return activity.undo(actor=request.actor, change_id=change_id)


def _team(request: Request, key: str | None) -> nodes.Place:
    place = nodes.find(request.actor, "target.read", key)
    if place.kind != "team":
        raise invalid("node", "bad_value")
    return place
