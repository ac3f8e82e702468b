"""The mapping of a lead's fields as it is set, and the values that it gives for one lead."""

from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.leads.models import FieldRoute, Lead
from yingdan.leads.rules import mapping
from yingdan.leads.rules.mapping import TARGETS, Named, Route
from yingdan.platform.resources import custom, spec
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.spec import Field

# What the product itself keeps of a lead says nothing about a customer.
NEVER = frozenset(
    {
        "name", "status", "score", "owner", "team", "territory", "invalid_reason", "external_id", "created_by",
        "created_at", "updated_at", "owned_since", "last_followup_at", "contacted_at", "qualified_at", "invalid_at",
        "converted_at", "converted_customer", "converted_contact", "converted_deal", "same_lead", "same_customer",
    }
)  # fmt: skip


def routes() -> dict[Route, str]:
    """Where every field goes."""
    overrides = {(row.source, row.resource): row.field for row in FieldRoute.objects.all()}
    return mapping.routes(sources(), {name: targets(name) for name in TARGETS}, overrides)


def sources() -> list[Named]:
    """The fields of a lead that can go somewhere."""
    return [one for one in _fields("lead") if one.name not in NEVER]


def targets(resource: str) -> list[Named]:
    """The fields of a record that can be filled."""
    described = spec.get(resource)
    own = described.fields if described else ()
    written = {field.name for field in own if field.editable and field.type != "ref"}
    return [one for one in _fields(resource) if one.custom or one.name in written]


def proposed(actor: Actor, lead: Lead) -> dict[str, dict[str, Any]]:
    """Values for customer, contact and deal, as the forms take them; fields the actor may not write are left out."""
    found: dict[str, dict[str, Any]] = {name: {} for name in TARGETS}
    writable = {name: _writable(name, actor) for name in TARGETS}
    for (source, resource), field in routes().items():
        value = _value(lead, source)
        if value not in (None, "", []) and field in writable[resource]:
            found[resource][field] = _cut(value, writable[resource][field])
    firm = found["customer"].setdefault("name", lead.company or lead.name)
    if "phone" in found["contact"] and "name" in found["contact"] and found["customer"].get("phone") == lead.phone:
        del found["customer"]["phone"]  # it is the person's; a company without one keeps it
    found["deal"]["name"] = " · ".join(filter(None, (firm, lead.need[:40])))[:200]
    return found


def _value(lead: Lead, name: str) -> Any:
    if name.startswith("c_"):
        return lead.custom.get(name)
    if name == "source":
        return lead.source.name if lead.source else ""
    return getattr(lead, name)


def _cut(value: Any, field: Field) -> Any:
    """As JSON takes it, within the length of the field."""
    if isinstance(value, str):
        return value[: field.max_length] if field.max_length else value
    return value.isoformat() if hasattr(value, "isoformat") else value


def _writable(resource: str, actor: Actor) -> dict[str, Field]:
    described = spec.get(resource)
    if described is None or not actor.may(f"{resource}.create"):
        return {}
    return {name: field for name, field in Lens(described, actor).all_fields.items() if field.editable}


def _fields(resource: str) -> list[Named]:
    described = spec.get(resource)
    own = [_named(field, False) for field in described.fields] if described else []
    return own + [_named(field, True) for field in custom.fields_of(resource, fresh=True).values()]


def _named(field: Field, is_custom: bool) -> Named:
    choices = field.choices() if callable(field.choices) else field.choices
    return Named(field.name, *field.label, field.type, is_custom, frozenset(one.value for one in choices))
