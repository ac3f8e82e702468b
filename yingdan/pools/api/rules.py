"""Recycling: rules, previews, runs, and what one record has to expect."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.kernel.http import Router, actor_of
from yingdan.pools.api import rule_schemas as shapes
from yingdan.pools.api.schemas import KindName
from yingdan.pools.models import Rule
from yingdan.pools.selectors import panel, previews, sweeps
from yingdan.pools.selectors.pools import get_administered
from yingdan.pools.services import exempting, previewing, rules, undoing_sweeps

router = Router(tags=["pools"])


@router.get("/{int:pool_id}/rules", permission="pool.read", response=shapes.Rules)
def of_pool(request: HttpRequest, pool_id: int) -> dict[str, Any]:
    """The rules of a pool, for its administrators."""
    pool = get_administered(actor_of(request), pool_id)
    return {"items": pool.rules.order_by("position", "id"), "date_fields": rules.date_fields(pool.kind)}


@router.post("/{int:pool_id}/rules", permission="pool.manage", response={201: shapes.RuleOut})
def create(request: HttpRequest, pool_id: int, body: shapes.RuleIn) -> Status[Rule]:
    """A new rule."""
    return Status(201, rules.save(actor_of(request), pool_id, None, None, body.dict()))


@router.put("/{int:pool_id}/rules/{int:rule_id}", permission="pool.manage", response=shapes.RuleOut)
def save(request: HttpRequest, pool_id: int, rule_id: int, body: shapes.RuleChange) -> Rule:
    """Changes a rule."""
    return rules.save(actor_of(request), pool_id, rule_id, body.version, body.settings())


@router.delete("/rules/{int:rule_id}", permission="pool.manage", response={204: None})
def remove(request: HttpRequest, rule_id: int) -> Status[None]:
    """Deletes a rule."""
    rules.remove(actor_of(request), rule_id)
    return Status(204, None)


@router.post("/{int:pool_id}/previews", permission="pool.manage", response=shapes.PreviewOut)
def preview(request: HttpRequest, pool_id: int, body: shapes.PreviewIn) -> dict[str, Any]:
    """What rules would recycle tonight and in the next 30 days."""
    drafts = None if body.rules is None else [_jsonable(one) for one in body.rules]
    return previews.summary(previewing.start(actor_of(request), pool_id, drafts))


def _jsonable(rule: shapes.RuleIn) -> dict[str, Any]:
    return {**rule.dict(), "counts_from": rule.counts_from.isoformat() if rule.counts_from else None}


@router.get("/previews/{int:preview_id}", permission="pool.manage", response=shapes.PreviewOut)
def preview_again(request: HttpRequest, preview_id: int) -> dict[str, Any]:
    """A preview that a job works on, or has finished."""
    return previews.summary(previews.get(actor_of(request), preview_id))


@router.get("/previews/{int:preview_id}/records", permission="pool.manage", response=shapes.PreviewRecords)
def preview_records(
    request: HttpRequest, preview_id: int, owner: int | None = None, day: date | None = None, tonight: bool = False,
    after: int = 0,
) -> dict[str, Any]:  # fmt: skip
    """The records behind a figure of a preview."""
    found = previews.get(actor_of(request), preview_id)
    return previews.records(found, owner=owner, day=day, tonight=tonight, after=after)


@router.get("/sweeps", permission="pool.read", response=shapes.Sweeps)
def runs(request: HttpRequest) -> dict[str, Any]:
    """The last runs of the recycling."""
    return sweeps.overview()


@router.get("/sweeps/{int:sweep_id}", permission="pool.read", response=shapes.Report)
def report(request: HttpRequest, sweep_id: int) -> dict[str, Any]:
    """The report of a run."""
    return sweeps.report(actor_of(request), sweep_id)


@router.post("/sweeps/{int:sweep_id}/undo", permission="pool.manage", response=shapes.Undone)
def undo(request: HttpRequest, sweep_id: int) -> dict[str, int]:
    """Takes a whole run back."""
    return undoing_sweeps.undo(actor_of(request), sweep_id)


@router.get("/records/{kind}/{int:record_id}", permission="pool.read", response=shapes.Panel)
def of_record(request: HttpRequest, kind: KindName, record_id: int) -> dict[str, Any]:
    """Until when a record stays, and what keeps it."""
    return panel.panel(actor_of(request), kind, record_id)


@router.put("/records/{kind}/{int:record_id}/lock", permission="pool.read", response=shapes.Panel)
def lock(request: HttpRequest, kind: KindName, record_id: int, body: shapes.LockIn) -> dict[str, Any]:
    """The owner keeps a record out of recycling."""
    exempting.lock(actor_of(request), kind, record_id, body.reason)
    return panel.panel(actor_of(request), kind, record_id)


@router.delete("/records/{kind}/{int:record_id}/lock", permission="pool.read", response=shapes.Panel)
def unlock(request: HttpRequest, kind: KindName, record_id: int) -> dict[str, Any]:
    """Gives the lock up."""
    exempting.unlock(actor_of(request), kind, record_id)
    return panel.panel(actor_of(request), kind, record_id)


@router.put("/records/{kind}/{int:record_id}/listing", permission="pool.read", response=shapes.Panel)
def put_on_list(request: HttpRequest, kind: KindName, record_id: int, body: shapes.ListIn) -> dict[str, Any]:
    """An administrator spares a record."""
    exempting.put_on_list(actor_of(request), kind, record_id, body.reason, body.until)
    return panel.panel(actor_of(request), kind, record_id)


@router.delete("/records/{kind}/{int:record_id}/listing", permission="pool.read", response=shapes.Panel)
def take_off_list(request: HttpRequest, kind: KindName, record_id: int) -> dict[str, Any]:
    """The record is subject to the rules again."""
    exempting.take_off_list(actor_of(request), kind, record_id)
    return panel.panel(actor_of(request), kind, record_id)
