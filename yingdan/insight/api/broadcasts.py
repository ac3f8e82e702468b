"""Routes: broadcasts of the leaderboard, and who is not published."""

from datetime import time
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Schema, Status
from pydantic import Field

from yingdan.insight.models import Broadcast
from yingdan.insight.selectors import broadcasting, placing
from yingdan.insight.services import broadcasts as services
from yingdan.insight.services import telling
from yingdan.kernel import clock
from yingdan.kernel.http import Request, Router
from yingdan.org.models import Member
from yingdan.org.selectors import calendar as calendars
from yingdan.platform.notices import outbox
from yingdan.platform.resources.schemas import BigInt, Body
from yingdan.targets.selectors import tree as trees

router = Router(tags=["insight"])
PERMISSION = "insight.broadcast"


class Line(Body):
    """A board: told for the day, and from the beginning of a longer span."""

    metric: Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9_]+$")]
    by: Literal["person", "team", "region"] = "person"
    cumulative: Literal["week", "month", "quarter", "year"] = "month"


class BroadcastIn(Body):
    """When which boards go to whom: the company without a team."""

    team_id: BigInt | None = None
    version: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0
    enabled: bool = True
    morning: time | None = None
    evening: time | None = None
    workdays_only: bool = True
    boards: Annotated[list[Line], Field(min_length=1, max_length=5)]
    own_team: bool = False
    email: bool = True
    robot: bool = True
    sms: bool = False
    top: Annotated[int, Field(ge=3, le=20)] = 10


class Named(Schema):
    """A team or a member."""

    id: int
    name: str


class BroadcastOut(Schema):
    """A broadcast as it is set up."""

    id: int
    version: int
    team: Named | None
    enabled: bool
    morning: str | None
    evening: str | None
    workdays_only: bool
    boards: list[Line]
    own_team: bool
    email: bool
    robot: bool
    sms: bool
    top: int


class RunOut(Schema):
    """What went out: to how many people and groups; `missed` when the next one's time had come before it could."""

    id: int
    team: Named | None
    day: str
    slot: str
    missed: bool
    at: str
    people: int
    groups: int


class Broadcasts(Schema):
    """What is set up, and what went out lately. `company`: the reader may set up that of the company."""

    items: list[BroadcastOut]
    runs: list[RunOut]
    company: bool


class Preview(Schema):
    """What one would get oneself, and what a group would."""

    own: str
    brief: str
    group: str


class HideIn(Body):
    """Who is no longer published: one member or one team."""

    member_id: BigInt | None = None
    team_id: BigInt | None = None
    reason: Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")] = ""


class UnpublishedOut(Schema):
    """Somebody who is on no board."""

    id: int
    team: Named | None
    member: Named | None
    reason: str
    at: str
    by: str


class AllUnpublished(Schema):
    """Those within reach."""

    items: list[UnpublishedOut]


@router.get("/broadcasts", permission=PERMISSION, response=Broadcasts)
def index(request: Request) -> dict[str, Any]:
    """Broadcasts within reach."""
    actor = request.actor
    return {
        "items": broadcasting.broadcasts(actor), "runs": broadcasting.runs(actor),
        "company": actor.scope(PERMISSION) == "all",
    }  # fmt: skip


@router.put("/broadcasts", permission=PERMISSION, response=BroadcastOut)
def save(request: Request, body: BroadcastIn) -> dict[str, Any]:
    """Stores the broadcast of the company or of a team."""
    row = services.save(request.actor, body.team_id, body.version, _values(body))
    return broadcasting.shown(Broadcast.objects.select_related("team").get(pk=row.pk))


@router.post("/broadcasts/preview", permission=PERMISSION, response=Preview)
def preview(request: Request, body: BroadcastIn) -> dict[str, str]:
    """How it reads with the figures up to now; nothing is sent."""
    values = _values(body)
    services.checked(values)
    if body.team_id is not None:
        services.reached(request.actor, None, body.team_id)
    row = Broadcast(team_id=body.team_id, since=clock.now(), **values)
    slot: Literal["morning", "evening"] = "evening" if row.evening else "morning"
    day = telling.told_day(row, clock.today(), slot, calendars.load(row.team_id))
    boards = placing.read(row, day, trees.load())
    member = Member.objects.filter(id=request.actor.member_id or 0).values_list("id", "team_id").first()
    reader = telling.Reader(member[0] if member else 0, 0, member[1] if member else 0, ())
    found = telling.message(boards, reader, day, slot)
    language = "en" if request.actor.locale == "en" else "zh"
    locale = outbox.company_locale()
    group = [telling.title(day, slot, locale), *telling.group_lines(boards, row, locale)]
    return {"own": found[language], "brief": found[f"{language}_brief"], "group": "\n".join(group)}


@router.delete("/broadcasts/{int:broadcast_id}", permission=PERMISSION, response={204: None})
def remove(request: Request, broadcast_id: int) -> HttpResponse:
    """Removes a broadcast."""
    services.remove(request.actor, broadcast_id)
    return HttpResponse(status=204)


@router.get("/unpublished", permission=PERMISSION, response=AllUnpublished)
def unpublished(request: Request) -> dict[str, Any]:
    """Who is not published."""
    return {"items": broadcasting.unpublished(request.actor)}


@router.post("/unpublished", permission=PERMISSION, response={201: AllUnpublished})
def hide(request: Request, body: HideIn) -> Status[dict[str, Any]]:
    """Takes somebody off all boards, at once."""
    services.hide(request.actor, **body.dict())
    return Status(201, {"items": broadcasting.unpublished(request.actor)})


@router.delete("/unpublished/{int:unpublished_id}", permission=PERMISSION, response={204: None})
def show(request: Request, unpublished_id: int) -> HttpResponse:
    """Publishes them again."""
    services.show(request.actor, unpublished_id)
    return HttpResponse(status=204)


def _values(body: BroadcastIn) -> dict[str, Any]:
    values = body.dict(exclude={"team_id", "version"})
    for name in ("morning", "evening"):
        at = values[name]
        values[name] = at.replace(second=0, microsecond=0, tzinfo=None) if at else None
    return values
