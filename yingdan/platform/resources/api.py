"""The routes that every resource has."""

from typing import Any

import orjson
from django.http import FileResponse, HttpRequest, HttpResponse

from yingdan.kernel import clock
from yingdan.kernel.http import Router, actor_of
from yingdan.kernel.permissions import SIGNED_IN
from yingdan.platform.resources import bulk as bulk_work
from yingdan.platform.resources import counting, grouping, pages, records, schemas, spec, stories
from yingdan.platform.resources.describe import describe
from yingdan.platform.resources.export import export as export_file
from yingdan.platform.resources.history import history as history_of
from yingdan.platform.resources.lens import Lens, open_lens
from yingdan.platform.resources.listing import Shown
from yingdan.platform.resources.lookup import lookup as found_by
from yingdan.platform.resources.search import search as search_all
from yingdan.platform.resources.timeline import timeline as timeline_of
from yingdan.platform.resources.values import said

router = Router(tags=["resources"])


def json(data: Any, status: int = 200) -> HttpResponse:
    """An answer that is known to have its declared shape; not checked again, for speed."""
    return HttpResponse(orjson.dumps(data), status=status, content_type="application/json; charset=utf-8")


@router.get("", permission=SIGNED_IN, response=schemas.ResourceSpecs)
def resources(request: HttpRequest) -> dict[str, Any]:
    """All resources that the actor may read."""
    actor = actor_of(request)
    lenses = [Lens(resource, actor, fresh=number == 0) for number, resource in enumerate(spec.all_resources())]
    return {"items": [describe(lens) for lens in lenses if lens.may("read")]}


@router.get("/{name}", permission="resource:read", response=schemas.ResourceSpec)
def resource(request: HttpRequest, name: str) -> dict[str, Any]:
    """One resource."""
    return describe(open_lens(name, actor_of(request), fresh=True))


@router.post("/{name}/query", permission="resource:read", response=schemas.Rows)
def query(request: HttpRequest, name: str, body: schemas.Query) -> HttpResponse:
    """A page of rows."""
    return json(pages.query(open_lens(name, actor_of(request)), body.asked(), body.shown()))


@router.post("/{name}/count", permission="resource:read", response=schemas.Counted)
def count(request: HttpRequest, name: str, body: schemas.Which) -> HttpResponse:
    """How many rows, up to 10,000."""
    return json(counting.count(open_lens(name, actor_of(request)), body.asked()))


@router.post("/{name}/group", permission="resource:read", response=schemas.Groups)
def group(request: HttpRequest, name: str, body: schemas.GroupBy) -> HttpResponse:
    """Groups with counts and sums."""
    lens = open_lens(name, actor_of(request))
    return json(grouping.group(lens, body.asked(), body.by, body.bucket, body.sums))


@router.get("/{name}/lookup", permission="resource:read", response=stories.Lookup)
def lookup(request: HttpRequest, name: str, q: str = "") -> dict[str, Any]:
    """Records to pick from."""
    return {"items": found_by(open_lens(name, actor_of(request)), q)}


@router.get("/{name}/{int:record_id}", permission="resource:read", response=schemas.Record)
def get(request: HttpRequest, name: str, record_id: int) -> HttpResponse:
    """One record."""
    return json(records.get(open_lens(name, actor_of(request)), record_id))


@router.post("/{name}", permission="resource:create", response={201: schemas.Record})
def create(request: HttpRequest, name: str, body: schemas.Create) -> HttpResponse:
    """A new record."""
    lens = open_lens(name, actor_of(request), "create", fresh=True)
    return json(records.create(lens, body.values, body.confirm), 201)


@router.patch("/{name}/{int:record_id}", permission="resource:edit", response=schemas.Record)
def patch(request: HttpRequest, name: str, record_id: int, body: schemas.Change) -> HttpResponse:
    """Changes some fields."""
    lens = open_lens(name, actor_of(request), "edit", fresh=True)
    return json(records.patch(lens, record_id, body.version, body.values))


@router.delete("/{name}/{int:record_id}", permission="resource:delete", response={204: None})
def delete(request: HttpRequest, name: str, record_id: int) -> HttpResponse:
    """Removes a record."""
    records.remove(open_lens(name, actor_of(request), "delete"), record_id)
    return HttpResponse(status=204)


@router.post("/{name}/bulk", permission="resource:edit", response=schemas.BulkResult)
def bulk(request: HttpRequest, name: str, body: schemas.Bulk) -> HttpResponse:
    """Edits or deletes many rows; the permission is that of the action."""
    lens = open_lens(name, actor_of(request), body.action, fresh=True)
    asked = body.asked(body.ids)
    return json(bulk_work.delete(lens, asked) if body.action == "delete" else bulk_work.edit(lens, asked, body.values))


@router.post("/{name}/undo", permission="resource:edit", response=schemas.BulkResult)
def undo(request: HttpRequest, name: str, body: schemas.Undo) -> HttpResponse:
    """Takes a bulk edit back."""
    return json(bulk_work.undo(open_lens(name, actor_of(request), "edit", fresh=True), body.token))


@router.post("/{name}/export", permission="resource:export", response=bytes)
def export(request: HttpRequest, name: str, body: schemas.Export) -> FileResponse:
    """The list as a file."""
    lens = open_lens(name, actor_of(request), "export")
    lens.need("read")
    shown = Shown([(one.field, one.desc) for one in body.sort], body.columns)
    file, _ = export_file(lens, body.asked(body.ids), shown, body.format)
    title = said(lens.resource.label_plural, lens.actor.locale)
    return FileResponse(file, as_attachment=True, filename=f"{title}-{clock.today():%Y%m%d}.{body.format}")


@router.get("/{name}/{int:record_id}/history", permission="resource:read", response=stories.History, by_alias=True)
def history(request: HttpRequest, name: str, record_id: int, cursor: str | None = None) -> HttpResponse:
    """Who changed what."""
    return json(history_of(open_lens(name, actor_of(request)), record_id, cursor))


@router.get("/{name}/{int:record_id}/timeline", permission="resource:read", response=stories.Timeline)
def timeline(request: HttpRequest, name: str, record_id: int, cursor: str | None = None) -> HttpResponse:
    """What happened."""
    return json(timeline_of(open_lens(name, actor_of(request)), record_id, cursor))


everywhere = Router(tags=["search"])


@everywhere.get("", permission=SIGNED_IN, response=stories.SearchResult)
def search(request: HttpRequest, q: str = "") -> HttpResponse:
    """Everything that matches, within scope."""
    return json({"groups": search_all(actor_of(request), q)})
