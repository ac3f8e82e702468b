"""What an import may fill: a resource's importable fields, its custom ones, and who first wrote the record and when."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import FieldDoesNotExist

from yingdan.kernel.actor import Actor
from yingdan.platform.exchange import cells, choices
from yingdan.platform.exchange.cells import Converter
from yingdan.platform.exchange.errors import RecipeProblem
from yingdan.platform.exchange.types import Rule
from yingdan.platform.resources import custom, hiding, spec
from yingdan.platform.resources.columns import model_field
from yingdan.platform.resources.spec import Choice, Field, Importer, Resource
from yingdan.platform.resources.values import choices_of

ORIGIN = (
    Field("created_at", ("创建时间", "Created at"), "datetime"),
    Field("created_by", ("创建人", "Created by"), "ref", ref="member"),
    Field("external_id", ("外部编号", "External ID"), max_length=100),
)


def importable() -> list[Resource]:
    """The resources that an import can fill."""
    return [resource for resource in spec.all_resources() if resource.importer]


def resource_of(name: str) -> Resource:
    """The importable resource of this name; raises `RecipeProblem` when there is none."""
    found = spec.get(name)
    if found is None or found.importer is None:
        raise RecipeProblem("import_resource_unknown", resource=name)
    return found


def importer_of(resource: Resource) -> Importer:
    """The importer of an importable resource."""
    if resource.importer is None:
        raise RecipeProblem("import_resource_unknown", resource=resource.name)
    return resource.importer


def fields_of(resource: Resource, actor: Actor) -> dict[str, Field]:
    """By name, the fields that the actor may fill."""
    own = {field.name: field for field in resource.fields}
    seen = hiding.seen(resource.name, own, actor)
    found = {name: field for name, field in seen.items() if field.importable}
    for field in ORIGIN:
        if not hiding.open_to(actor, resource.name, field.name):
            continue
        if _has(resource, field.name) and (field.name not in own or _plain_origin(own[field.name])):
            found.setdefault(field.name, own.get(field.name) or field)
    if resource.custom_fields:
        own = custom.fields_of(resource.name, fresh=True)
        more = hiding.seen(resource.name, own, actor)
        found.update({name: field for name, field in more.items() if field.importable})
    return found


def _plain_origin(field: Field) -> bool:
    return field.path == field.name


def _has(resource: Resource, name: str) -> bool:
    try:
        resource.model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True


def is_custom(field: Field) -> bool:
    """Whether the value lives in the record's `custom` JSON."""
    return field.name.startswith("c_")


def stored_path(resource: Resource, field: Field) -> str | None:
    """The ORM path at which the present value can be read; None for a value that only the importer understands."""
    if is_custom(field):
        return "custom"
    found, _ = model_field(resource.model, field.path)
    return field.path if found is not None and not found.many_to_many and not found.one_to_many else None


def blank_of(resource: Resource, field: Field) -> Any:
    """What a cleared field holds: null, or the empty text or list where the column takes no null."""
    if is_custom(field):
        return None
    found, nullable = model_field(resource.model, field.path)
    if found is None or nullable:
        return None
    return [] if field.type in ("tags", "multichoice") else "" if found.empty_strings_allowed else None


def converter(resource: Resource, field: Field, rule: Rule, coming: Iterable[str] = ()) -> Converter:
    """What turns a cell into a value of the field as it is stored (references are looked up elsewhere).

    `coming` are labels of choices that will be there when the import is written.
    """
    clean = (importer_of(resource).clean or {}).get(field.name)
    convert = _converter(field, rule, [Choice(label, (label, label)) for label in coming])
    if clean is None:
        return convert

    def converted(cell: object) -> Any:
        value = convert(cell)
        return (clean(value) or None) if isinstance(value, str) else value

    return converted


def _converter(field: Field, rule: Rule, coming: list[Choice]) -> Converter:
    match field.type:
        case "integer" | "decimal" | "money" | "percent":
            return cells.number(field)
        case "date":
            return cells.day(field, rule.format)
        case "datetime":
            return cells.instant(field, rule.format)
        case "boolean":
            return cells.boolean(field)
        case "choice":
            return choices.choice(field, [*coming, *choices_of(field)])
        case "multichoice":
            return choices.many(field, [*coming, *choices_of(field)])
        case "tags":
            return choices.tags(field)
        case "email":
            return cells.email(field)
    return cells.text(field)
