"""Fields that a role may not see: how a field looks to one person, and how a masked value is written.

A hidden field is as if it did not exist. Of a masked one only the ends are shown, and nothing can be found, ordered,
grouped, written or searched by it, because each of these would tell the value bit by bit.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.kernel.ports import FieldCatalogue, HideableField, HideableFields
from yingdan.platform.resources import custom, spec
from yingdan.platform.resources.spec import Field, Resource

HIDDEN, MASKED = "hidden", "masked"
SEPARATORS = re.compile(r"([,，;；、/|]|转|ext\.?)")
HEAD, TAIL, LONG = 3, 4, 11


def as_seen(resource: str, field: Field, actor: Actor) -> Field | None:
    """The field as the actor may use it; None when it is not there for the actor."""
    if field.read and not actor.may(field.read):
        return None
    way = actor.hidden.get(f"{resource}.{field.name}")
    if way is None:
        return field
    if way != MASKED:
        return None
    return replace(
        field, masked=True, sortable=False, filterable=False, groupable=False, editable=False, importable=False,
        required=False,
    )  # fmt: skip


def seen(resource: str, fields: dict[str, Field], actor: Actor) -> dict[str, Field]:
    """Those of the fields that the actor may see."""
    shown = ((name, as_seen(resource, field, actor)) for name, field in fields.items())
    return {name: field for name, field in shown if field is not None}


def shown(actor: Actor, resource: str, name: str, value: Any) -> Any:
    """A value on a page that does not read through a lens: as it is, masked, or emptied."""
    way = actor.hidden.get(f"{resource}.{name}")
    if way is None or value is None:
        return value
    return mask(value) if way == MASKED and isinstance(value, str) else "" if isinstance(value, str) else None


def open_to(actor: Actor, resource: str, name: str) -> bool:
    """Whether the actor may use a field in full: find by it, order by it, write it."""
    return f"{resource}.{name}" not in actor.hidden


def refuse(actor: Actor, resource: str, values: Mapping[str, Any]) -> None:
    """Raises `Invalid` when something is given for a field that the actor may not use in full."""
    for name, value in values.items():
        if value not in (None, "", []) and not open_to(actor, resource, name):
            raise invalid(name, "not_editable", field=name)


def mask(text: str) -> str:
    """13812345678 → 138****5678; each number of several by itself; a short one keeps its last four digits."""
    return "".join(part if n % 2 else _masked(part) for n, part in enumerate(SEPARATORS.split(text)))


def _masked(text: str) -> str:
    places = [place for place, character in enumerate(text) if character.isdigit()]
    head = HEAD if len(places) >= LONG else 0
    tail = TAIL if len(places) > TAIL + 2 else 0
    covered = set(places[head : len(places) - tail])
    return "".join("*" if place in covered else character for place, character in enumerate(text))


def hideable(resource: Resource, field: Field) -> bool:
    """Whether a field can be kept from a role: not what records are called and found by, and not what figures,
    boards and timelines are made of – there the value would show through."""
    never = {resource.title_field, *resource.searched, *resource.shown_elsewhere}
    return not field.required and field.name not in never


def _listing() -> list[HideableFields]:
    found = []
    for resource in spec.all_resources():
        own = [field for field in resource.fields if hideable(resource, field)]
        more = custom.fields_of(resource.name, fresh=True).values() if resource.custom_fields else ()
        fields = tuple(HideableField(one.name, one.label, one.type == "phone") for one in (*own, *more))
        found.append(HideableFields(resource.name, resource.label, f"{resource.group}.read", fields))
    return [one for one in found if one.fields]


def _permission(name: str) -> str:
    resource = spec.get(name)
    return f"{resource.group if resource else name}.read"


CATALOGUE = FieldCatalogue(_listing, _permission)
