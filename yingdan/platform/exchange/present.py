"""The records as they are now, to see what a row would change."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from yingdan.platform.exchange import anyof  # noqa: F401 - registers the look-up
from yingdan.platform.exchange.fields import is_custom, stored_path
from yingdan.platform.resources.cleaning import storable
from yingdan.platform.resources.columns import model_field
from yingdan.platform.resources.spec import Field, Resource, Values

if TYPE_CHECKING:
    from yingdan.platform.exchange.preparing import Row

NOTHING: tuple[Any, ...] = (None, "", [])


class Present:
    """Reads the mapped fields of existing records, and all importable ones of those that change."""

    def __init__(self, resource: Resource, known: Mapping[str, Field], mapped: Mapping[str, Field]) -> None:
        self.resource = resource
        self.known = _paths(resource, known)
        self.mapped = {name: self.known[name] for name in mapped if name in self.known}
        self.fields = known
        self.places = {name: _places(resource, known[name]) for name in self.mapped}

    def load(self, rows: Mapping[int, "Row"], *, lock: bool) -> None:
        """Fills `present` of the rows by record id; `lock` keeps others from changing them until the commit."""
        if not rows:
            return
        for row_id, values in self.read(sorted(rows), self.mapped, lock=lock).items():
            rows[row_id].present = values

    def whole(self, ids: list[int]) -> dict[int, Values]:
        """Every importable value of the records."""
        return self.read(ids, self.known, lock=False)

    def read(self, ids: list[int], paths: Mapping[str, str], *, lock: bool) -> dict[int, Values]:
        """Values by record id."""
        rows = self.resource.model._base_manager.filter(pk__any_of=ids).order_by("pk")
        if lock:
            rows = rows.select_for_update(of=("self",), no_key=True)
        found: dict[int, Values] = {}
        for row_id, *values in rows.values_list("pk", *paths.values()):
            found[row_id] = {
                name: (value or {}).get(name) if path == "custom" else value
                for (name, path), value in zip(paths.items(), values, strict=True)
            }
        return found

    def compare(self, row: "Row") -> None:
        """Sets which fields the row changes; a row that changes none is unchanged."""
        present = row.present or {}
        row.changed = tuple(
            name
            for name, value in row.values.items()
            if name in self.mapped and not self._same(name, value, present.get(name))
        )
        if not row.changed:
            row.status = "unchanged"

    def _same(self, name: str, new: Any, old: Any) -> bool:
        if new in NOTHING:
            return old in NOTHING
        one = self.fields[name]
        if is_custom(one):
            return bool(storable(new) == old)
        if isinstance(new, Decimal) and (places := self.places[name]) is not None:
            new = new.quantize(places, ROUND_HALF_UP)
        return bool(new == old)


def _paths(resource: Resource, fields: Mapping[str, Field]) -> dict[str, str]:
    found = {name: stored_path(resource, one) for name, one in fields.items()}
    return {name: path for name, path in found.items() if path}


def _places(resource: Resource, one: Field) -> Decimal | None:
    found, _ = model_field(resource.model, one.path)
    digits = getattr(found, "decimal_places", None)
    return Decimal(1).scaleb(-digits) if digits is not None else None
