"""Route: the workbench."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from ninja import Schema

from yingdan.insight.api.schemas import Drill, NodeOut
from yingdan.insight.selectors import workbench
from yingdan.kernel.errors import invalid
from yingdan.kernel.http import Request, Router, ready
from yingdan.targets.rules.progress import Progress
from yingdan.targets.selectors import nodes
from yingdan.targets.selectors.attainment import line_out
from yingdan.targets.types import LineOut

router = Router(tags=["insight"])
FORGOTTEN_DAYS = 30


class ProgressOut(Schema):
    """Target, actual and time."""

    target: int
    actual: int
    rate: float | None
    gap: int
    due: int
    time_gap: float | None
    elapsed: float


class StageOut(Schema):
    """Open deals of a stage."""

    stage: int
    name: str
    pipeline: str
    color: str
    count: int
    fen: int
    weighted: int
    drill: Drill


class ItemOut(Schema):
    """A record to look at; `path` is its page."""

    resource: str
    id: int
    name: str
    at: datetime | None
    fen: int | None
    owner: str | None
    path: str


class ListOut(Schema):
    """A list; `capped`: there are more than `count`. `drills` open all of it."""

    count: int
    capped: bool
    items: list[ItemOut]
    drills: list[Drill]


class WorkbenchOut(Schema):
    """The first page. `behind` is empty for a person."""

    node: NodeOut
    month_key: str
    month: LineOut
    month_elapsed: float
    year: ProgressOut
    behind: list[LineOut]
    stages: list[StageOut]
    overdue: ListOut
    today: ListOut
    forgotten: ListOut
    risky: ListOut


def _progress(found: Progress, elapsed: float) -> dict[str, Any]:
    return {
        "target": found.target, "actual": found.actual, "rate": found.rate, "gap": found.gap, "due": found.due,
        "time_gap": found.time_gap, "elapsed": elapsed,
    }  # fmt: skip


@router.get("", permission="insight.read", response=WorkbenchOut)
def read(request: Request, node: str | None = None, forgotten_days: int = FORGOTTEN_DAYS) -> HttpResponse:
    """One's own page; for those who see a team, the team's (`node=member:…` for one person's)."""
    if not 1 <= forgotten_days <= 3650:
        raise invalid("forgotten_days", "bad_value")
    place = nodes.find(request.actor, "insight.read", node)
    found = workbench.read(request.actor, place, forgotten_days)
    month = found.month
    return ready(
        {
            "node": {"key": place.key, "kind": place.kind, "id": place.id, "name": place.name},
            "month_key": month.period.key,
            "month": line_out(month.line),
            "month_elapsed": month.elapsed,
            "year": _progress(found.year, found.year_elapsed),
            "behind": [line_out(line) for line in found.behind],
            "stages": found.stages,
            **found.lists,
        }
    )
