"""Puts validated values on a row: own fields by their columns, custom fields into the `custom` JSON."""

from typing import Any

from django.db.models import Model

from yingdan.platform.resources import spec
from yingdan.platform.resources.spec import Values


def fill(instance: Model, resource: str, values: Values) -> None:
    """Sets the columns behind `values` (by field name; references are ids). An emptied text is '', not null."""
    described = spec.get(resource)
    paths = {field.name: field.path for field in described.fields} if described else {}
    custom = {name: value for name, value in values.items() if name not in paths and name.startswith("c_")}
    custom.update(values.get("custom") or {})
    for name, value in values.items():
        if name in paths and name != "custom":
            _set(instance, paths[name], value)
    if custom:
        kept: dict[str, Any] = {**getattr(instance, "custom", {}), **custom}
        instance.custom = {name: value for name, value in kept.items() if value is not None}  # type: ignore[attr-defined]


def _set(instance: Model, path: str, value: Any) -> None:
    column: Any = instance._meta.get_field(path)
    if value is None and not column.null:
        value = column.get_default()
    setattr(instance, getattr(column, "attname", path), getattr(value, "pk", value))
