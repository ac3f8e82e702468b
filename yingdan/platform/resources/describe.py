"""The description of a resource, as the web app gets it."""

from typing import Any

from yingdan.platform.resources import spec
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.spec import Field, Resource, Text
from yingdan.platform.resources.values import choices_of

ACTIONS = ("create", "edit", "delete", "export", "import", "assign")


def describe(lens: Lens) -> dict[str, Any]:
    """What the actor may know of a resource and do with it."""
    resource = lens.resource
    return {
        "name": resource.name,
        "label": pair(resource.label),
        "label_plural": pair(resource.label_plural),
        "title_field": resource.title_field,
        "path": resource.path,
        "fields": [describe_field(lens, field) for field in lens.all_fields.values()],
        "default_columns": [path for path in resource.default_columns if lens.find(path)],
        "default_sort": [{"field": path, "desc": desc} for path, desc in resource.default_sort if lens.find(path)],
        "scopes": list(resource.scopes),
        "group_fields": [path for path in resource.group_fields if lens.find(path)]
        + [name for name, field in lens.all_fields.items() if field.groupable and name not in resource.group_fields],
        "can": {action: may(lens, action) for action in ACTIONS},
        "create_via": resource.create_via or None,
        "searchable": resource.searchable,
        "custom_fields": resource.custom_fields,
    }


def may(lens: Lens, action: str) -> bool:
    """Whether the resource offers a verb and the actor holds its permission."""
    resource: Resource = lens.resource
    offered = {
        "create": resource.create is not None or bool(resource.create_via),
        "edit": resource.save is not None,
        "delete": resource.remove is not None,
        "import": resource.importer is not None,
    }
    return offered.get(action, True) and lens.may(action)


def pair(label: Text) -> dict[str, str]:
    """A text in both languages."""
    return {"zh": label[0], "en": label[1]}


def describe_field(lens: Lens, field: Field) -> dict[str, Any]:
    """One field."""
    found = spec.get(field.ref) if field.ref else None
    model_field = lens.model_field(field)
    return {
        "name": field.name,
        "label": pair(field.label),
        "type": field.type,
        "choices": _choices(field),
        "ref": field.ref or None,
        "ref_readable": bool(found and lens.actor.may(f"{found.group}.read")),
        "unit": pair(field.unit) if any(field.unit) else None,
        "help": pair(field.help) if any(field.help) else None,
        "sortable": field.sortable,
        "filterable": field.filterable,
        "groupable": field.groupable,
        "summable": field.summable,
        "editable": field.editable,
        "required": field.required,
        "importable": field.importable,
        "in_form": field.in_form and field.editable,
        "max_length": field.max_length or getattr(model_field, "max_length", None),
        "minimum": field.minimum,
        "maximum": field.maximum,
        "custom": field.name in lens.custom,
        "hidden_by_default": field.hidden_by_default,
        "width": field.width or None,
    }


def _choices(field: Field) -> list[dict[str, Any]] | None:
    if field.type not in ("choice", "multichoice", "tags"):
        return None
    found = choices_of(field)
    if field.type == "tags" and not found:
        return None
    return [{"value": one.value, "label": pair(one.label), "color": one.color or None} for one in found]
