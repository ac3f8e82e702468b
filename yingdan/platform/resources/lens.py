"""A resource as one actor sees it: the readable fields, the rows in scope, and the columns that paths lead to."""

from typing import Any

from django.db.models import QuerySet

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, NotFound, invalid
from yingdan.platform.resources import custom, hiding, spec
from yingdan.platform.resources.columns import Column, Hop, model_field
from yingdan.platform.resources.spec import Field, Resource

ID = Field("id", ("编号", "ID"), "integer", editable=False, importable=False, hidden_by_default=True)
MAX_HOPS = 2


class Lens:
    """Built once for a request; `fresh` looks at the custom fields' definitions anew (for writes and descriptions)."""

    def __init__(self, resource: Resource, actor: Actor, *, fresh: bool = False) -> None:
        self.resource = resource
        self.actor = actor
        self.custom = self._custom(fresh=fresh)
        self.fields = hiding.seen(resource.name, {field.name: field for field in resource.fields}, actor)
        self._columns: dict[str, Column] = {}

    def _custom(self, *, fresh: bool = False) -> dict[str, Field]:
        if not self.resource.custom_fields:
            return {}
        return hiding.seen(self.resource.name, custom.fields_of(self.resource.name, fresh=fresh), self.actor)

    @property
    def all_fields(self) -> dict[str, Field]:
        """Own and custom fields that the actor may read."""
        return {**self.fields, **self.custom}

    def may(self, action: str) -> bool:
        """Whether the actor holds the resource's permission for an action."""
        return self.actor.may(f"{self.resource.group}.{action}")

    def need(self, action: str) -> None:
        """Raises `Forbidden` unless so."""
        self.actor.need(f"{self.resource.group}.{action}")

    def rows(self, action: str = "read") -> QuerySet[Any]:
        """The rows that the actor may read, edit or delete."""
        return self.resource.visible(self.actor, action).order_by()

    def scoped(self, scope: str | None) -> QuerySet[Any]:
        """The readable rows under a scope tab of the list."""
        rows = self.rows()
        if scope in (None, "", "all"):
            return rows
        if scope not in self.resource.scopes or self.resource.narrow is None:
            raise invalid("scope", "unknown_choice", value=str(scope)[:40])
        return self.resource.narrow(rows, self.actor, str(scope)).order_by()

    def column(self, path: str, where: str = "field") -> Column:
        """The column at a path (`amount`, `customer.industry`); `Invalid` about `where` when there is none."""
        if path not in self._columns:
            found = self.find(path)
            if found is None and ".c_" in f".{path}":
                custom.forget()
                self.custom = self._custom()
                found = self.find(path)
            if found is None:
                raise invalid(where, "unknown_field", field=path[:80])
            self._columns[path] = found
        return self._columns[path]

    def find(self, path: str) -> Column | None:
        """The column at a path, None when there is none or the actor may not see it."""
        *through, name = path.split(".")
        if len(through) > MAX_HOPS:
            return None
        return _walk(self, through, name, path)

    def model_field(self, field: Field) -> Any:
        """The model field behind a field of this resource, None for a computed or custom one."""
        return None if field.name in self.custom else model_field(self.resource.model, field.path)[0]

    def model_at(self, orm: str) -> Any:
        """The model field at an ORM path."""
        return model_field(self.resource.model, orm)[0]


def _walk(lens: Lens, through: list[str], name: str, path: str) -> Column | None:
    prefix = ""
    hops: list[Hop] = []
    here = lens
    for step in through:
        field = here.fields.get(step)
        target = spec.get(field.ref) if field and field.type == "ref" else None
        relation = model_field(here.resource.model, field.path)[0] if field else None
        if field is None or target is None or relation is None or not relation.is_relation:
            return None
        orm = f"{prefix}{field.path}"
        here = Lens(target, lens.actor)
        if not here.may("read"):
            return None
        hops.append(Hop(orm, _limit(here)))
        prefix = f"{orm}__"
    return _column(lens, here, name, path, prefix, tuple(hops))


def _limit(lens: Lens) -> QuerySet[Any] | None:
    """The visible rows; None when nothing limits them."""
    rows = lens.rows()
    return rows if rows.query.where or rows.query.is_sliced else None


def _column(lens: Lens, here: Lens, name: str, path: str, prefix: str, hops: tuple[Hop, ...]) -> Column | None:
    if name in here.custom:
        return Column(path, here.custom[name], f"{prefix}custom", hops, custom=True, nullable=True)
    field = here.fields.get(name) or (ID if name == "id" else None)
    if field is None:
        return None
    orm = f"{prefix}{field.path}"
    found, nullable = model_field(lens.resource.model, orm)
    masked = any(hop.rows is not None for hop in hops)
    related = bool(found is not None and found.is_relation)
    return Column(path, field, orm, hops, nullable=nullable or masked, related=related)


def open_lens(name: str, actor: Actor, action: str = "read", *, fresh: bool = False) -> Lens:
    """The lens for a resource by name: 404 for an unknown one, 403 without the permission."""
    resource = spec.get(name)
    if resource is None:
        raise NotFound("unknown_resource", resource=name[:40])
    lens = Lens(resource, actor, fresh=fresh)
    lens.need(action)
    return lens


def refused(resource: Resource, action: str) -> AppError:
    """The answer when a resource offers no such verb."""
    return AppError("not_offered", 405, resource=resource.name, action=action)
