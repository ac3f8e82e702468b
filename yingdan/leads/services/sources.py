"""Sources of leads: made, changed, moved in their tree, removed."""

from typing import Any

from django.db import connection

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.leads.models import Lead, Source
from yingdan.platform.resources.filling import fill
from yingdan.platform.resources.spec import Values
from yingdan.platform.services import events

# One transaction at a time changes the tree: two moves could close a circle.
_LOCK = "select pg_advisory_xact_lock(hashtext('leads_source_tree'))"
_MOVE = """
update leads_source s set path = %(new)s::ltree || subpath(s.path, nlevel(%(old)s::ltree) - 1)
where s.path <@ %(old)s::ltree and s.id <> %(id)s
"""
_STRAIGHTEN = """
with recursive line(id, path) as (
    select id, id::text::ltree from leads_source where parent_id is null
    union all select s.id, line.path || s.id::text from leads_source s join line on s.parent_id = line.id
)
update leads_source s set path = line.path from line where line.id = s.id and s.path <> line.path
"""
# What a lead without a named source comes from, by the way it came in.
DEFAULT_NAMES = {
    "web_form": ("网站表单", "Web form"),
    "card": ("名片", "Business card"),
    "import": ("导入", "Import"),
    "phone": ("电话", "Telephone"),
    "walk_in": ("到访", "Walk-in"),
    "referral": ("转介绍", "Referral"),
    "partner": ("合作伙伴", "Partner"),
    "campaign": ("市场活动", "Campaign"),
    "exhibition": ("展会", "Exhibition"),
    "api": ("接口", "API"),
}


def create(actor: Actor, values: Values, confirm: bool = False) -> Source:
    """A new source."""
    actor.need("source.create")
    _lock()
    source = Source()
    _fill(source, values)
    source.path = "0.0"  # unique until the id is known; nobody else sees it
    source.save()
    source.path = _below(source.parent_id, source.id)
    source.save(update_fields=["path"])
    events.record(actor=actor, verb="source.created", resource="source", object_id=source.id, name=source.name)
    return source


def save(actor: Actor, source: Source, values: Values) -> None:
    """Changes a loaded and locked source; what is below goes with it."""
    _lock()
    before = source.path
    _fill(source, values)
    source.path = _below(source.parent_id, source.id)
    source.save()
    if source.path != before:
        with connection.cursor() as cursor:
            # The rows below keep their own tail: the path of their parent is replaced by the new one.
            parent = source.path.rpartition(".")[0]
            cursor.execute(_MOVE, {"new": parent, "old": before, "id": source.id})
    events.record(
        actor=actor, verb="source.updated", resource="source", object_id=source.id, name=source.name,
        fields=sorted(values),
    )  # fmt: skip


def remove(actor: Actor, source: Source) -> None:
    """Deletes a source that nothing came from; one with leads is closed instead, so that its figures stay."""
    if Source.objects.filter(parent=source).exists():
        raise Conflict("source_has_children", name=source.name)
    count = Lead.objects.filter(source=source)[:1000].count()
    if count:
        raise Conflict("source_has_leads", name=source.name, count=count)
    events.record(actor=actor, verb="source.deleted", resource="source", object_id=source.id, name=source.name)
    source.delete()


def default(kind: str, locale: str = "zh-CN") -> Source:
    """The source for leads that came in this way and name none: the oldest open one of its kind, made when missing."""
    rows = Source.objects.filter(kind=kind, closed=False).order_by("id")
    if (found := rows.first()) is not None:
        return found
    _lock()
    if (found := rows.first()) is not None:
        return found
    name = DEFAULT_NAMES[kind][locale == "en"]
    return create(Actor.system("first lead of this kind"), {"name": _free(name), "kind": kind})


def line_of(source_id: int | None, parents: dict[int, int | None]) -> list[int]:
    """A source and those above it."""
    found: list[int] = []
    while source_id is not None and source_id not in found:
        found.append(source_id)
        source_id = parents.get(source_id)
    return found


def straighten() -> None:
    """Computes all paths anew from the parents, after bulk work."""
    _lock()
    with connection.cursor() as cursor:
        cursor.execute(_STRAIGHTEN)


def _free(name: str) -> str:
    taken = set(Source.objects.filter(parent=None, name__startswith=name).values_list("name", flat=True))
    names = (name, *(f"{name} {n}" for n in range(2, len(taken) + 3)))
    return next(one for one in names if one not in taken)


def _fill(source: Source, values: Values) -> None:
    tidy: dict[str, Any] = {**values}
    for name in ("name", "code"):
        if name in tidy:
            tidy[name] = " ".join((tidy[name] or "").split())
    if "code" in tidy:
        tidy["code"] = tidy["code"] or None
    fill(source, "source", tidy)
    source.cost = source.cost or 0
    if not source.name:
        raise invalid("name", "required")
    if source.kind not in Source.KINDS:
        raise invalid("kind", "required")
    if source.starts_on and source.ends_on and source.ends_on < source.starts_on:
        raise invalid("ends_on", "end_before_start")
    others = Source.objects.exclude(id=source.id)
    if others.filter(parent=source.parent_id, name=source.name).exists():
        raise invalid("name", "source_name_taken", value=source.name)
    if source.code and others.filter(code=source.code).exists():
        raise invalid("code", "source_code_taken", value=source.code)


def _below(parent_id: int | None, source_id: int) -> str:
    if parent_id is None:
        return str(source_id)
    path = Source.objects.values_list("path", flat=True).get(id=parent_id)
    if str(source_id) in path.split("."):
        raise invalid("parent", "source_circle")
    return f"{path}.{source_id}"


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
