"""Routes: the forecast of a node, and how good it has been."""

from dataclasses import asdict
from datetime import date
from typing import Any, Literal

from django.http import HttpRequest

from yingdan.forecast.api import shapes
from yingdan.forecast.rules import horizon
from yingdan.forecast.selectors import accuracy, outlook, page
from yingdan.forecast.selectors.setup import setup
from yingdan.forecast.services import calls
from yingdan.kernel import clock
from yingdan.kernel.http import Router, actor_of
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import nodes

router = Router(tags=["forecast"])


@router.get("", permission=calls.READ, response=shapes.OutlookOut)
def read(
    request: HttpRequest, node: str | None = None, period: str | None = None, day: date | None = None
) -> dict[str, Any]:
    """What the period brings, of the node and what is under it; without them one's own node and the present period.
    `day`: as the last snapshot until then had it."""
    actor, settings, today = actor_of(request), setup(), clock.today()
    ahead = horizon.ahead(today)
    first = next(one for one in ahead if one.kind == settings.cadence)
    span = periods.parse(period) if period else first
    place = nodes.find(actor, calls.READ, node)
    found = page.page(actor, place, span, day)
    lines = [_line(one, settings.stale_days) for one in found.lines]
    return {
        "period": {"key": span.key, "kind": span.kind, "start": span.start, "end": span.end},
        "periods": [one.key for one in ahead], "cadence": settings.cadence,
        "callable": day is None and span.kind == settings.cadence and span.end >= today,
        "days": page.days(),
        "at": found.run and found.run.at, "since": found.since,
        "can": {
            "submit": calls.may_submit(actor, place), "override": calls.may_override(actor, place),
            "manage": actor.may(calls.MANAGE),
        },
        "node": lines[0], "children": lines[1:],
    }  # fmt: skip


def _line(shown: page.Shown, stale_days: int) -> dict[str, Any]:
    return {
        **asdict(shown.outlook), "key": shown.outlook.key, "before": shown.before,
        "scores": [accuracy.score_out(one) for one in shown.scores],
        "own": page.said_out(shown.own, stale_days), "override": page.said_out(shown.override, stale_days),
    }  # fmt: skip


@router.get("/accuracy", permission=calls.READ, response=shapes.AccuracyOut)
def how_good(
    request: HttpRequest, node: str | None = None, kind: Literal["month", "quarter", "year"] = "month"
) -> dict[str, Any]:
    """Calls of periods that are over against what came, and what the figures rest on."""
    place = nodes.find(actor_of(request), calls.READ, node)
    head = {"key": place.key, "kind": place.kind, "id": place.id, "name": place.name}
    return {"node": head, "kind": kind, **accuracy.of(place, kind), "basis": accuracy.basis(outlook.last_run())}
