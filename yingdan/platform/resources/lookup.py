"""Pickers: a few records by what somebody types."""

from typing import Any

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Coalesce

from yingdan.platform.resources import matching
from yingdan.platform.resources.columns import title_path
from yingdan.platform.resources.keyset import Order
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.spec import Resource

SHOWN = 20
NOTHING = Value("", output_field=TextField())


def lookup(lens: Lens, q: str) -> list[dict[str, Any]]:
    """Up to 20 records; without a text those that the list shows first."""
    rows = lens.rows()
    if q.strip():
        rows = matching.apply(lens.resource, rows, q)
    order = Order(lens, [])
    found = rows.annotate(**order.expressions, **labels(lens.resource)).order_by(*order.complete())
    return [
        {"id": row["pk"], "label": row["_title"], "hint": row["_hint"]}
        for row in found.values("pk", "_title", "_hint")[:SHOWN]
    ]


def labels(resource: Resource) -> dict[str, Any]:
    """The expressions of a record's title and second line."""
    title = Coalesce(Cast(F(title_path(resource)), TextField()), NOTHING)
    hint = Coalesce(Cast(F(resource.hint), TextField()), NOTHING) if resource.hint else NOTHING
    return {"_title": title, "_hint": hint}
