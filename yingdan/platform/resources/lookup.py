"""Pickers: a few records by what somebody types."""

from typing import Any

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Coalesce

from yingdan.platform.resources import hiding, matching, spec
from yingdan.platform.resources.columns import title_path
from yingdan.platform.resources.keyset import Order
from yingdan.platform.resources.lens import Lens

SHOWN = 20
NOTHING = Value("", output_field=TextField())


def lookup(lens: Lens, q: str) -> list[dict[str, Any]]:
    """Up to 20 records; without a text those that the list shows first."""
    rows = lens.rows()
    if q.strip():
        rows = matching.apply(lens, rows, q)
    order = Order(lens, [])
    found = rows.annotate(**order.expressions, **labels(lens)).order_by(*order.complete())
    return [
        {"id": row["pk"], "label": row["_title"], "hint": row["_hint"]}
        for row in found.values("pk", "_title", "_hint")[:SHOWN]
    ]


def labels(lens: Lens) -> dict[str, Any]:
    """The expressions of a record's title and second line; the line is left out when it is hidden from the actor."""
    resource = lens.resource
    title = Coalesce(Cast(F(title_path(resource)), TextField()), NOTHING)
    hint = Coalesce(Cast(F(resource.hint), TextField()), NOTHING) if resource.hint and _told(lens) else NOTHING
    return {"_title": title, "_hint": hint}


def _told(lens: Lens) -> bool:
    """Whether the actor may see the field that the second line shows: an own one, or one of a record referred to."""
    first, *rest = lens.resource.hint.split("__")
    own = next((field for field in lens.resource.fields if field.path in (first, lens.resource.hint)), None)
    if own is None:
        return True
    if (seen := lens.fields.get(own.name)) is None or seen.masked:
        return False
    target = spec.get(own.ref) if rest and own.ref else None
    return target is None or hiding.open_to(lens.actor, target.name, rest[0])
